// @ts-check
// Past rounds in short: how their crises ended, who broke a promise, where the world stood.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { view } from "../here.js";
import { CrisisName, NationName, OutcomeChip } from "../names.js";

export function History() {
  return html`<section class="panel" aria-labelledby="history-title">
    <div class="panel__head">
      <h2 class="panel__title" id="history-title"><${Icon} name="undo" />${t("Rounds so far")}</h2>
    </div>
    <ol class="years">
      ${view.value.history
        .toReversed()
        .map((/** @type {any} */ year) => html`<li key=${year.round}><${Year} year=${year} /></li>`)}
    </ol>
  </section>`;
}

/** @param {{ year: any }} props */
export function Year({ year }) {
  return html`<h3 class="subtitle">
    ${t("Round {n}: stability {stability}", { n: year.round, stability: year.stability })}
    </h3>
    <ul class="plain" role="list">
      ${year.outcomes.map(
        (/** @type {any} */ one) =>
          html`<li class="year__line">
          <${OutcomeChip} outcome=${one.outcome} /> <${CrisisName} id=${one.crisis} /> <${NationName} id=${one.target} />
          </li>`,
      )}
      ${year.broken.map(
        (/** @type {any} */ one) =>
          html`<li class="year__line">
          <span class="chip chip--bad"><${Icon} name="failed" />${t("promise broken")}
          </span> <${NationName} id=${one.nation} /> <span>${t("promised {promised}, sent {sent}", one)}</span>
          </li>`,
      )}
    </ul>`;
}
