// @ts-check
// For a facilitator: every offer of the year, whoever it names, and everybody's agenda.

import { html } from "../../../lib/dom.js";
import { t } from "../../../lib/i18n.js";
import { Icon } from "../../../ui/icon.js";
import { view } from "../../here.js";
import { nationWord, nationWords } from "../../names.js";
import { fate } from "../deals/offer.js";
import { termWords } from "../deals/terms.js";
import { AgendaWords } from "../fates/agenda.js";

export function Truth() {
  const { all_offers: offers, agendas } = view.value;
  if (!offers && !agendas) return null;
  const listed = /** @type {any[]} */ (Object.values(offers ?? {})).sort((a, b) => a.order - b.order);
  return html`<section class="panel" aria-labelledby="truth-title">
    <div class="panel__head">
      <h2 class="panel__title" id="truth-title"><${Icon} name="eye" />${t("For the facilitator alone")}</h2>
    </div>
    ${offers && html`<h3 class="subtitle">${t("All offers of the year ({n})", { n: listed.length })}</h3>`}
    <ul class="plain stack stack--tight" role="list">
      ${listed.map(
        (offer) => html`<li class="offer" data-status=${offer.status}>
          <p class="offer__head">${t("{nation} offers to {others}", {
            nation: nationWord(offer.proposer),
            others: nationWords(offer.parties.filter((/** @type {string} */ id) => id !== offer.proposer)),
          })}</p>
          <ul class="offer__terms">${offer.terms.map((/** @type {any} */ term) => html`<li>${termWords(term)}</li>`)}</ul>
          <p class="offer__fate">${fate(offer) || t("Accepted so far by {nations}.", { nations: nationWords(offer.accepted) })}</p>
        </li>`,
      )}
    </ul>
    ${Object.entries(agendas ?? {}).map(
      ([id, agenda]) => html`<details>
        <summary>${t("Agenda of {nation}", { nation: nationWord(id) })}<${Icon} name="chevron-down" extra="icon--turn" /></summary>
        <${AgendaWords} agenda=${agenda} />
      </details>`,
    )}
  </section>`;
}
