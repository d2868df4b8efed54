// @ts-check
// The agreements of the world: who is in them, how each clause is kept, what they did, and the way out.

import { html } from "../../../lib/dom.js";
import { t, tn } from "../../../lib/i18n.js";
import { Icon } from "../../../ui/icon.js";
import { ConfirmButton } from "../../../ui/rest.js";
import { act, isPaused, may, me, view } from "../../here.js";
import { CrisisName, NationMark, NationName, nationWord, OutcomeChip } from "../../names.js";
import { PeekLink } from "../../peek.js";
import { tenths, whyNot, word } from "../../words.js";
import { Intro } from "../intro.js";
import { Changes } from "./changing.js";
import { ClauseWords } from "./clauses.js";
import { threatWords } from "./words.js";

export function AgreementsPane() {
  const agreements = /** @type {[string, any][]} */ (Object.entries(view.value.ties?.agreements ?? {}));
  const allowed = may.value.agreements;
  const held = agreements.filter(([, { ended }]) => !ended).sort(([, a], [, b]) => a.order - b.order);
  const past = agreements.filter(([, { ended }]) => ended);
  return html`<section class="panel" aria-labelledby="agreements-title">
    <div class="panel__head">
      <h2 class="panel__title" id="agreements-title"><${Icon} name="agreement" />${t("Agreements")}</h2>
    </div>
    <${Intro} of=${["agreements"]} />
    ${allowed && html`<${Ties} allowed=${allowed} />`}
    ${held.length === 0 && html`<p class="empty">${t("Nothing binds the nations yet. An agreement is founded by an offer.")}</p>`}
    ${held.map(([id, one]) => html`<${Agreement} key=${id} id=${id} one=${one} />`)}
    ${
      past.length > 0 &&
      html`<details>
        <summary>
          <${Icon} name="clock" />
          ${t("Agreements that are over ({n})", { n: past.length })}
          <${Icon} name="chevron-down" extra="icon--turn" />
        </summary>
        ${past.map(([id, one]) => html`<${Agreement} key=${id} id=${id} one=${one} />`)}
      </details>`
    }
  </section>`;
}

/** How many clauses bind one, and what they cost. @param {{ allowed: any }} props */
function Ties({ allowed }) {
  const { bindings, free, upkeep } = allowed;
  return html`<p class="field__hint">
    ${tn("{n} clause binds you; {free} are free.", "{n} clauses bind you; {free} are free.", bindings, { free })}${" "}
    ${upkeep > 0 && t("The others take {n} influence at the year’s end.", { n: upkeep })}
  </p>`;
}

/** @param {{ id: string, one: any }} props */
function Agreement({ id, one }) {
  const clauses = /** @type {[string, any][]} */ (Object.entries(one.clauses)).sort(
    ([, a], [, b]) => a.order - b.order,
  );
  const title = `agreement-${id}`;
  return html`<article class="offer agreement" aria-labelledby=${title} data-status=${one.ended ? "ended" : "deal"}>
    <h3 class="agreement__name" id=${title}>${one.name} <small>${word("forms", one.form)}</small></h3>
    <p class="field__hint">${term(one)} ${word("accessions", one.accession)}</p>
    <ul class="agreement__parties" role="list">
      ${Object.entries(one.signatories).map(([nation, part]) => html`<li><${Signatory} id=${nation} part=${part} /></li>`)}
    </ul>
    ${clauses.map(([clause, provision]) => html`<${Clause} clause=${clause} provision=${provision} floor=${one.floor} />`)}
    <${Purpose} one=${one} />
    <${Changes} id=${id} one=${one} />
    <${Leave} id=${id} one=${one} />
  </article>`;
}

/** How long it holds. @param {any} one @returns {string} */
function term({ founded, until, ended, notice }) {
  if (ended) return t("From round {from} to round {to}.", { from: founded, to: ended });
  const held = until
    ? t("Since round {from}, to the end of round {to}.", { from: founded, to: until })
    : t("Since round {from}, until it is given up.", { from: founded });
  return notice ? `${held} ${t("Who leaves is bound until the round ends.")}` : held;
}

/** @param {{ id: string, part: any }} props */
function Signatory({ id, part }) {
  return html`<${NationName} id=${id} />
    ${part.partner && html` <span class="chip">${t("partner")}</span>`}
    ${part.leaves && html` <span class="chip chip--warn"><${Icon} name="leave" />${t("leaves with round {n}", { n: part.leaves })}</span>`}`;
}

/** @type {Record<string, { sign: string, mood: string }>} */
const STATES = {
  ready: { sign: "check", mood: "ok" },
  at_risk: { sign: "alert", mood: "warn" },
  breached: { sign: "failed", mood: "bad" },
};

/** @param {{ clause: string, provision: any, floor?: number }} props */
function Clause({ clause, provision, floor }) {
  const title = word("clauses", clause);
  return html`<div class="clause">
    <p class="row row--tight">
      <${PeekLink} title=${title} body=${() => html`<${ClauseWords} clause=${clause} />`}><strong>${title}</strong></${PeekLink}>
      ${floor && clause === "burden_sharing" && html`<span class="chip">${t("floor {n}", { n: tenths(floor) })}</span>`}
    </p>
    <ul class="clause__bound" role="list">
      ${Object.entries(provision.bound).map(([nation, kept]) => html`<li><${Upheld} nation=${nation} kept=${kept} /></li>`)}
    </ul>
  </div>`;
}

/** How a nation stands to a clause. @param {{ nation: string, kept: any }} props */
function Upheld({ nation, kept }) {
  const { sign, mood } = STATES[kept.state] ?? { sign: "info", mood: "accent" };
  return html`<span class=${`chip chip--${mood}`}>
    <${NationMark} id=${nation} />${nationWord(nation)}: <${Icon} name=${sign} />${word("upheld", kept.state)}
    ${kept.breached.length > 0 && ` (${t("broken in round {rounds}", { rounds: kept.breached.join(", ") })})`}
  </span>`;
}

/** What it is meant against, and what it did. @param {{ one: any }} props */
function Purpose({ one }) {
  if (one.purpose.length === 0) return null;
  return html`<div class="stack stack--tight">
    <p class="field__hint">${t("Meant against: {threats}.", { threats: threatWords(one.purpose) })}</p>
    ${
      one.deeds.length > 0 &&
      html`<ul class="plain stack stack--tight" role="list" aria-label=${t("What it did")}>
        ${one.deeds.map(
          (/** @type {any} */ deed) => html`<li class="row row--tight">
            ${t("Round {n}:", { n: deed.round })} <${CrisisName} id=${deed.crisis} /> (${nationWord(deed.target)})
            <${OutcomeChip} outcome=${deed.outcome} />
            ${tn("the others sent {n} unit", "the others sent {n} units", deed.units)}
          </li>`,
        )}
      </ul>`
    }
  </div>`;
}

/** @param {{ id: string, one: any }} props */
function Leave({ id, one }) {
  const allowed = may.value.agreements?.leave[id];
  if (!allowed || !me.value) return null;
  if (!allowed.allowed)
    return html`<p class="why-not"><${Icon} name="info" />${whyNot(allowed.why_not, allowed.facts)}</p>`;
  return html`<div class="row">
    <${ConfirmButton}
      icon="leave"
      words=${t("Leave “{name}”", { name: one.name })}
      sure=${allowed.out ? t("Leave: bound until round {n} ends", { n: allowed.out }) : t("Leave it now")}
      off=${isPaused.value}
      run=${() => act({ type: "leave_agreement", agreement: id })} />
  </div>`;
}
