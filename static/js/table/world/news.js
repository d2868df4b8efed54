// @ts-check
// What happened, line by line; every name in a line can be looked into, and lines about oneself are marked.

import { useState } from "preact/hooks";
import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { shownFact } from "../explain.js";
import { me, view } from "../here.js";
import { CrisisName, cardOf, NationName, nationWord } from "../names.js";
import { hasWord, word } from "../words.js";

const FIRST = 8;

/** The feed, the newest line first. @returns {[string, any][]} */
export function newsLines() {
  const lines = /** @type {[string, any][]} */ (Object.entries(view.value.news));
  // Who took which seat before the first round is no news.
  const begin = lines.findIndex(([, { kind, facts }]) => kind === "round_began" && facts.round === 1);
  return lines.slice(Math.max(0, begin)).sort(([a], [b]) => Number(b) - Number(a));
}

export function News() {
  const [all, setAll] = useState(false);
  const lines = newsLines();
  const shown = all ? lines : lines.slice(0, FIRST);
  return html`<section class="panel" aria-labelledby="news-title">
    <div class="panel__head"><h2 class="panel__title" id="news-title"><${Icon} name="news" />${t("News")}</h2></div>
    ${
      lines.length === 0
        ? html`<p class="empty">${t("Nothing has happened yet. Pledges, outcomes and broken promises will stand here.")}
        </p>`
        : html`<ol class="news">
            ${shown.map(
              ([number, line]) =>
                html`<li key=${number} class=${line.about.includes(me.value) ? "is-you" : ""}><${Line} line=${line} />
                </li>`,
            )}
        </ol>`
    }
    ${
      lines.length > FIRST &&
      html`<button
        type="button"
        class="button button--quiet"
        aria-expanded=${String(all)}
        onClick=${() => setAll(!all)}>
        ${all ? t("Show the newest only") : t("Show all {n}", { n: lines.length })}
      </button>`
    }
  </section>`;
}

/** The template of a line: kinds with a telling fact have one for each of its values. @param {any} line */
function template({ kind, facts }) {
  const fact = Object.values(facts).find((value) => hasWord("news", `${kind}.${value}`));
  return word("news", fact === undefined ? kind : `${kind}.${fact}`);
}

/** What stands for a {name} of the template. @param {any} line @param {string} name */
function fill({ about, facts }, name) {
  if (name === "nation") return { nation: about[0] };
  if (name === "at_nation") return { nation: facts.at_nation ?? facts.nation };
  if (name === "receiver" || name === "host") return { nation: facts[name] };
  if (name === "crisis") return { crisis: String(facts.crisis) };
  return { words: shownFact(name, facts[name] ?? "") };
}

/** @param {{ line: any }} props */
function Line({ line }) {
  return template(line)
    .split(/\{(\w+)\}/)
    .map((part, place) => {
      if (place % 2 === 0) return part;
      const { nation, crisis, words } = /** @type {any} */ (fill(line, part));
      if (nation) return html`<${NationName} id=${nation} bare />`;
      return crisis ? html`<${CrisisName} id=${crisis} />` : words;
    });
}

/** A line as plain text, for announcements. @param {any} line @returns {string} */
export function lineWords(line) {
  return template(line).replace(/\{(\w+)\}/g, (_whole, name) => {
    const { nation, crisis, words } = /** @type {any} */ (fill(line, name));
    if (nation) return nationWord(nation);
    return crisis ? (cardOf(crisis)?.title ?? crisis) : words;
  });
}
