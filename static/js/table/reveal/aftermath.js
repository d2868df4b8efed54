// @ts-check
// The year in short: how the crises ended, what changed for you, and where the nations stand.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { DataFrame } from "../../ui/frame.js";
import { Icon } from "../../ui/icon.js";
import { me, view } from "../here.js";
import { CrisisName, NationName, nation, OutcomeChip } from "../names.js";
import { word } from "../words.js";
import { Changes, changesHeadline } from "./changes.js";
import { promisesHeadline } from "./promises.js";
import { worldHeadline } from "./world.js";

/** @param {{ reveal: any }} props */
export function Aftermath({ reveal }) {
  return html`<section class="panel" aria-labelledby="year-title">
      <div class="panel__head">
        <h2 class="panel__title" id="year-title"><${Icon} name="phase-aftermath" />${t("The year in short")}</h2>
      </div>
      <p class="reveal__headline">${worldHeadline(reveal)}</p>
      <ul class="plain" role="list">
        ${reveal.results.map(
          (/** @type {any} */ one) =>
            html`<li class="year__line">
            <${OutcomeChip} outcome=${one.outcome} /> <${CrisisName} id=${one.crisis} /> <${NationName} id=${one.target} />
            </li>`,
        )}
      </ul>
      <p>${promisesHeadline(reveal)}</p>
    </section>
    <section class="panel" aria-labelledby="you-title">
      <div class="panel__head">
        <h2 class="panel__title" id="you-title">
          <${Icon} name="user" />
          ${me.value ? t("What changed for you") : t("What changed")}
        </h2>
      </div>
      <p class="reveal__headline">${changesHeadline(reveal)}</p>
      <details open=${Boolean(me.value)}>
        <summary>
          <${Icon} name="explain" />
          ${t("In numbers, with causes")}
          <${Icon} name="chevron-down" extra="icon--turn" />
        </summary>
        <${Changes} reveal=${reveal} />
      </details>
    </section>
    <${Standings} />`;
}

/** Where all nations stand. */
function Standings() {
  const columns = ["gdp", "support", "record", "influence"];
  return html`<section class="panel" aria-labelledby="standings-title">
    <div class="panel__head">
      <h2 class="panel__title" id="standings-title"><${Icon} name="gdp" />${t("Where the nations stand")}</h2>
    </div>
    <${DataFrame} label=${t("All nations")}><table class="data">
      <thead>
        <tr>
          <th scope="col">${t("Nation")}</th>
          ${columns.map((one) => html`<th scope="col" class="is-number">${word("quantities", one)}</th>`)}
          <th scope="col" class="is-number">${t("Given")}</th>
          <th scope="col" class="is-number">${t("Received")}</th>
        </tr>
      </thead>
      <tbody>${view.value.nation_order.map(
        (/** @type {string} */ id) => html`<tr class=${id === me.value ? "is-you" : ""}>
        <th scope="row"><${NationName} id=${id} /></th>
        ${columns.map((one) => html`<td class="is-number">${nation(id)[one]}</td>`)}
        <td class="is-number">${nation(id).given}</td><td class="is-number">${nation(id).received}</td>
      </tr>`,
      )}</tbody>
    </table></${DataFrame}>
  </section>`;
}
