// @ts-check
// Names of nations and crises: wherever one stands it can be looked into.

import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Icon } from "../ui/icon.js";
import { Mark } from "../ui/mark.js";
import { me, pane, view } from "./here.js";
import { design } from "./marks.js";
import { closePeek, PeekLink } from "./peek.js";
import { openTalkWith } from "./talk/channels.js";
import { listed, OUTCOME, word } from "./words.js";
import { selectNation } from "./world/selected.js";

/** @param {string} id @returns {any} */
export const nation = (id) => view.value?.nations[id];

/** A nation's name in a sentence. @param {string} id @returns {string} */
export const nationWord = (id) => nation(id)?.name ?? id;

/** Names of several nations in a sentence. @param {string[]} ids */
export const nationWords = (ids) => listed(ids.map(nationWord));

/** @param {{ id: string, size?: "s" | "m" | "l" }} props */
export function NationMark({ id, size = "s" }) {
  const { mark, code } = nation(id) ?? { mark: 0, code: id };
  return html`<${Mark} mark=${design(mark)} code=${code} size=${size} />`;
}

/** Mark and name; the name opens what is known of the nation. @param {{ id: string, bare?: boolean }} props */
export function NationName({ id, bare = false }) {
  const name = nationWord(id);
  return html`<span class="nation-name">
    ${!bare && html`<${NationMark} id=${id} />`}
    <${PeekLink} title=${name} body=${() => html`<${NationPeek} id=${id} />`}>${name}</${PeekLink}>
    ${id === me.value && html`<span class="nation-name__you">(${t("you")})</span>`}
  </span>`;
}

/** @param {{ id: string }} props */
function NationPeek({ id }) {
  const { blurb, record, support, budget, capability, region } = nation(id);
  const go = () => {
    closePeek();
    selectNation(id);
    pane.value = "world";
  };
  return html`<div class="stack stack--tight">
    <div class="row"><${NationMark} id=${id} size="m" /><span>${view.value.scenario.regions[region]}</span></div>
    <p>${blurb}</p>
    <dl class="facts">
      <dt>${word("quantities", "record")}</dt><dd>${record}</dd>
      <dt>${word("quantities", "support")}</dt><dd>${support}</dd>
      <dt>${word("quantities", "budget")}</dt><dd>${t("{n} RP", { n: budget })}</dd>
      ${Object.entries(capability).map(([domain, level]) => html`<dt>${word("domains", domain)}</dt><dd>${level}</dd>`)}
    </dl>
    <div class="row">
      <button type="button" class="button" onClick=${go}><${Icon} name="globe" />${t("All about it")}</button>
      ${me.value && id !== me.value && html`<${WriteTo} id=${id} />`}
    </div>
  </div>`;
}

/** Begin to talk with one nation alone. @param {{ id: string }} props */
export function WriteTo({ id }) {
  const write = () => {
    closePeek();
    openTalkWith([id]);
  };
  return html`<button type="button" class="button" onClick=${write}>
    <${Icon} name="whisper" />
    ${t("Write to {nation}", { nation: nationWord(id) })}
  </button>`;
}

/** The card of a crisis, of this round or an earlier one. @param {string} crisis @returns {any} */
export function cardOf(crisis) {
  const { crises, history, cards, reveal } = view.value;
  const past = [...history.flatMap((/** @type {any} */ year) => year.outcomes), ...(reveal?.results ?? [])];
  const card = crises[crisis]?.card ?? past.find((one) => one.crisis === crisis)?.card;
  return cards[card];
}

/** A crisis by its card's title; opens the card's story. @param {{ id: string }} props */
export function CrisisName({ id }) {
  const card = cardOf(id);
  if (!card) return id;
  return html`<${PeekLink} title=${card.title} body=${() => html`<${CardPeek} card=${card} crisis=${id} />`}>
    ${card.title}
  </${PeekLink}>`;
}

/** @param {{ card: any, crisis: string }} props */
function CardPeek({ card, crisis }) {
  const target = view.value.crises[crisis]?.target;
  return html`<div class="stack stack--tight">
    <p class="row"><${Icon} name=${`threat-${card.threat}`} />${word("threats", card.threat)}</p>
    <p>${told(card.narrative, target)}</p>
    <p><strong>${told(card.stakes, target)}</strong></p>
  </div>`;
}

/** A card's text with the target's name in it. @param {string} text @param {string | undefined} target */
export const told = (text, target) => text.replaceAll("{target}", target ? nationWord(target) : t("the target"));

/** How a crisis ended or would end. @param {{ outcome: string, words?: string }} props */
export function OutcomeChip({ outcome, words }) {
  const { sign, mood } = OUTCOME[outcome] ?? { sign: "info", mood: "accent" };
  return html`<span class=${`chip chip--${mood}`}><${Icon} name=${sign} />${words ?? word("outcomes", outcome)}</span>`;
}
