// @ts-check
// Numbers that changed, as a table: what, from, to, and why.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { DataFrame } from "../../ui/frame.js";
import { Delta } from "../../ui/meter.js";
import { CrisisName, nationWord } from "../names.js";
import { word } from "../words.js";

/** Numbers of which more is worse. */
const WORSE = ["harm", "tension", "exposure"];

/** What a change is of, in words. @param {any} change @returns {string} */
export function subject({ quantity, about }) {
  switch (quantity) {
    case "trust":
      return t("How you see {nation}", { nation: nationWord(about) });
    case "trusted":
      return t("How {nation} sees you", { nation: nationWord(about) });
    case "tension":
      return t("Tension: {threat}", { threat: word("threats", about) });
    case "capability":
      return t("Units: {domain}", { domain: word("domains", about) });
    case "exposure":
      return t("Exposed to: {threat}", { threat: word("threats", about) });
    case "stability":
      return t("Stability of the world");
    default:
      return word("quantities", quantity);
  }
}

/** @param {{ changes: any[] }} props */
export function ChangeRows({ changes }) {
  return html`<${DataFrame} label=${t("What changed")}><table class="data">
    <thead>
      <tr>
        <th scope="col">${t("What, and why")}</th>
        <th scope="col" class="is-number">${t("Now")}</th>
        <th scope="col" class="is-number">${t("Change")}</th>
      </tr>
    </thead>
    <tbody>${grouped(changes).map((group) => html`<${Group} key=${group.words} ...${group} />`)}</tbody>
  </table></${DataFrame}>`;
}

/** Changes of one number together, from its first value to its last. @param {any[]} changes */
function grouped(changes) {
  /** @type {Map<string, any>} */
  const groups = new Map();
  for (const change of changes) {
    const words = subject(change);
    const group = groups.get(words) ?? { words, quantity: change.quantity, before: change.before, causes: [] };
    group.after = change.after;
    group.causes.push(change);
    groups.set(words, group);
  }
  return [...groups.values()];
}

/** Where more is worse, a word says so as well as the colour. @param {{ by: number, isMoreWorse: boolean }} props */
function Change({ by, isMoreWorse }) {
  return html`<${Delta} by=${by} isMoreWorse=${isMoreWorse} />
    ${isMoreWorse && by !== 0 && html` <small>${by > 0 ? t("worse") : t("better")}</small>`}`;
}

/** A number and what moved it; the causes have the whole width below. @param {any} props */
function Group({ words, quantity, before, after, causes }) {
  const isMoreWorse = WORSE.includes(quantity);
  return html`<tr class="data__first">
      <th scope="row">${words}</th>
      <td class="is-number"><strong>${after}</strong></td>
      <td class="is-number"><${Change} by=${after - before} isMoreWorse=${isMoreWorse} /></td>
    </tr>
    <tr>
      <td colspan="3">
        <ul class="plain plain--tight" role="list">
          ${causes.map(
            (/** @type {any} */ one) =>
              html`<li>
              ${word("causes", one.cause)}
              ${one.crisis && html`: <${CrisisName} id=${one.crisis} />`}
              ${causes.length > 1 && html` <${Change} by=${one.after - one.before} isMoreWorse=${isMoreWorse} />`}
              </li>`,
          )}
        </ul>
      </td>
    </tr>`;
}
