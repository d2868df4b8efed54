// @ts-check
// What follows if everybody keeps the pledges that stand, in words.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { Num } from "../explain.js";
import { view } from "../here.js";
import { OUTCOME, percent, unitsByDomain, word } from "../words.js";

/** The forecast as a sentence. @param {any} forecast @returns {string} */
export function forecastWords({ outcome, sure, short }) {
  const name = word("outcomes", outcome);
  const missing = unitsByDomain(short);
  return [
    sure ? t("{outcome}, certainly", { outcome: name }) : t("{outcome}, probably", { outcome: name }),
    missing &&
      (outcome === "contained"
        ? t("to be sure of it: {units} more", { units: missing })
        : t("short of “{contained}”: {units}", { contained: word("outcomes", "contained"), units: missing })),
  ]
    .filter(Boolean)
    .join("; ");
}

/** While one plans: what the own plan comes to; else what the pledges do. @param {{ crisis: any }} props */
export function Forecast({ crisis }) {
  const mine = view.value.you?.forecasts?.[crisis.id];
  if (mine)
    return html`<${Line}
      words=${t("With your plan, if all others keep their word:")}
      forecast=${mine}
      value=${percent(mine.coverage)} />`;
  const value = html`<${Num}
    value=${percent(crisis.forecast.coverage)}
    title=${t("Coverage")}
    path=${["crises", crisis.id, "forecast", "coverage"]} />`;
  return html`<${Line} words=${t("If all keep their word:")} forecast=${crisis.forecast} value=${value} />`;
}

/** @param {{ words: string, forecast: any, value: any }} props */
function Line({ words, forecast, value }) {
  const { sign, mood } = OUTCOME[forecast.outcome] ?? { sign: "info", mood: "accent" };
  return html`<div class=${`forecast forecast--${mood}`}>
    <${Icon} name=${sign} />
    <p><span class="forecast__if">${words}</span> <strong>${forecastWords(forecast)}</strong></p>
    ${value}
  </div>`;
}
