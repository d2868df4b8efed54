// @ts-check
// Who paid and who benefited: RP spent on the crises of others, and RP that others spent on one's own.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { DataFrame } from "../../ui/frame.js";
import { Icon } from "../../ui/icon.js";
import { me, view } from "../here.js";
import { NationName } from "../names.js";
import { rp } from "../words.js";

/** @param {{ cards: Record<string, any> }} props */
export function Paid({ cards }) {
  const most = Math.max(1, ...Object.values(cards).flatMap(({ given, received }) => [given, received]));
  return html`<section class="panel" aria-labelledby="paid-title">
    <div class="panel__head">
      <h2 class="panel__title" id="paid-title"><${Icon} name="record" />${t("Who paid, and who benefited")}</h2>
    </div>
    <${DataFrame} label=${t("Who paid, and who benefited")}><table class="data">
      <thead>
        <tr>
          <th scope="col">${t("Nation")}</th>
          <th scope="col">${t("Gave to others")}</th>
          <th scope="col">${t("Received from others")}</th>
        </tr>
      </thead>
      <tbody>${view.value.nation_order.map(
        (/** @type {string} */ id) => html`<tr class=${id === me.value ? "is-you" : ""}>
        <th scope="row"><${NationName} id=${id} /></th>
        <td><${Amount} n=${cards[id].given} most=${most} look="given" /></td>
        <td><${Amount} n=${cards[id].received} most=${most} look="received" /></td>
      </tr>`,
      )}</tbody>
    </table></${DataFrame}>
  </section>`;
}

/** @param {{ n: number, most: number, look: string }} props */
function Amount({ n, most, look }) {
  return html`<span class="amount">
    <svg class=${`amount__bar amount__bar--${look}`} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect width=${(n * 100) / most} height="8" />
    </svg>
    <span>${rp(n)}</span>
  </span>`;
}
