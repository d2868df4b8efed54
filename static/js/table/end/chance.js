// @ts-check
// Chance, opened: the seed that decided every draw, and how to check that it was fixed before the game began.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { page, view } from "../here.js";

export function Chance() {
  const { commitment, seed } = view.value.chance;
  return html`<section class="panel" aria-labelledby="chance-title">
    <div class="panel__head">
      <h2 class="panel__title" id="chance-title"><${Icon} name="chance" />${t("Chance, opened")}</h2>
    </div>
    <p>
      ${t("Every draw of this game came from one seed, whose seal was shown from the beginning.")}
    </p>
    <dl class="stack stack--tight">
      <div>
        <dt class="subtitle">${t("Seal, known since the beginning")}</dt>
        <dd><code class="hash">${commitment}</code>
        </dd>
      </div>
      ${
        seed &&
        html`<div><dt class="subtitle">${t("Seed, opened now")}</dt><dd><code class="hash">${seed}</code></dd></div>`
      }
    </dl>
    <p class="field__hint">
      ${t("To check: the SHA-256 of the seed’s 32 bytes must be the seal.")}${" "}
      <a href=${`${page.rules}#rule-1.6`} target="_blank" rel="noopener">${t("Rule {rule}", { rule: "1.6" })}</a>
    </p>
  </section>`;
}
