// @ts-check
// The sum behind a number, as a table: its terms, the result, the rule.

import { useEffect, useState } from "preact/hooks";
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Icon } from "../ui/icon.js";
import { shownFact } from "./explain.js";
import { page, socket } from "./here.js";
import { MeaningOf } from "./meaning.js";
import { hasWord, signed, word } from "./words.js";

/** @param {{ path: (string | number)[] }} props */
export function Sum({ path }) {
  const [found, setFound] = useState(/** @type {any} */ (undefined));
  const key = path.join("/");
  useEffect(() => {
    let wanted = true;
    socket.explain(path.map(String)).then((answer) => wanted && setFound(answer));
    return () => {
      wanted = false;
    };
  }, [key]);
  if (found === undefined) return html`<span class="skeleton"></span><span class="skeleton skeleton--short"></span>`;
  return html`${
    found === null
      ? html`<p>${t("There is no sum behind this number: it was set by the scenario or chosen.")}</p>`
      : html`<${SumTable} ...${found} />`
  }
  <${MeaningOf} path=${path} />`;
}

/** @param {any} props an Explanation; with a formula its lines are the formula's terms, else they add up */
function SumTable({ value, unit, rule, terms, formula }) {
  return html`<div class="explain">
    <table>
      <tbody>
        ${terms.map(
          (/** @type {any} */ term) =>
            html`<tr>
            <th scope="row">${termWords(term)}</th>
            <td>${formula ? term.amount : inUnit(term.amount, unit, true)}</td>
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr><th scope="row">${formula ? t("Result") : t("Together")}</th><td>${inUnit(value, unit, false)}</td></tr>
      </tfoot>
    </table>
    ${formula && html`<p>${word("formulas", formula)}</p>`}
    <p class="explain__rule">
      <a href=${`${page.rules}#rule-${rule}`} target="_blank" rel="noopener">
        <${Icon} name="phase-briefing" />
        ${t("Rule {rule}", { rule })}
      </a>
    </p>
  </div>`;
}

/**
 * A term of a sum in words; its facts are named as people read them.
 * @param {{ label: string, facts?: Record<string, any> }} term
 */
function termWords({ label, facts = {} }) {
  const words = hasWord("terms", label) ? word("terms", label) : word("causes", label);
  const filled = words.replace(/\{(\w+)\}/g, (whole, name) => (name in facts ? shownFact(name, facts[name]) : whole));
  return facts.crisis && !words.includes("{crisis}") ? `${filled} (${shownFact("crisis", facts.crisis)})` : filled;
}

/** A number as its unit is written. @param {number} n @param {string} unit @param {boolean} withSign */
function inUnit(n, unit, withSign) {
  const plain = withSign ? signed(n) : n < 0 ? signed(n) : String(n);
  switch (unit) {
    case "rp":
      return t("{n} RP", { n: plain });
    case "per_mille":
      return t("{n} %", { n: (n / 10).toFixed(1) });
    case "percent":
      return t("{n} %", { n: plain });
    case "tenths":
      return t("{n} %", { n: (n / 10).toFixed(1) });
    case "thousandths":
      return (n / 1000).toFixed(2);
    case "hundredths":
      return (n / 100).toFixed(2);
    default:
      return plain;
  }
}
