// @ts-check
// Step 2: each crisis met or missed, with the sum behind it.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { Meter, Severity } from "../../ui/meter.js";
import { Num } from "../explain.js";
import { CrisisName, cardOf, NationMark, NationName, nationWord, OutcomeChip, told } from "../names.js";
import { listed, percent, tenths, word } from "../words.js";
import { optionLabel } from "./choices.js";
import { AsTable } from "./twin.js";

/** @param {any} reveal */
export function resultsHeadline({ results }) {
  const words = ["contained", "managed", "partial", "failed"]
    .map((outcome) => [outcome, results.filter((/** @type {any} */ one) => one.outcome === outcome).length])
    .filter(([, n]) => Number(n) > 0)
    .map(([outcome, n]) => t("{n} {outcome}", { n, outcome: word("outcomes", String(outcome)).toLocaleLowerCase() }));
  return t("Of the crises: {list}.", { list: listed(words) });
}

/** @param {{ reveal: any }} props */
export function Results({ reveal }) {
  return html`<ul class="stack" role="list">
    ${reveal.results.map(
      (/** @type {any} */ result, /** @type {number} */ place) =>
        html`<li key=${result.crisis}><${Result} result=${result} place=${place} /></li>`,
    )}
    </ul>
    <${AsTable} title=${t("How the crises ended")}><${Outcomes} results=${reveal.results} /></${AsTable}>`;
}

/** @param {{ results: any[] }} props */
function Outcomes({ results }) {
  return html`<table class="data">
    <caption>${t("How the crises ended")}</caption>
    <thead>
      <tr>
        <th scope="col">${t("Crisis")}</th>
        <th scope="col">${t("Nation")}</th>
        <th scope="col" class="is-number">${t("Coverage")}</th>
        <th scope="col">${t("Outcome")}</th>
        <th scope="col" class="is-number">${t("Harm")}</th>
      </tr>
    </thead>
    <tbody>
      ${results.map(
        (one) =>
          html`<tr>
          <th scope="row">${cardOf(one.crisis)?.title}</th>
          <td>${nationWord(one.target)}</td>
          <td class="is-number">${tenths(total(one))}</td>
          <td>${word("outcomes", one.outcome)}</td>
          <td class="is-number">${one.harm}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Coverage with friction, per mille. @param {any} result */
const total = ({ coverage, luck, mishap }) => coverage + luck - mishap;

/** @param {{ result: any, place: number }} props */
function Result({ result, place }) {
  return html`<article class="result">
    <header class="row row--between">
      <h3 class="result__title"><${CrisisName} id=${result.crisis} />
      </h3>
      <${OutcomeChip} outcome=${result.outcome} />
    </header>
    <p class="row">
      <${NationName} id=${result.target} />
      <${Severity} level=${result.severity} words=${t("severity {n} of 5", { n: result.severity })} />
    </p>
    <p class="result__words">${told(result.words, result.target)}</p>
    ${
      result.option &&
      html`<p>
        <${Icon}
          name="explain"
          extra="icon--inline" /> ${t("Carried out: {option}", { option: optionLabel(result.crisis, result.option) })}
      </p>`
    }
    ${result.needs.map((/** @type {any} */ need) => html`<${NeedMet} need=${need} />`)}
    <${SumLine} result=${result} place=${place} />
  </article>`;
}

/** @param {{ need: any }} props */
function NeedMet({ need }) {
  const givers = Object.entries(need.units).filter(([, n]) => Number(n) > 0);
  const label = html`<span class="need__label">
    <${Icon} name=${`domain-${need.domain}`} />
    ${word("domains", need.domain)}
    <span class="marks">${givers.map(([id, n]) => html`<span class="giver"><${NationMark} id=${id} />${n}</span>`)}
    </span>
  </span>`;
  return html`<${Meter}
    label=${label}
    value=${percent(need.coverage)}
    now=${need.coverage}
    whole=${1000}
    mood=${need.coverage >= 900 ? "ok" : ""} />`;
}

/**
 * Coverage, what helped, luck and mishap: the sum in one line, to the per mille that is counted, so that it adds up.
 * @param {{ result: any, place: number }} props
 */
function SumLine({ result, place }) {
  const { coverage, bonus, luck, mishap } = result;
  const parts = [
    [t("needs"), tenths(coverage - bonus), ""],
    [t("responses"), tenths(Math.abs(bonus)), bonus === 0 ? null : bonus > 0 ? "+" : "−"],
    [t("luck"), tenths(luck), luck ? "+" : null],
    [t("mishap"), tenths(mishap), mishap ? "−" : null],
  ];
  return html`<p class="sumline">
    ${parts.map(([name, value, sign]) => sign !== null && html`<span>${sign} ${name} <strong>${value}</strong></span>`)}
    <span>= <${Num}
      value=${tenths(total(result))}
      title=${t("How it ended")}
      path=${["reveal", "results", place, "outcome"]} />
    </span>
    ${result.harm > 0 && html`<span class="sumline__harm">${t("harm {n}", { n: result.harm })}</span>`}
  </p>`;
}
