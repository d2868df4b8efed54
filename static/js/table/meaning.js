// @ts-check
// What a word of the table means: its note, and its entry of the glossary, fetched when somebody first asks.

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Icon } from "../ui/icon.js";
import { page } from "./here.js";
import { note } from "./words.js";

/** @typedef {{ word: string, text: string, rule: string }} Entry */
/** @typedef {{ entries: Record<string, Entry>, terms: Record<string, string>, page: string }} Glossary */

const found = signal(/** @type {Glossary | null} */ (null));
let asked = false;

/** Fetch the glossary, once a page; without it notes and sums stand alone. */
function useGlossary() {
  useEffect(() => {
    if (asked) return;
    asked = true;
    fetch(`${page.codex}words.json`)
      .then((answer) => (answer.ok ? answer.json() : null))
      .then(
        (all) => {
          found.value = all;
        },
        () => {
          asked = false; // no line just now: the next window asks again
        },
      );
  }, []);
  return found.value;
}

/** Where numbers have their names: the last of a path that the glossary knows is what the number is. */
const TABLES = ["terms", "quantities", "bars"];

/** @param {Glossary | null} glossary @param {(string | number)[]} path @returns {string | undefined} */
function slugOf(glossary, path) {
  const names = path.map(String).reverse();
  const known = names.flatMap((name) => TABLES.map((table) => glossary?.terms[`${table}.${name}`]));
  return known.find(Boolean);
}

/** A word's note and its entry. @param {{ of: string, said?: string }} props */
export function Meaning({ of, said = note(of) }) {
  const glossary = useGlossary();
  const slug = glossary?.terms[of];
  return html`<div class="stack stack--tight">
    ${said && html`<p>${said}</p>`}
    ${glossary && slug && html`<${Entry} glossary=${glossary} slug=${slug} isOnly=${!said} />`}
  </div>`;
}

/** What the number at a path of the view is. @param {{ path: (string | number)[] }} props */
export function MeaningOf({ path }) {
  const glossary = useGlossary();
  const slug = slugOf(glossary, path);
  if (!glossary || !slug) return null;
  const { word = "" } = glossary.entries[slug] ?? {};
  return html`<details class="meaning">
    <summary><${Icon} name="learn" />${t("What is this: {word}?", { word })}</summary>
    <${Entry} glossary=${glossary} slug=${slug} isOnly />
  </details>`;
}

/** @param {{ glossary: Glossary, slug: string, isOnly: boolean }} props */
function Entry({ glossary, slug, isOnly }) {
  const entry = glossary.entries[slug];
  if (!entry) return null;
  const to = (/** @type {string} */ address, /** @type {any} */ words) =>
    html`<a href=${address} target="_blank" rel="noopener">${words}</a>`;
  return html`<p>${!isOnly && html`<strong>${entry.word}.</strong> `}${entry.text}</p>
    <p class="row explain__rule">
      ${to(`${glossary.page}#word-${slug}`, t("In the glossary"))}
      ${entry.rule && to(`${page.rules}#rule-${entry.rule}`, t("Rule {rule}", { rule: entry.rule }))}
    </p>`;
}
