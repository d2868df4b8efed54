// @ts-check
// One's own nation: what it has, what it can send, how the others see it, what it wants to reach.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { Icon } from "../../ui/icon.js";
import { Meter } from "../../ui/meter.js";
import { Num } from "../explain.js";
import { me, view } from "../here.js";
import { NationMark, NationName, nation } from "../names.js";
import { Term } from "../peek.js";
import { word } from "../words.js";
import { Facts, Levels, QuantityTerm } from "../world/detail.js";

const OpenSeats = lazy(() => import("./seats.js"), "OpenSeats");

export function NationPane() {
  if (!me.value) return html`<${OpenSeats} />`;
  const own = nation(me.value);
  return html`<section class="panel" aria-labelledby="nation-title">
    <div class="panel__head">
      <h2 class="panel__title" id="nation-title">
        <${NationMark} id=${own.id} />
        ${own.name}
        <span class="nation-name__you">(${t("you")})</span>
      </h2>
    </div>
    ${
      own.fallen &&
      html`<p class="note note--warn">
        <${Icon} name="alert" />
        ${t("Your government has fallen: this round its standing orders count.")}
      </p>`
    }
    <${Meter}
      label=${html`<${QuantityTerm} quantity="support" />`}
      value=${html`<${Num}
        value=${own.support}
        title=${word("quantities", "support")}
        path=${["nations", own.id, "support"]} />`}
      now=${own.support}
      whole=${100}
      goal=${own.targets.support}
      mood=${own.support < 30 ? "bad" : ""} />
    <${Meter}
      label=${html`<${QuantityTerm} quantity="record" />`}
      value=${html`<${Num}
        value=${own.record}
        title=${word("quantities", "record")}
        path=${["nations", own.id, "record"]} />`}
      now=${own.record}
      whole=${200}
      goal=${100} />
    <${Facts} one=${own} />
    <${Levels} one=${own} />
    <${Trust} id=${own.id} />
    <${Targets} own=${own} />
  </section>`;
}

/** How the others see one; what they remember decides what they do. @param {{ id: string }} props */
function Trust({ id }) {
  const others = view.value.nation_order.filter((/** @type {string} */ other) => other !== id);
  return html`<details>
    <summary><${Icon} name="trust" />${t("How the others see you")}<${Icon} name="chevron-down" extra="icon--turn" />
    </summary>
    <div class="stack stack--tight">
      ${others.map((/** @type {string} */ other) => {
        const trust = nation(other).trust[id];
        return html`<${Meter}
          label=${html`<${NationName} id=${other} />`}
          value=${html`<${Num} value=${trust} title=${t("Trust in you")} path=${["nations", other, "trust", id]} />`}
          now=${trust}
          whole=${100}
          goal=${50} />`;
      })}
    </div></details>`;
}

/** @param {{ own: any }} props */
function Targets({ own }) {
  return html`<details>
    <summary>
      <${Icon} name="target" />
      ${t("What you set out to reach")}
      <${Icon} name="chevron-down" extra="icon--turn" />
    </summary>
    <p class="field__hint">${t("At the end each of four bars is held against your nation’s own target.")}</p>
    <dl class="facts">
      ${Object.entries(own.targets).map(
        ([bar, target]) => html`<dt><${Term} of=${`bars.${bar}`} /></dt><dd>${target}</dd>`,
      )}
    </dl>
  </details>`;
}
