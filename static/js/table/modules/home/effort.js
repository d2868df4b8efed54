// @ts-check
// The effort of the next years: a number in per cent with one decimal, and what it would bring.

import { announce } from "../../../lib/a11y.js";
import { html, useFreshId } from "../../../lib/dom.js";
import { t } from "../../../lib/i18n.js";
import { Icon } from "../../../ui/icon.js";
import { change, plan } from "../../draft.js";
import { me, view } from "../../here.js";
import { nation } from "../../names.js";
import { rp, signed, tenths } from "../../words.js";

/** @param {{ limit: any, shut: boolean }} props */
export function Effort({ limit, shut }) {
  const id = useFreshId("effort");
  const now = nation(me.value ?? "").effort;
  const wanted = plan.value.effort ?? now;
  const label = t("Defence effort next year");

  /** @param {number} next in tenths */
  function set(next) {
    const kept = Math.min(limit.high, Math.max(limit.low, Math.round(next) || limit.low));
    if (shut || kept === wanted) return;
    change({ effort: kept === now ? undefined : kept });
    announce(`${label}: ${tenths(kept)}`);
  }

  /** @param {Event} event */
  function typed(event) {
    const field = /** @type {HTMLInputElement} */ (event.currentTarget);
    set(Number(field.value) * 10);
    field.value = ((plan.value.effort ?? now) / 10).toFixed(1);
  }

  const step = (/** @type {number} */ by, /** @type {string} */ words, /** @type {string} */ sign) => html`<button
    type="button"
    class="stepper__button"
    aria-label=${words}
    aria-disabled=${shut || wanted + by < limit.low || wanted + by > limit.high ? "true" : undefined}
    onClick=${() => set(wanted + by)}>
    <${Icon} name=${sign} />
  </button>`;

  return html`<div class="stepper">
    <label class="stepper__label" for=${id}><${Icon} name="effort" />${label}, %</label>
    <span class="stepper__controls">
      ${step(-1, t("0.1 % less effort"), "minus")}
      <input
        class="stepper__value"
        id=${id}
        type="number"
        inputmode="decimal"
        step="0.1"
        min=${limit.low / 10}
        max=${limit.high / 10}
        value=${(wanted / 10).toFixed(1)}
        disabled=${shut}
        aria-describedby=${`${id}-note`}
        onChange=${typed} />
      ${step(1, t("0.1 % more effort"), "plus")}
    </span>
    <p class="stepper__note" id=${`${id}-note`}>${wordsFor(limit, wanted, now)} <${Guide} wanted=${wanted} /></p>
  </div>`;
}

/** What an effort brings each year, and what one has now. @param {any} limit @param {number} wanted @param {number} now */
function wordsFor({ low, income, growth, support }, wanted, now) {
  const at = wanted - low;
  if (income[at] === undefined) return t("Now {now}.", { now: tenths(now) });
  const facts = {
    income: rp(income[at]),
    growth: (growth[at] / 100).toFixed(2),
    support: signed(support[at]),
    now: tenths(now),
    before: rp(income[now - low] ?? nation(me.value ?? "").budget),
  };
  return wanted === now
    ? t("As it is: {income} a year, the economy grows by {growth} %, support {support} a year.", facts)
    : t("{income} a year (now {now}: {before}), the economy grows by {growth} %, support {support} a year.", facts);
}

/** @param {{ wanted: number }} props */
function Guide({ wanted }) {
  const guideline = view.value.guideline;
  if (!guideline) return null;
  return wanted >= guideline.core
    ? t("The guideline of {n} is met.", { n: tenths(guideline.core) })
    : t("The guideline asks for {n}.", { n: tenths(guideline.core) });
}
