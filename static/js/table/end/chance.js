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
      ${t("To check: work out the seal from the seed, as the rules say; it must be the one above.")} <a
        href=${`${page.rules}#chance`}
        target="_blank"
        rel="noopener">
        ${t("How")}
      </a>
    </p>
  </section>`;
}
