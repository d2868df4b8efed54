// @ts-check
// Proposals that change an agreement: who joins, which clause comes or goes, who is expelled; each is a term of an offer.

import { useState } from "preact/hooks";
import { html } from "../../../lib/dom.js";
import { t } from "../../../lib/i18n.js";
import { Icon } from "../../../ui/icon.js";
import { isPaused, may, view } from "../../here.js";
import { nationWord } from "../../names.js";
import { tenths, word } from "../../words.js";
import { Choice } from "../choice.js";
import { half, keep } from "../deals/begun.js";
import { agreementName } from "./words.js";

/**
 * @typedef {{ type: "join_agreement", agreement: string, nation: string, partner: boolean }} Join
 * @typedef {{ type: "amend_agreement", agreement: string, add?: string, remove?: string, floor?: number, promote?: string }} Amend
 * @typedef {{ type: "expel_member", agreement: string, nation: string }} Expel
 * @typedef {Join | Amend | Expel} Change
 */

/**
 * Whether a term changes an agreement that there is.
 * @param {{ type: string }} term
 * @returns {term is Change}
 */
export function isChange(term) {
  return ["join_agreement", "amend_agreement", "expel_member"].includes(term.type);
}

/** @param {Change} term @returns {string} */
export function changeWords(term) {
  const name = agreementName(term.agreement);
  if (term.type === "expel_member")
    return t("{nation} is expelled from “{name}”.", { nation: nationWord(term.nation), name });
  if (term.type === "join_agreement") {
    const nation = nationWord(term.nation);
    return term.partner
      ? t("{nation} joins “{name}” as a partner.", { nation, name })
      : t("{nation} joins “{name}” as a member.", { nation, name });
  }
  const clause = word("clauses", term.add ?? term.remove ?? "");
  if (term.add) return t("“{name}” takes a clause more: {clause}.", { name, clause });
  if (term.remove) return t("“{name}” gives up a clause: {clause}.", { name, clause });
  if (term.promote) return t("{nation} becomes a member of “{name}”.", { nation: nationWord(term.promote), name });
  return t("The floor of “{name}” becomes {n}.", { name, n: tenths(term.floor ?? 0) });
}

/** All that one may propose about an agreement, as terms. @param {string} agreement @param {any} one @returns {Change[]} */
function proposals(agreement, one) {
  const { change, floor_low: low, floor_high: high } = may.value.agreements;
  const { join, as_partner: asPartner, add, remove, floor, promote, expel } = change[agreement];
  const amend = (/** @type {Partial<Amend>} */ part) =>
    /** @type {Amend} */ ({ type: "amend_agreement", agreement, ...part });
  const joins = (/** @type {boolean} */ partner) =>
    join.map((/** @type {string} */ nation) => ({ type: "join_agreement", agreement, nation, partner }));
  const floors = floor ? [one.floor - 1, one.floor + 1].filter((n) => n >= low && n <= high) : [];
  return [
    ...joins(false),
    ...(asPartner ? joins(true) : []),
    ...add.map((/** @type {string} */ clause) =>
      amend({ add: clause, ...(clause === "burden_sharing" && { floor: low }) }),
    ),
    ...remove.map((/** @type {string} */ clause) => amend({ remove: clause })),
    ...floors.map((n) => amend({ floor: n })),
    ...promote.map((/** @type {string} */ nation) => amend({ promote: nation })),
    ...expel.map((/** @type {string} */ nation) => ({ type: "expel_member", agreement, nation })),
  ];
}

/** @param {{ id: string, one: any }} props */
export function Changes({ id, one }) {
  const [chosen, choose] = useState(0);
  if (!may.value.agreements?.change?.[id] || !may.value.deals?.can_propose || half()) return null;
  const terms = proposals(id, one);
  const term = terms[chosen] ?? terms[0];
  if (!term) return null;
  return html`<div class="stack stack--tight">
    <${Choice}
      label=${t("Propose a change of “{name}”", { name: one.name })}
      value=${String(terms.indexOf(term))}
      of=${terms.map((each, place) => [String(place), changeWords(each)])}
      onChange=${(/** @type {string} */ place) => choose(Number(place))} />
    <button
      type="button"
      class="button"
      aria-disabled=${isPaused.value ? "true" : undefined}
      onClick=${() => isPaused.value || keep({ terms: [term], round: view.value.clock.round })}>
      <${Icon} name="edit" />
      ${t("Begin this offer")}
    </button>
  </div>`;
}
