// @ts-check
// An offer in the making: its terms as sentences with controls in them, who must say yes, and what it costs oneself.
// Where it answers another offer, each change is marked, and one press leads back to their version.

import { html } from "../../../lib/dom.js";
import { t } from "../../../lib/i18n.js";
import { Icon } from "../../../ui/icon.js";
import { useRest } from "../../../ui/rest.js";
import { act, isPaused, may, me, view } from "../../here.js";
import { nationWord, nationWords } from "../../names.js";
import { rp } from "../../words.js";
import { isChange } from "../agreements/changing.js";
import { FoundingRow, freshFounding } from "../agreements/founding.js";
import { foundingLacks } from "../agreements/words.js";
import { StartRow } from "../works/starting.js";
import { canStart, freshStart } from "../works/words.js";
import { begin, freshAid, freshExercise, half, keep } from "./begun.js";
import { AidRow, ExerciseRow, PlainRow } from "./rows.js";
import { aidFrom, changes, costToMe, partiesOf } from "./terms.js";

/** @typedef {import("./terms.js").DealTerm} DealTerm */

/** @type {Record<string, any>} */
const ROWS = { give_aid: AidRow, hold_exercise: ExerciseRow, found_agreement: FoundingRow, start_project: StartRow };

/** The offer that is answered, while it is open. @param {import("./begun.js").Half} now @returns {any} */
function answered({ counters }) {
  const found = counters && view.value.you.offers[counters];
  return found && found.status === "open" ? found : undefined;
}

export function Composer() {
  const now = half();
  const { press } = useRest();
  const deals = may.value.deals;
  if (!now || !deals) return null;
  const { terms } = now;
  const to = answered(now);
  const { marks, gone } = to ? changes(terms, to.terms) : { marks: [], gone: [] };
  const change = (/** @type {DealTerm[]} */ next) => keep({ ...now, terms: next });
  const why = missing(terms, Boolean(to) && marks.every((mark) => !mark) && gone.length === 0);

  /** @param {Event} event */
  function send(event) {
    event.preventDefault();
    if (why || isPaused.value) return;
    press(async () => {
      const made = { type: "propose_deal", terms: terms.map(asSent), ...(to && { counters: now?.counters }) };
      const answer = await act(made);
      if (answer.ok) keep(undefined);
    });
  }

  return html`<form class="pledge composer" data-opened onSubmit=${send} aria-label=${to ? t("Your counter-offer") : t("Your offer")}>
    ${to && html`<p><strong>${t("Your answer to the offer of {nation}", { nation: nationWord(to.proposer) })}</strong></p>`}
    <ol class="plain stack stack--tight" role="list">
      ${terms.map((term, place) => {
        const Row = ROWS[term.type] ?? PlainRow;
        return html`<li key=${`${place} ${term.type}`}>
          <${Row}
            term=${term}
            place=${place + 1}
            mark=${marks[place] ?? ""}
            high=${aidHigh(term, terms, to)}
            onChange=${(/** @type {DealTerm} */ next) => change(terms.with(place, next))}
            onRemove=${() => change(terms.toSpliced(place, 1))} />
        </li>`;
      })}
    </ol>
    ${gone.length > 0 && html`<p class="note note--warn"><${Icon} name="minus" />${t("Left out: {terms}", { terms: gone.join(" ") })}</p>`}
    <${Adding} terms=${terms} onAdd=${(/** @type {DealTerm} */ term) => change([...terms, term])} />
    <${Balance} terms=${terms} />
    ${why && html`<p class="field__hint" id="offer-why">${why}</p>`}
    <div class="row">
      <button class="button button--primary" aria-disabled=${why || isPaused.value ? "true" : undefined} aria-describedby=${why ? "offer-why" : undefined}>
        <${Icon} name="phase-diplomacy" />
        ${to ? t("Make this counter-offer") : t("Make this offer")}
      </button>
      ${
        to &&
        html`<button type="button" class="button button--quiet" onClick=${() => begin(now.counters)}>
          <${Icon} name="undo" />
          ${t("Back to their version")}
        </button>`
      }
      <button type="button" class="button button--quiet" onClick=${() => keep(undefined)}>${t("Not now")}</button>
    </div>
  </form>`;
}

