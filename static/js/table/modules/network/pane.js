// @ts-check
// Who works with whom, and who trusts whom: a ring to look at, and two tables that say the same in numbers.

import { useState } from "preact/hooks";
import { html } from "../../../lib/dom.js";
import { t } from "../../../lib/i18n.js";
import { DataFrame } from "../../../ui/frame.js";
import { Icon } from "../../../ui/icon.js";
import { Num } from "../../explain.js";
import { me, view } from "../../here.js";
import { NationMark, nation, nationWord } from "../../names.js";
import { Intro } from "../intro.js";
import { Ring } from "./ring.js";

/** How well two work together. @param {string} one @param {string} other @returns {number | undefined} */
export const together = (one, other) => view.value.ties?.interoperability[one]?.[other];

export function NetworkPane() {
  const [what, setWhat] = useState(/** @type {"work" | "trust"} */ ("work"));
  if (!view.value.ties) return null;
  const known = Object.keys(view.value.ties.interoperability).length > 0;
  const shown = known ? what : "trust";
  /** @param {"work" | "trust"} id @param {string} words */
  const choice = (id, words) => html`<button
    type="button"
    class="chip"
    aria-pressed=${String(shown === id)}
    onClick=${() => setWhat(id)}>
    ${words}
  </button>`;
  return html`<section class="panel" aria-labelledby="network-title">
    <div class="panel__head">
      <h2 class="panel__title" id="network-title"><${Icon} name="coalition" />${t("Network")}</h2>
    </div>
    <${Intro} of=${["exercises"]} />
    ${
      known &&
      html`<div class="channels" role="group" aria-label=${t("What the network shows")}>
        ${choice("work", t("Working together"))}${choice("trust", t("Trust"))}
      </div>`
    }
    <${Ring} what=${shown} />
    <p class="field__hint">
      ${
        shown === "work"
          ? t("How well each two nations’ units work together, 0 to 100. Numbers open to how they came about.")
          : t("How the nation of the row sees the nation of the column, 0 to 100; 50 is neither good nor bad.")
      }
    </p>
    <${Matrix} what=${shown} />
  </section>`;
}

/** @param {{ what: "work" | "trust" }} props */
function Matrix({ what }) {
  const order = view.value.nation_order;
  const title = what === "work" ? t("Working together") : t("Trust");
  return html`<${DataFrame} label=${title}>
    <table class="data data--tight matrix">
      <caption class="visually-hidden">${title}</caption>
      <thead>
        <tr>
          <td></td>
          ${order.map(
            (/** @type {string} */ id) => html`<th scope="col" class="is-number">
              <abbr title=${nationWord(id)}>${nation(id).code}</abbr>
            </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${order.map(
          (/** @type {string} */ one) => html`<tr class=${one === me.value ? "is-you" : ""}>
            <th scope="row"><span class="row row--tight"><${NationMark} id=${one} />${nation(one).code}<span class="visually-hidden">${nationWord(one)}</span></span></th>
            ${order.map((/** @type {string} */ other) => html`<td class="is-number"><${Cell} what=${what} one=${one} other=${other} /></td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  </${DataFrame}>`;
}

/** @param {{ what: "work" | "trust", one: string, other: string }} props */
function Cell({ what, one, other }) {
  if (one === other) return html`<span aria-hidden="true">·</span>`;
  const value = what === "work" ? together(one, other) : nation(one).trust[other];
  const names = { one: nationWord(one), other: nationWord(other) };
  const title = what === "work" ? t("{one} and {other} together", names) : t("Trust of {one} in {other}", names);
  const path = what === "work" ? ["ties", "interoperability", one, other] : ["nations", one, "trust", other];
  return html`<${Num} value=${value} title=${title} path=${path} />`;
}
