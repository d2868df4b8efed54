// @ts-check
// The term of an offer that founds an agreement: its name, who is in it, its clauses and how it is left.

import { html } from "../../../lib/dom.js";
import { t, tn } from "../../../lib/i18n.js";
import { Stepper } from "../../../ui/stepper.js";
import { may, me, view } from "../../here.js";
import { NationMark, nationWord } from "../../names.js";
import { tenths, whyNot, word } from "../../words.js";
import { Choice } from "../choice.js";
import { Changed, Remove } from "../deals/rows.js";
import { ClausePicker } from "./clauses.js";
import { agreementName } from "./words.js";

/** @typedef {import("./words.js").Founding} Founding */

const FLOORED = "burden_sharing";

/** An agreement of oneself with nobody yet. @returns {Founding} */
export function freshFounding() {
  const { names, clauses, floor_low: low } = may.value.agreements;
  return withFloor({
    type: "found_agreement",
    name: names[0] ?? "",
    members: me.value ? [me.value] : [],
    partners: [],
    clauses: clauses.slice(0, 1),
    floor: low,
    accession: "majority",
    rounds: 0,
    notice: 1,
    purpose: [],
  });
}

/** The floor belongs to one clause alone. @param {Founding} term @returns {Founding} */
function withFloor(term) {
  const { floor_low: low } = may.value.agreements;
  return { ...term, floor: term.clauses.includes(FLOORED) ? term.floor || low : 0 };
}

/** @param {import("../deals/rows.js").RowProps & { term: Founding }} props */
export function FoundingRow({ term, place, mark, onChange, onRemove }) {
  const allowed = may.value.agreements;
  if (!allowed) return null;
  const set = (/** @type {Partial<Founding>} */ part) => onChange(withFloor({ ...term, ...part }));
  const names = [...new Set([term.name, ...allowed.names])];
  return html`<fieldset class="picker term">
    <legend>${t("Term {n}: an agreement", { n: place })}<${Changed} words=${mark} /></legend>
    <${Choice}
      label=${t("Its name")}
      value=${term.name}
      of=${names.map((one) => [one, agreementName(one)])}
      onChange=${(/** @type {string} */ name) => set({ name })} />
    <${Parties} term=${term} set=${set} />
    <${ClausePicker}
      of=${allowed.clauses}
      most=${allowed.clauses_max}
      chosen=${term.clauses}
      onChange=${(/** @type {string[]} */ clauses) => set({ clauses })} />
    ${
      term.floor > 0 &&
      html`<${Stepper}
        label=${t("Floor of effort, tenths of a per cent")}
        value=${term.floor}
        min=${allowed.floor_low}
        max=${allowed.floor_high}
        note=${t("That is {n} of each economy.", { n: tenths(term.floor) })}
        onChange=${(/** @type {number} */ floor) => set({ floor })} />`
    }
    <${Rules} term=${term} set=${set} />
    <${Purpose} term=${term} set=${set} />
    <p class="field__hint">
      ${t("Founding it takes {n} influence from whoever offers it.", { n: allowed.cost })}${" "}
      ${!allowed.can_found && allowed.why_not && whyNot(allowed.why_not, allowed.facts)}
    </p>
    <${Remove} place=${place} run=${onRemove} />
  </fieldset>`;
}

/** Who is in it, and as what. @param {{ term: Founding, set: (part: Partial<Founding>) => void }} props */
function Parties({ term, set }) {
  /** @param {string} id @param {string} as */
  function place(id, as) {
    const without = (/** @type {string[]} */ all) => all.filter((one) => one !== id);
    const put = (/** @type {string[]} */ all, /** @type {boolean} */ is) =>
      is ? [...without(all), id].sort() : without(all);
    set({ members: put(term.members, as === "member"), partners: put(term.partners, as === "partner") });
  }
  const now = (/** @type {string} */ id) =>
    term.members.includes(id) ? "member" : term.partners.includes(id) ? "partner" : "out";
  return html`<div class="term__sides">
    ${view.value.nation_order.map(
      (/** @type {string} */ id) => html`<${Choice}
        key=${id}
        label=${html`<${NationMark} id=${id} /> ${id === me.value ? t("{nation} (you)", { nation: nationWord(id) }) : nationWord(id)}`}
        value=${now(id)}
        of=${[["out", t("not in it")], ["member", t("member")], ["partner", t("partner")]]}
        onChange=${(/** @type {string} */ as) => place(id, as)} />`,
    )}
  </div>`;
}

/** How it is joined and left. @param {{ term: Founding, set: (part: Partial<Founding>) => void }} props */
function Rules({ term, set }) {
  const { rounds_max: most, notice_max: longest } = may.value.agreements;
  const terms = Array.from({ length: most }, (_, place) => place + 1);
  return html`<div class="term__sides">
    <${Choice}
      label=${t("Who may join later")}
      value=${term.accession}
      of=${[["open", t("anybody")], ["majority", t("if most agree")], ["unanimous", t("if all agree")]]}
      onChange=${(/** @type {string} */ accession) => set({ accession })} />
    <${Choice}
      label=${t("How long it holds")}
      value=${String(term.rounds)}
      of=${[["0", t("until it is given up")], ...terms.map((n) => [String(n), tn("{n} round", "{n} rounds", n)])]}
      onChange=${(/** @type {string} */ n) => set({ rounds: Number(n) })} />
    <${Choice}
      label=${t("Leaving it")}
      value=${String(term.notice)}
      of=${Array.from({ length: longest + 1 }, (_, n) => [String(n), n ? t("at the end of the round") : t("at once")])}
      onChange=${(/** @type {string} */ n) => set({ notice: Number(n) })} />
  </div>`;
}

/** What it is meant for. @param {{ term: Founding, set: (part: Partial<Founding>) => void }} props */
function Purpose({ term, set }) {
  const { purposes_max: most } = may.value.agreements;
  const threats = Object.keys(view.value.world.tension);
  const places = Array.from({ length: most }, (_, place) => place);
  /** @param {number} place @param {string} threat */
  function choose(place, threat) {
    const next = places.map((at) => (at === place ? threat : (term.purpose[at] ?? "")));
    set({ purpose: [...new Set(next.filter(Boolean))] });
  }
  return html`<div class="term__sides">
    ${places.map(
      (place) => html`<${Choice}
        label=${place ? t("And against") : t("Meant against")}
        value=${term.purpose[place] ?? ""}
        of=${[["", t("nothing in particular")], ...threats.map((one) => [one, word("threats", one)])]}
        onChange=${(/** @type {string} */ threat) => choose(place, threat)} />`,
    )}
  </div>`;
}
