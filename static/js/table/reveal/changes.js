// @ts-check
// Step 5: what changed for you; for those who look on, what changed for each nation.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { me, view } from "../here.js";
import { NationName } from "../names.js";
import { listed, signed, word } from "../words.js";
import { ChangeRows } from "./rows.js";

const TELLING = ["support", "gdp", "influence", "record"];

/** What changed for a nation, and how others came to see it. @param {any} reveal @param {string} id @returns {any[]} */
export function changesOf({ changes }, id) {
  const own = changes.filter((/** @type {any} */ one) => one.of === id && one.quantity !== "trust");
  const seen = changes
    .filter((/** @type {any} */ one) => one.quantity === "trust" && one.about === id)
    .map((/** @type {any} */ one) => ({ ...one, quantity: "trusted", about: one.of }));
  return [...own, ...seen].filter(({ before, after }) => before !== after);
}

/** @param {any[]} changes @param {string} quantity */
const total = (changes, quantity) =>
  changes.filter((one) => one.quantity === quantity).reduce((sum, { before, after }) => sum + after - before, 0);

/** @param {any} reveal @returns {string} */
export function changesHeadline(reveal) {
  if (!me.value) return t("What changed for each nation.");
  const changes = changesOf(reveal, me.value);
  const words = TELLING.map((quantity) => [quantity, total(changes, quantity)])
    .filter(([, by]) => by !== 0)
    .map(([quantity, by]) => `${word("quantities", String(quantity))} ${signed(Number(by))}`);
  return words.length > 0 ? t("For you: {list}.", { list: listed(words) }) : t("For you nothing has changed.");
}

/** @param {{ reveal: any }} props */
export function Changes({ reveal }) {
  const all = me.value ? [me.value] : view.value.nation_order;
  return all.map((/** @type {string} */ id) => {
    const changes = changesOf(reveal, id);
    return html`${!me.value && html`<h3 class="subtitle"><${NationName} id=${id} /></h3>`}
      ${
        changes.length > 0
          ? html`<${ChangeRows} changes=${changes} />`
          : html`<p class="empty">${t("Nothing has changed.")}</p>`
      }`;
  });
}
