// @ts-check
// Words in the reader's language. The text in the source is the key; {names} in it are filled from `values`.

/**
 * @typedef {object} Catalogue
 * @property {string} language
 * @property {Record<string, string | string[]>} words
 * @property {string} plural one digit for each of 0 to 199: which form goes with that number
 */

/** @typedef {Record<string, string | number>} Values */

/** @type {Catalogue | null} */
let catalogue = null;

/** Use another catalogue; null means that the words in the source are right. @param {Catalogue | null} next */
export function useCatalogue(next) {
  catalogue = next;
}

/**
 * The words for `text`.
 * @param {string} text
 * @param {Values} [values]
 */
export function t(text, values) {
  const found = catalogue?.words[text];
  return fill(pseudo(typeof found === "string" && found ? found : text), values);
}

/**
 * The words for a number of things; `{n}` is the number.
 * @param {string} one
 * @param {string} many
 * @param {number} n
 * @param {Values} [values]
 */
export function tn(one, many, n, values) {
  const forms = catalogue?.words[one];
  const found = Array.isArray(forms) ? forms[pluralForm(n)] : undefined;
  return fill(pseudo(found || (n === 1 ? one : many)), { n, ...values });
}

/** The plural form of a whole number; every rule repeats after 100. @param {number} n */
function pluralForm(n) {
  const whole = Math.abs(Math.trunc(n));
  return Number(catalogue?.plural[whole < 200 ? whole : 100 + (whole % 100)] ?? 0);
}

/** @param {string} text @param {Values} [values] */
function fill(text, values) {
  return values ? text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole)) : text;
}

const ACCENTS = Object.fromEntries(
  [..."aeiouAEIOUcnsyz"].map((plain, place) => [plain, [..."àéïôüÀÉÏÔÜçñšýž"][place]]),
);

/**
 * In the pretended language every word is marked and a third longer, so what was forgotten shows.
 * @param {string} text
 */
function pseudo(text) {
  if (catalogue?.language !== "xx") return text;
  const marked = text.replace(/\{\w+\}|[aeiouAEIOUcnsyz]/g, (found) => ACCENTS[found] ?? found);
  return `⟦${marked}${"~".repeat(Math.ceil(text.length / 3))}⟧`;
}

/** The language that numbers and times are written in. */
export function language() {
  const code = document.documentElement.lang || "en-gb";
  return code === "xx" ? "en-gb" : code;
}

if (typeof document !== "undefined") {
  const script = document.getElementById("catalogue");
  if (script?.textContent) useCatalogue(JSON.parse(script.textContent));
}
