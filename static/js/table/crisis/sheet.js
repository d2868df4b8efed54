// @ts-check
// The coalition sheet of a crisis: nation by nation what is asked, what is pledged, and on which condition.

import { useState } from "preact/hooks";
import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { DataFrame } from "../../ui/frame.js";
import { Icon } from "../../ui/icon.js";
import { may, me, phase, view } from "../here.js";
import { NationName, nationWord } from "../names.js";
import { Term } from "../peek.js";
import { Lead } from "./lead.js";

/** @param {{ crisis: any }} props */
export function Sheet({ crisis }) {
  const allowed = may.value.crises?.[crisis.id] ?? {};
  const [leading, setLeading] = useState(false);
  const count = Object.keys(crisis.pledges).length;
  const all = view.value.nation_order;
  return html`<details class="crisis__part sheet" open=${phase.value === "diplomacy"}>
    <summary>
      <${Icon} name="coalition" />
      <span>${t("Coalition")}</span>
      <span class="chip">${t("{n} of {all} nations", { n: count, all: all.length })}</span>
      <${Icon} name="chevron-down" extra="icon--turn" />
    </summary>
    <p class="crisis__foot">
      ${convenerWords(crisis)} (<${Term} of="terms.convener" words=${t("convener")} />, <${Term} of="terms.fair_share" words=${t("fair share")} />)
    </p>
    <${DataFrame} label=${t("Coalition: {crisis}", { crisis: view.value.cards[crisis.card].title })}><table class="data data--tight">
      <thead>
        <tr>
          <th scope="col">${t("Nation")}</th>
          <th scope="col" class="is-number"><${Term} of="terms.ask" words=${t("Asked")} /></th>
          <th scope="col" class="is-number"><${Term} of="terms.pledge" words=${t("Pledged")} /></th>
        </tr>
      </thead>
      <tbody>${all.map((/** @type {string} */ id) => html`<${Row} key=${id} id=${id} crisis=${crisis} />`)}</tbody>
      <tfoot>
        <tr>
          <th scope="row">${t("Together, of {n} units needed", { n: crisis.units })}</th>
          <td class="is-number">${total(Object.values(crisis.asks))}</td>
          <td class="is-number"><strong>${total(Object.values(crisis.pledges).map((pledge) => pledge.units))}</strong></td>
        </tr>
      </tfoot>
    </table></${DataFrame}>
    ${
      canLead(allowed) &&
      (leading
        ? html`<${Lead} crisis=${crisis} allowed=${allowed} onDone=${() => setLeading(false)} />`
        : html`<button type="button" class="button" data-home onClick=${() => setLeading(true)}>
            <${Icon} name="edit" />
            ${allowed.can_ask ? t("Change asks, admit or let off") : t("Admit or let off")}
        </button>`)
    }
  </details>`;
}

/** @param {number[]} numbers */
const total = (numbers) => numbers.reduce((sum, one) => sum + one, 0);

/** Whether one may do anything about the pledges of others. @param {any} allowed */
const canLead = ({ can_ask: ask, can_release: release = [], can_decline: decline = [], can_admit: admit = [] }) =>
  ask || release.length + decline.length + admit.length > 0;

/** @param {any} crisis */
function convenerWords(crisis) {
  const { convener, target } = crisis;
  if (convener === me.value) return t("You convene this coalition: you say what each nation is asked for.");
  if (convener === target && !crisis.pledges[convener])
    return t("{nation} asks, until somebody pledges first and becomes the convener.", { nation: nationWord(convener) });
  return t("{nation} pledged first and convenes: it says what each nation is asked for.", {
    nation: nationWord(convener),
  });
}

/** @param {{ id: string, crisis: any }} props */
function Row({ id, crisis }) {
  const pledge = crisis.pledges[id];
  const declined = crisis.declined.includes(id);
  return html`<tr class=${id === me.value ? "is-you" : ""}>
    <th scope="row">
      <${NationName} id=${id} />
      ${id === crisis.convener && html` <${Icon} name="host" label=${t("convener")} extra="icon--inline" />`}
      ${(pledge || declined) && html`<${Small} pledge=${pledge} declined=${declined} />`}
    </th>
    <td class="is-number">${crisis.asks[id] ?? "–"}</td>
    <td class="is-number"><strong>${pledge ? pledge.units : "–"}</strong></td>
  </tr>`;
}

/** Condition and standing of a pledge, under the nation's name. @param {{ pledge: any, declined: boolean }} props */
function Small({ pledge, declined }) {
  const condition = pledge ? conditionWords(pledge.condition) : "";
  const met = !condition || pledge.stands;
  if (!condition && met && !pledge?.released && !declined) return null;
  return html`<small class="sheet__small">
    ${condition && html`<span>${condition}</span>`}
    ${!met && html`<span class="chip chip--warn"><${Icon} name="hourglass" />${t("not met yet")}</span>`}
    ${pledge?.released && html`<span class="chip">${t("let off")}</span>`}
    ${declined && html`<span class="chip chip--bad"><${Icon} name="stopped" />${t("not admitted")}</span>`}
  </small>`;
}

/** @param {any} condition @returns {string} empty without a condition */
export function conditionWords({ kind, nation, units }) {
  if (kind === "if_nation") return t("if {nation} pledges at least {n}", { nation: nationWord(nation), n: units });
  if (kind === "if_all") return t("if all pledges reach {n}", { n: units });
  return "";
}
