// @ts-check
// Step 3: promises kept and broken; facts with names, nobody is shamed.

import { html } from "../../lib/dom.js";
import { t, tn } from "../../lib/i18n.js";
import { DataFrame } from "../../ui/frame.js";
import { Icon } from "../../ui/icon.js";
import { me } from "../here.js";
import { LapsedWords, lapsed } from "../lapsed.js";
import { CrisisName, NationName, nationWords } from "../names.js";

/** @param {any} reveal @returns {string} */
export function promisesHeadline({ pledges }) {
  const gone = lapsed().length;
  if (pledges.length === 0 && gone > 0)
    return tn(
      "The one promise lapsed: its condition was not met.",
      "All {n} promises lapsed: their conditions were not met.",
      gone,
    );
  if (pledges.length === 0) return t("Nobody had promised anything.");
  const broken = pledges.filter((/** @type {any} */ one) => !one.kept);
  if (broken.length === 0) return tn("The one promise was kept.", "All {n} promises were kept.", pledges.length);
  const names = [...new Set(broken.map((/** @type {any} */ one) => one.nation))];
  return t("{kept} of {all} promises were kept; broken by {nations}.", {
    kept: pledges.length - broken.length,
    all: pledges.length,
    nations: nationWords(/** @type {string[]} */ (names)),
  });
}

/** @param {{ reveal: any }} props */
export function Promises({ reveal }) {
  const gone = lapsed();
  if (reveal.pledges.length + gone.length === 0)
    return html`<p class="empty">
      ${t("Promises are made while talking, on a crisis’s card. They are remembered.")}
    </p>`;
  return html`<${DataFrame} label=${t("Promises")}><table class="data data--tight">
    <thead>
      <tr>
        <th scope="col">${t("Nation and crisis")}</th>
        <th scope="col" class="is-number">${t("Sent")}</th>
        <th scope="col">${t("Word")}</th>
      </tr>
    </thead>
    <tbody>
      ${reveal.pledges.map((/** @type {any} */ one) => html`<${Row} ...${one} />`)}
      ${gone.map((one) => html`<${Row} ...${one} />`)}
    </tbody>
  </table></${DataFrame}>`;
}

/** A promise and the deed; one that lapsed was never judged. @param {any} props */
function Row({ nation, crisis, promised, sent, kept }) {
  return html`<tr class=${nation === me.value ? "is-you" : ""}>
    <th scope="row"><${NationName} id=${nation} /><small class="data__about"><${CrisisName} id=${crisis} /></small></th>
    <td class="is-number">${kept === undefined ? "–" : t("{sent} of {promised}", { sent, promised })}</td>
    <td><${Word} kept=${kept} /></td>
  </tr>`;
}

/** @param {{ kept?: boolean }} props */
function Word({ kept }) {
  if (kept === undefined) return html`<${LapsedWords} />`;
  return kept
    ? html`<span class="chip chip--ok"><${Icon} name="check" />${t("kept")}</span>`
    : html`<span class="chip chip--bad"><${Icon} name="failed" />${t("broken")}</span>`;
}
