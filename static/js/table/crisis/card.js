// @ts-check
// A crisis on its card: whom it hits, what it needs, what follows if all keep their word, and what one can do about it.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { Icon } from "../../ui/icon.js";
import { Severity } from "../../ui/meter.js";
import { Num } from "../explain.js";
import { Extra } from "../extra.js";
import { phase, view } from "../here.js";
import { NationName, nationWord, told } from "../names.js";
import { signed, tenths, word } from "../words.js";
import { Needs } from "./needs.js";
import { Options } from "./options.js";

/** Not needed while one reads the cards for the first time. */
export const Coalition = lazy(() => import("./coalition.js"), "Coalition");
export const Forecast = lazy(() => import("./forecast.js"), "Forecast");

/** @param {{ crisis: any, place: number, of: number }} props */
export function CrisisCard({ crisis, place, of }) {
  const card = view.value.cards[crisis.card];
  const now = phase.value ?? "";
  const reading = now === "horizon";
  const title = `crisis-${crisis.id}`;
  return html`<article
    class="crisis crisis--arriving"
    id=${`card-${crisis.id}`}
    data-threat=${crisis.threat}
    aria-labelledby=${title}>
    <div class="crisis__head">
      <p class="crisis__class">
        <${Icon} name=${`threat-${crisis.threat}`} />${t("{threat} crisis", { threat: word("threats", crisis.threat) })}
        <span class="crisis__place">${t("{place} of {all}", { place, all: of })}</span>
      </p>
      <h3 class="crisis__title" id=${title}>${card.title}</h3>
      <p class="crisis__target">
        <span>${t("hits")}
        </span> <${NationName} id=${crisis.target} /> <${Gravity} crisis=${crisis} />
      </p>
    </div>
    ${
      reading
        ? html`<${Story} card=${card} crisis=${crisis} />`
        : html`<${FoldedStory} card=${card} crisis=${crisis} />`
    }
    <${Extra} at="card" crisis=${crisis} />
    <${Needs} crisis=${crisis} />
    ${!reading && html`<${Forecast} crisis=${crisis} />`}
    ${crisis.options && html`<${Options} crisis=${crisis} dilemma=${told(card.dilemma, crisis.target)} />`}
    ${!reading && html`<${Coalition} crisis=${crisis} />`}
  </article>`;
}

/** @param {{ crisis: any }} props */
function Gravity({ crisis }) {
  const value = html`<${Severity} level=${crisis.severity} words=${t("severity {n} of 5", { n: crisis.severity })} />`;
  return html`<${Num}
    extra="crisis__gravity"
    value=${value}
    spoken=${t("severity {n} of 5", { n: crisis.severity })}
    title=${t("Severity")}
    path=${["crises", crisis.id, "severity"]} />`;
}

/** @param {{ card: any, crisis: any }} props */
function Story({ card, crisis }) {
  return html`<p class="crisis__story">${told(card.narrative, crisis.target)}
    </p>
    <p class="crisis__stakes">${stakesWords(crisis)}
  </p>`;
}

/** What failing costs at this severity. @param {any} crisis @returns {string} */
function stakesWords({ target, stakes: { stability, gdp, support, neighbours } }) {
  return t(
    "If it fails: stability of the world {stability}; {nation} loses about {gdp} of its economy and {support} public support, each neighbour about a quarter of that ({neighbours} points of harm).",
    { nation: nationWord(target), stability: signed(stability), gdp: tenths(gdp), support: -support, neighbours },
  );
}

/** @param {{ card: any, crisis: any }} props */
function FoldedStory(props) {
  return html`<details class="crisis__more">
    <summary><${Icon} name="chevron-down" extra="icon--turn" />${t("Read the card again")}</summary>
    <div class="stack stack--tight"><${Story} ...${props} /></div>
  </details>`;
}
