// @ts-check
// A clause as a card: what it gives, what it asks, and what a breach costs; and the choice among those on offer.

import { html } from "../../../lib/dom.js";
import { t } from "../../../lib/i18n.js";
import { word } from "../../words.js";

/** @param {{ clause: string }} props */
export function ClauseWords({ clause }) {
  return html`<dl class="clause__words">
    <dt>${t("Gives")}</dt><dd>${word("clauses", clause, "gives")}</dd>
    <dt>${t("Asks")}</dt><dd>${word("clauses", clause, "asks")}</dd>
    <dt>${t("If it is broken")}</dt><dd>${word("clauses", clause, "breach")}</dd>
  </dl>`;
}

/**
 * @param {{ of: string[], most: number, chosen: string[], onChange: (clauses: string[]) => void }} props
 */
export function ClausePicker({ of, most, chosen, onChange }) {
  const full = chosen.length >= most;
  /** @param {string} clause */
  const toggle = (clause) =>
    onChange(chosen.includes(clause) ? chosen.filter((one) => one !== clause) : [...chosen, clause]);
  return html`<fieldset class="stack stack--tight">
    <legend>${t("Clauses, at most {n} to begin with", { n: most })}</legend>
    ${of.map((clause) => {
      const on = chosen.includes(clause);
      return html`<div key=${clause} class="clause">
        <label class="check">
          <input type="checkbox" checked=${on} disabled=${!on && full} onChange=${() => toggle(clause)} />
          <strong>${word("clauses", clause)}</strong>
        </label>
        <${ClauseWords} clause=${clause} />
      </div>`;
    })}
  </fieldset>`;
}