/** What an offer still lacks, in words. @param {DealTerm[]} terms @param {boolean} unchanged */
function missing(terms, unchanged) {
  if (terms.length === 0) return t("Add at least one term.");
  if (terms.some((term) => term.type === "hold_exercise" && term.nations.length < 2))
    return t("An exercise needs at least two nations.");
  const lacks = terms.map((term) => (term.type === "found_agreement" ? foundingLacks(term) : "")).find(Boolean);
  if (lacks) return lacks;
  if (!terms.some(isChange) && partiesOf(terms).length < 2) return t("Somebody else has to have a part in it.");
  return unchanged ? t("Nothing is changed yet. To agree with it as it is, accept it.") : "";
}

/**
 * The most aid that the stepper goes to: for oneself what the server allows, less what other terms give.
 * @param {DealTerm} term @param {DealTerm[]} terms @param {any} to
 */
function aidHigh(term, terms, to) {
  if (term.type !== "give_aid") return 0;
  const own = me.value ?? "";
  if (term.giver !== own) return view.value.nations[term.giver].budget;
  const freed = to?.accepted.includes(own) ? aidFrom(to.terms, own) : 0; // the answered offer holds it back till then
  return may.value.deals.aid_max + freed - (aidFrom(terms, own) - term.points);
}

/** A term as the engine reads it. @param {DealTerm} term */
const asSent = (term) => (term.type === "hold_exercise" ? { ...term, nations: [...term.nations].sort() } : term);

/** @param {{ terms: DealTerm[], onAdd: (term: DealTerm) => void }} props */
function Adding({ terms, onAdd }) {
  const { terms_max: most, exercise_with: free } = may.value.deals;
  if (terms.length >= most) return html`<p class="field__hint">${t("A deal has at most {n} terms.", { n: most })}</p>`;
  const has = (/** @type {string} */ type) => terms.some((term) => term.type === type);
  return html`<div class="row" role="group" aria-label=${t("Add a term")}>
    <button type="button" class="chip" onClick=${() => onAdd(freshAid())}><${Icon} name="plus" />${t("Aid")}</button>
    ${
      free?.length > 1 &&
      !has("hold_exercise") &&
      html`<button type="button" class="chip" onClick=${() => onAdd(freshExercise())}>
        <${Icon} name="plus" />
        ${t("Exercise")}
      </button>`
    }
    ${
      may.value.agreements?.can_found &&
      !has("found_agreement") &&
      html`<button type="button" class="chip" onClick=${() => onAdd(freshFounding())}>
        <${Icon} name="plus" />
        ${t("Agreement")}
      </button>`
    }
    ${
      canStart() &&
      !has("start_project") &&
      html`<button type="button" class="chip" onClick=${() => onAdd(freshStart())}>
        <${Icon} name="plus" />
        ${t("Project")}
      </button>`
    }
  </div>`;
}

/** Who must say yes, and what it costs oneself. @param {{ terms: DealTerm[] }} props */
function Balance({ terms }) {
  const others = partiesOf(terms).filter((id) => id !== me.value);
  const cost = costToMe(terms);
  return html`<p class="field__hint">
    ${others.length > 0 && t("{nations} must say yes; nobody else sees it until then.", { nations: nationWords(others) })}${" "}
    ${terms.some(isChange) && t("The members of an agreement answer by its own rule.")}${" "}
    ${cost > 0 && t("It costs you {cost}, kept aside until it is answered; you have {left} for offers.", { cost: rp(cost), left: rp(may.value.deals.left) })}
  </p>`;
}
