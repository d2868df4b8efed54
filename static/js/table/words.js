// @ts-check
// Words for what the server names by a key: threats, domains, phases, outcomes, reasons. The tables come with the page.

import { readJson } from "../lib/dom.js";
import { language, t } from "../lib/i18n.js";

/** @type {Record<string, Record<string, any>>} */
const tables = readJson("words") ?? {};

/**
 * The word of a key in a table; a key that the page does not know yet stands for itself.
 * @param {string} table
 * @param {string} key
 * @param {string} [part] of an entry with several texts
 * @returns {string}
 */
export function word(table, key, part = "name") {
  const found = tables[table]?.[key];
  return (typeof found === "object" ? found[part] : found) ?? key;
}

/** What is said about a word beside its name; empty where nothing is. @param {string} of such as "quantities.support" */
export function note(of) {
  const [table = "", key = ""] = of.split(".");
  return tables[table]?.[key]?.note ?? "";
}

/** Whether a table has words for a key. @param {string} table @param {string} key */
export const hasWord = (table, key) => tables[table]?.[key] !== undefined;

/**
 * Why something is not possible, and what helps, in one text.
 * @param {string} reason
 * @param {Record<string, string | number>} [facts]
 */
export function whyNot(reason, facts = {}) {
  const { sentence, cure } = tables.reasons?.[reason] ?? { sentence: reason, cure: "" };
  const named = facts.domain ? t("Needed: {domain}, level {level}.", shownFacts(facts)) : "";
  return [sentence, named || cure].filter(Boolean).join(" ");
}

/** @param {Record<string, string | number>} facts */
function shownFacts(facts) {
  return { level: "", ...facts, domain: word("domains", String(facts.domain)) };
}

/** Several words in a row, as the language does it. @param {string[]} words */
export function listed(words) {
  return new Intl.ListFormat(language(), { type: "conjunction" }).format(words);
}

/** A number with its sign. @param {number} n */
export const signed = (n) => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : "0");

/** Thousandths as per cent. @param {number} mille */
export const percent = (mille) => t("{n} %", { n: Math.round(mille / 10) });

/** Tenths of a per cent. @param {number} tenths */
export const tenths = (tenths) => t("{n} %", { n: (tenths / 10).toFixed(1) });

/** Units by domain in words: "Relief 3, Forces 2". @param {Record<string, number>} units */
export function unitsByDomain(units) {
  return Object.entries(units)
    .filter(([, n]) => n > 0)
    .map(([domain, n]) => t("{domain} {n}", { domain: word("domains", domain), n }))
    .join(", ");
}

/** Resource points. @param {number} n */
export const rp = (n) => t("{n} RP", { n });

/**
 * The sign and the mood of an outcome.
 * @type {Record<string, { sign: string, mood: "ok" | "accent" | "warn" | "bad" }>}
 */
export const OUTCOME = {
  contained: { sign: "done", mood: "ok" },
  managed: { sign: "check", mood: "accent" },
  partial: { sign: "alert", mood: "warn" },
  failed: { sign: "failed", mood: "bad" },
};
