// @ts-check
// One term of an offer in the making: aid from one nation to another, an exercise of some, or another as a sentence.

import { html, useFreshId } from "../../../lib/dom.js";
import { t } from "../../../lib/i18n.js";
import { Icon } from "../../../ui/icon.js";
import { Stepper } from "../../../ui/stepper.js";
import { may, me, view } from "../../here.js";
import { NationMark, nationWord } from "../../names.js";
import { rp } from "../../words.js";
import { termWords } from "./terms.js";

/** @typedef {{ term: any, place: number, mark: string, high: number, onChange: (term: any) => void, onRemove: () => void }} RowProps */

/** @param {RowProps} props */
export function AidRow({ term, place, mark, high, onChange, onRemove }) {
  const { giver, receiver, points } = term;
  /** @param {"giver" | "receiver"} side @param {string} id both ends of aid are never the same */
  const set = (side, id) => {
    const other = side === "giver" ? "receiver" : "giver";
    const swapped = id === term[other] ? { [other]: term[side] } : {};
    onChange({ ...term, [side]: id, ...swapped });
  };
  return html`<fieldset class="picker term">
    <legend>${t("Term {n}: aid", { n: place })}<${Changed} words=${mark} /></legend>
    <div class="term__sides">
      <${Nation} label=${t("From")} value=${giver} onChange=${(/** @type {string} */ id) => set("giver", id)} />
      <${Nation} label=${t("To")} value=${receiver} onChange=${(/** @type {string} */ id) => set("receiver", id)} />
    </div>
    <${Stepper}
      label=${t("RP given")}
      spoken=${t("RP given: term {n}", { n: place })}
      value=${points}
      min=${1}
      max=${Math.max(1, high, giver === me.value ? 1 : points)}
      onChange=${(/** @type {number} */ n) => onChange({ ...term, points: n })}
      note=${giver === me.value ? t("You may still promise {n} as aid this year.", { n: rp(may.value.deals.aid_max) }) : ""} />
    <${Remove} place=${place} run=${onRemove} />
  </fieldset>`;
}

/** @param {RowProps} props */
export function ExerciseRow({ term, place, mark, onChange, onRemove }) {
  const free = may.value.deals.exercise_with ?? [];
  const shown = view.value.nation_order.filter(
    (/** @type {string} */ id) => free.includes(id) || term.nations.includes(id),
  );
  const toggle = (/** @type {string} */ id) => {
    const { nations } = term;
    onChange({
      ...term,
      nations: nations.includes(id) ? nations.filter((/** @type {string} */ one) => one !== id) : [...nations, id],
    });
  };
  const cost = rp(may.value.deals.exercise_cost ?? 0);
  return html`<fieldset class="picker term">
    <legend>${t("Term {n}: an exercise of", { n: place })}<${Changed} words=${mark} /></legend>
    ${shown.map(
      (/** @type {string} */ id) => html`<label class="check">
        <input type="checkbox" checked=${term.nations.includes(id)} onChange=${() => toggle(id)} />
        <${NationMark} id=${id} />
        ${id === me.value ? t("{nation} (you)", { nation: nationWord(id) }) : nationWord(id)}
      </label>`,
    )}
    <p class="field__hint">${t("Each pays by its size, you {cost}. Nations that had one this year are not listed.", { cost })}</p>
    <${Remove} place=${place} run=${onRemove} />
  </fieldset>`;
}

/** A term that is taken over from another offer as it is. @param {RowProps} props */
export function PlainRow({ term, place, mark, onRemove }) {
  return html`<fieldset class="picker term">
    <legend>${t("Term {n}", { n: place })}<${Changed} words=${mark} /></legend>
    <p>${termWords(term)}</p>
    <${Remove} place=${place} run=${onRemove} />
  </fieldset>`;
}

/** @param {{ label: string, value: string, onChange: (id: string) => void }} props */
function Nation({ label, value, onChange }) {
  const id = useFreshId("party");
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select
      class="input"
      id=${id}
      value=${value}
      onChange=${(/** @type {any} */ event) => onChange(event.currentTarget.value)}>
      ${view.value.nation_order.map(
        (/** @type {string} */ one) =>
          html`<option value=${one}>${one === me.value ? t("{nation} (you)", { nation: nationWord(one) }) : nationWord(one)}</option>`,
      )}
    </select>
  </div>`;
}

/** What a counter-offer changes, marked in words. @param {{ words: string }} props */
export function Changed({ words }) {
  return words && html` <span class="chip chip--warn"><${Icon} name="edit" />${words}</span>`;
}

/** @param {{ place: number, run: () => void }} props */
export function Remove({ place, run }) {
  return html`<button
    type="button"
    class="button button--quiet term__remove"
    aria-label=${t("Remove term {n}", { n: place })}
    onClick=${run}>
    <${Icon} name="delete" />
    ${t("Remove")}
  </button>`;
}
