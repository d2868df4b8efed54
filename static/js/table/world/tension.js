// @ts-check
// How tense each threat is: the tenser, the likelier its crises, and the harder they strike.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { Severity } from "../../ui/meter.js";
import { Num } from "../explain.js";
import { view } from "../here.js";
import { word } from "../words.js";

export function Tension() {
  const threats = /** @type {[string, number][]} */ (Object.entries(view.value.world.tension));
  return html`<section class="panel" aria-labelledby="tension-title">
    <div class="panel__head"><h2 class="panel__title" id="tension-title"><${Icon} name="severity" />${t("Tension")}</h2>
    </div>
    <p class="field__hint">${t("The tenser a threat, the likelier and the harder its crises. 0 to 5.")}</p>
    <ul class="tension" role="list">
      ${threats.map(
        ([threat, level]) =>
          html`<li>
          <span class="need__label"><${Icon} name=${`threat-${threat}`} />${word("threats", threat)}</span>
          <${Num}
            value=${html`<${Severity} level=${level} words=${String(level)} />`}
            spoken=${level}
            title=${t("Tension: {threat}", { threat: word("threats", threat) })}
            path=${["world", "tension", threat]} />
          </li>`,
      )}
    </ul>
  </section>`;
}
