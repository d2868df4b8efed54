// @ts-check
// Numbers that open to the sum they came from, as the server works it out.

import { classes, html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { lazy } from "../lib/lazy.js";
import { isHeldBack, view } from "./here.js";
import { cardOf, nationWord } from "./names.js";
import { peek } from "./peek.js";
import { word } from "./words.js";

/** Not needed before somebody asks. */
export const Sum = lazy(() => import("./sum.js"), "Sum");

/**
 * @param {object} props
 * @param {any} props.value what stands on the screen
 * @param {string | number} [props.spoken] the same, where a picture stands there
 * @param {string} props.title what the number is
 * @param {(string | number)[]} props.path where in the view it stands
 * @param {string} [props.extra] class names
 */
export function Num({ value, spoken = value, title, path, extra }) {
  if (isHeldBack(String(path[0]))) return html`<span class=${classes(extra)}>${value}</span>`;
  const open = (/** @type {Event} */ event) => peek(event, title, () => html`<${Sum} path=${path} />`);
  const label = t("{title}: {value}. How it came about", { title, value: String(spoken) });
  return html`<button
    type="button"
    class=${classes("sum", extra)}
    aria-haspopup="dialog"
    aria-label=${label}
    onClick=${open}>
    ${value}
  </button>`;
}

/** The table of words that a fact of this name is found in. @type {Record<string, string>} */
const TABLES = {
  clause: "clauses",
  domain: "domains",
  field: "technologies",
  threat: "threats",
  outcome: "outcomes",
  tier: "tiers",
  phase: "phases",
  feat: "feats",
};

/** @param {string} name @param {string | number} fact */
export function shownFact(name, fact) {
  const key = String(fact);
  if (view.value.nations[key]) return nationWord(key);
  if (name === "agreement") return view.value.scenario.agreement_names?.[key] ?? key;
  if (name === "crisis") return cardOf(key)?.title ?? key;
  if (name === "project") return view.value.works?.catalogue?.[key]?.title ?? key;
  if (name === "event") return view.value.fates?.titles[key] ?? key;
  const table = TABLES[name];
  return table ? word(table, key) : key;
}
