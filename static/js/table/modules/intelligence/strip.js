// @ts-check
// On a crisis: that it is a rumour as yet, what only one's own people see of it and by whom, and whom one lets see it.

import { html } from "../../../lib/dom.js";
import { t } from "../../../lib/i18n.js";
import { Icon } from "../../../ui/icon.js";
import { Num } from "../../explain.js";
import { me, phase, view } from "../../here.js";
import { nationWords } from "../../names.js";
import { word } from "../../words.js";
import { Intro } from "../intro.js";
import { ShowTo } from "./show.js";

/** @param {{ crisis: any }} props */
export function Intelligence({ crisis }) {
  const { rumour } = crisis;
  if (!rumour) return null;
  const seen = view.value.you?.intelligence?.[crisis.id];
  const first = crisis.order === 0;
  if (!rumour.stands) return html`<p class="field__hint">${cameOut(crisis)}</p>`;
  return html`${first && me.value && html`<${Intro} of=${["intelligence"]} />`}
    <p class="note"><${Icon} name="news" />${range(t("A rumour as yet: the severity is said to be {said}, and can be {range}."), rumour, rumour.severity)}</p>
    ${seen && html`<${Seen} crisis=${crisis} seen=${seen} />`}`;
}

/** What the rumour was worth, once all is known. @param {any} crisis @returns {string} */
function cameOut({ severity, rumour }) {
  return rumour.severity === severity
    ? t("The rumour was right: severity {n}.", { n: severity })
    : t("The rumour had said severity {said}; it was {n}.", { said: rumour.severity, n: severity });
}

/** @param {string} words with {said} and {range} @param {{ low: number, high: number }} bounds @param {number} said */
function range(words, { low, high }, said) {
  const span = low === high ? String(low) : t("{low} to {high}", { low, high });
  return words.replace("{said}", String(said)).replace("{range}", span);
}

const GRADES = () => [
  t("Your services see no more than the rumour."),
  t("A report: the severity is as the rumour says, but what is needed is known for sure."),
  t("A full picture: everything as it is."),
];

/** @param {{ crisis: any, seen: any }} props */
function Seen({ crisis, seen }) {
  const id = `seen-${crisis.id}`;
  return html`<div class="crisis__part seen">
    <h4 id=${id}><${Icon} name="lock" extra="icon--inline" /> ${t("Only you see this")}</h4>
    <p>
      ${GRADES()[seen.grade]}${" "}
      ${seen.by.length > 0 && html`<strong>${t("Shown to you by {nations}.", { nations: nationWords(seen.by) })}</strong>`}
    </p>
    ${seen.grade > 0 && html`<${Numbers} crisis=${crisis} seen=${seen} />`}
    ${seen.shown.length > 0 && html`<p class="field__hint">${t("You have shown it to {nations}.", { nations: nationWords(seen.shown) })}</p>`}
    ${phase.value === "diplomacy" && html`<${ShowTo} crisis=${crisis.id} />`}
  </div>`;
}

/** What is seen better than by all: the severity where it is sure, and the needs. @param {{ crisis: any, seen: any }} props */
function Numbers({ crisis, seen }) {
  const sure = seen.low === seen.high;
  return html`<dl class="facts">
    <dt>${t("Severity")}</dt>
    <dd>
      <${Num}
        value=${sure ? seen.severity : t("{low} to {high}", { low: seen.low, high: seen.high })}
        title=${t("How well you see it")}
        path=${["you", "intelligence", crisis.id, "grade"]} />
    </dd>
    ${seen.needs.map(
      (/** @type {any} */ need) => html`<dt>${word("domains", need.domain)}</dt>
        <dd>${t("{n} units (rumour: {said})", { n: need.units, said: said(crisis, need.domain) })}</dd>`,
    )}
    <dt>${t("If all keep their word")}</dt>
    <dd>${word("outcomes", seen.forecast.outcome)}</dd>
  </dl>`;
}

/** What the rumour says that a domain needs. @param {any} crisis @param {string} domain */
const said = (crisis, domain) => crisis.needs.find((/** @type {any} */ one) => one.domain === domain)?.units ?? 0;
