// @ts-check
// The last year's end: what it changed after the reveal, with the causes. No other step shows it, for the game is over.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { me, view } from "../here.js";
import { Changes, changesHeadline } from "../reveal/changes.js";

/** Why numbers change at a year's end, and only then. */
const CAUSES = [
  "record_round",
  "record_income",
  "growth",
  "support_returns",
  "effort",
  "units_abroad",
  "trust_fades",
  "readiness_use",
];

export function YearEnd() {
  const { reveal, clock } = view.value;
  if (!reveal) return null;
  const began = reveal.changes.findIndex((/** @type {any} */ one) => CAUSES.includes(one.cause));
  const closing = { ...reveal, changes: began < 0 ? [] : reveal.changes.slice(began) };
  return html`<section class="panel" aria-labelledby="last-title">
    <div class="panel__head">
      <h2 class="panel__title" id="last-title">
        <${Icon} name="phase-aftermath" />
        ${t("The end of round {n}, after the reveal", { n: clock.round })}
      </h2>
    </div>
    <p class="reveal__headline">${changesHeadline(closing)}</p>
    <p class="field__hint">
      ${t("A year’s end closes every round: records are measured, economies grow, the public calms down, trust fades.")}
    </p>
    <${Part} words=${t("The year’s end in numbers, with causes")} reveal=${closing} isOpen=${Boolean(me.value)} />
    <${Part} words=${t("The whole round in numbers, the reveal included")} reveal=${reveal} isOpen=${false} />
  </section>`;
}

/** @param {{ words: string, reveal: any, isOpen: boolean }} props */
function Part({ words, reveal, isOpen }) {
  return html`<details open=${isOpen}>
    <summary>
      <${Icon} name="explain" />
      ${words}
      <${Icon} name="chevron-down" extra="icon--turn" />
    </summary>
    <${Changes} reveal=${reveal} />
  </details>`;
}
