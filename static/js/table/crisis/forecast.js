// @ts-check
// What follows if everybody keeps the pledges that stand, in words.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { Num } from "../explain.js";
import { OUTCOME, percent, unitsByDomain, word } from "../words.js";

/** The forecast as a sentence. @param {any} forecast @returns {string} */
export function forecastWords({ outcome, sure, short }) {
  const name = word("outcomes", outcome);
  const missing = unitsByDomain(short);
  return [
    sure ? t("{outcome}, certainly", { outcome: name }) : t("{outcome}, probably", { outcome: name }),
    missing && t("short of “{contained}”: {units}", { contained: word("outcomes", "contained"), units: missing }),
  ]
    .filter(Boolean)
    .join("; ");
}

/** @param {{ crisis: any }} props */
export function Forecast({ crisis }) {
  const { forecast } = crisis;
  const { sign, mood } = OUTCOME[forecast.outcome] ?? { sign: "info", mood: "accent" };
  return html`<div class=${`forecast forecast--${mood}`}>
    <${Icon} name=${sign} />
    <p><span class="forecast__if">${t("If all keep their word:")}</span> <strong>${forecastWords(forecast)}</strong></p>
    <${Num}
      value=${percent(forecast.coverage)}
      title=${t("Coverage")}
      path=${["crises", crisis.id, "forecast", "coverage"]} />
  </div>`;
}
