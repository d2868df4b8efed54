// @ts-check
// Step 4: what the round did to the world that all share.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { view } from "../here.js";
import { word } from "../words.js";
import { Stability } from "../world/pane.js";
import { ChangeRows } from "./rows.js";

/** @param {any} reveal @returns {any[]} */
const ofWorld = ({ changes }) =>
  changes.filter((/** @type {any} */ one) => one.of === "world" && one.before !== one.after);

/** @param {any} reveal @returns {string} */
export function worldHeadline(reveal) {
  const steps = ofWorld(reveal).filter(({ quantity }) => quantity === "stability");
  const by = steps.reduce((sum, { before, after }) => sum + after - before, 0);
  const { stability, tier } = view.value.world;
  const words = { stability, tier: word("tiers", tier).toLocaleLowerCase(), n: Math.abs(by) };
  if (by > 0) return t("The world is steadier by {n}: stability {stability}, {tier}.", words);
  if (by < 0) return t("The world is less stable by {n}: stability {stability}, {tier}.", words);
  return t("The world is as stable as before: {stability}, {tier}.", words);
}

/** @param {{ reveal: any }} props */
export function World({ reveal }) {
  const changes = ofWorld(reveal);
  return html`<${Stability} />
    ${
      changes.length > 0
        ? html`<${ChangeRows} changes=${changes} />`
        : html`<p class="empty">${t("Neither stability nor any tension has changed.")}</p>`
    }`;
}
