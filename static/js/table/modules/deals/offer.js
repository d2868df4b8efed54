// @ts-check
// An offer that one is a party to: its terms, whose yes it waits for, what it costs, and the answers.

import { html } from "../../../lib/dom.js";
import { t } from "../../../lib/i18n.js";
import { Icon } from "../../../ui/icon.js";
import { ConfirmButton } from "../../../ui/rest.js";
import { act, isPaused, may, me, view } from "../../here.js";
import { NationName, nationWord, nationWords } from "../../names.js";
import { rp, whyNot } from "../../words.js";
import { begin, half } from "./begun.js";
import { Changed } from "./rows.js";
import { aidTo, changes, termWords } from "./terms.js";

/** What became of an offer, in words. @param {any} offer */
export function fate({ status, closed_by: by }) {
  const nation = by ? nationWord(by) : "";
  switch (status) {
    case "struck":
      return t("Agreed: it is a deal.");
    case "refused":
      return t("Refused by {nation}.", { nation });
    case "withdrawn":
      return t("Taken back by {nation}.", { nation });
    case "countered":
      return t("{nation} answered with an offer of its own.", { nation });
    case "lapsed":
      return t("Lapsed: time ran out.");
    default:
      return "";
  }
}

/** @param {{ id: string, offer: any }} props */
export function Offer({ id, offer }) {
  const open = offer.status === "open";
  const before = offer.counters && view.value.you.offers[offer.counters];
  const { marks, gone } = before ? changes(offer.terms, before.terms) : { marks: [], gone: [] };
  const own = offer.proposer === me.value;
  return html`<li class="offer" id=${`offer-${id}`} tabindex="-1" data-status=${offer.status}>
    <p class="offer__head">
      <${NationName} id=${offer.proposer} />
      <span>${before ? t("answers with an offer") : t("offers a deal")}</span>
    </p>
    <ul class="offer__terms">
      ${offer.terms.map((/** @type {any} */ term, /** @type {number} */ place) => html`<li>${termWords(term)}<${Changed} words=${marks[place] ?? ""} /></li>`)}
      ${gone.map((words) => html`<li><s>${words}</s> <${Changed} words=${t("left out")} /></li>`)}
    </ul>
    ${open ? html`<${Standing} offer=${offer} /><${Answers} id=${id} offer=${offer} own=${own} />` : html`<p class="offer__fate">${fate(offer)}</p>`}
  </li>`;
}

/** Whose yes is missing, and what it means for oneself. @param {{ offer: any }} props */
function Standing({ offer }) {
  const missing = offer.parties.filter((/** @type {string} */ id) => !offer.accepted.includes(id));
  const own = me.value ?? "";
  const cost = offer.costs[own] ?? 0;
  const gain = aidTo(offer.terms, own);
  const names = missing.map((/** @type {string} */ id) => (id === own ? t("you") : nationWord(id)));
  return html`<p class="field__hint">
    ${t("Still to say yes: {nations}.", { nations: names.join(", ") })}${" "}
    ${cost > 0 && t("It costs you {n}.", { n: rp(cost) })}${" "}
    ${gain > 0 && t("It brings you {n}, to be spent this year.", { n: rp(gain) })}
  </p>`;
}

/** @param {{ id: string, offer: any, own: boolean }} props */
function Answers({ id, offer, own }) {
  const allowed = may.value.deals?.offers[id];
  if (!allowed) return null;
  const off = isPaused.value;
  const answered = offer.accepted.includes(me.value);
  const about = t("the offer of {nation}: {terms}", {
    nation: nationWord(offer.proposer),
    terms: offer.terms.map(termWords).join(" "),
  });
  const last = offer.parties.length - offer.accepted.length === 1;
  return html`
    ${answered && !own && html`<p class="note note--ok"><${Icon} name="check" />${t("You have said yes.")}</p>`}
    ${allowed.why_not && html`<p class="note note--warn"><${Icon} name="info" />${whyNot(allowed.why_not, allowed.facts)}</p>`}
    <div class="row">
      ${
        allowed.can_accept &&
        html`<${ConfirmButton}
          icon="check"
          words=${t("Accept")}
          label=${t("Accept {offer}", { offer: about })}
          sure=${last ? t("Accept: it is a deal then") : t("Accept: it counts once all have")}
          keep=${t("Not yet")}
          off=${off}
          run=${() => act({ type: "accept_deal", offer: id })} />`
      }
      ${
        allowed.can_counter &&
        half()?.counters !== id &&
        html`<${Answer} icon="edit" words=${own ? t("Change it") : t("Counter")} about=${about} run=${() => begin(id)} />`
      }
      ${allowed.can_refuse && html`<${Answer} icon="close" words=${t("Refuse")} about=${about} run=${() => act({ type: "refuse_deal", offer: id })} />`}
      ${allowed.can_withdraw && html`<${Answer} icon="undo" words=${t("Withdraw")} about=${about} run=${() => act({ type: "withdraw_deal", offer: id })} />`}
    </div>`;
}

/** @param {{ icon: string, words: string, about: string, run: () => void }} props */
function Answer({ icon, words, about, run }) {
  return html`<button
    type="button"
    class="button button--quiet"
    aria-label=${`${words}: ${about}`}
    aria-disabled=${isPaused.value ? "true" : undefined}
    onClick=${() => isPaused.value || run()}>
    <${Icon} name=${icon} />
    ${words}
  </button>`;
}

/** Deals of this round, for all to see. @param {{ deals: any[] }} props */
export function Struck({ deals }) {
  return html`<div class="stack stack--tight">
    <h3 class="subtitle">${t("Deals of this year")}</h3>
    <ul class="plain stack stack--tight" role="list">
      ${deals.map(
        ({ id, parties, terms }) => html`<li key=${id} class="offer" data-status="deal">
          <p class="offer__head"><${Icon} name="phase-diplomacy" />${nationWords(parties)}</p>
          <ul class="offer__terms">${terms.map((/** @type {any} */ term) => html`<li>${termWords(term)}</li>`)}</ul>
        </li>`,
      )}
    </ul>
  </div>`;
}
