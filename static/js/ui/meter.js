// @ts-check
// Numbers one can see: a bar with its value in words, a change since before, and how grave a crisis is.

import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

/** @param {number} part @param {number} whole */
const percent = (part, whole) => Math.max(0, Math.min(100, whole > 0 ? (part * 100) / whole : 0));

/**
 * @param {object} props
 * @param {string} props.label
 * @param {any} props.value what stands at the end of the line: a number, or an <Explain>
 * @param {number} props.now
 * @param {number} props.whole
 * @param {number} [props.more] what a promise would add, drawn paler
 * @param {number} [props.goal] a mark on the bar
 * @param {"ok" | "warn" | "bad" | ""} [props.mood]
 */
export function Meter({ label, value, now, whole, more = 0, goal, mood = "" }) {
  const filled = percent(now, whole);
  return html`<div class=${`meter ${mood && `meter--${mood}`}`}>
    <span class="meter__label">${label}</span>
    <span class="meter__value">${value}</span>
    <svg class="meter__bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="meter__more" width=${percent(now + more, whole)} height="8" />
      <rect class="meter__fill" width=${filled} height="8" />
      ${
        goal !== undefined &&
        html`<rect
        class="meter__goal"
        x=${Math.min(99.2, percent(goal, whole))}
        width="0.8"
        height="8"
      />`
      }
    </svg>
  </div>`;
}

/** A change: a sign to see, words to hear. @param {{ by: number, isMoreWorse?: boolean }} props */
export function Delta({ by, isMoreWorse = false }) {
  const size = Math.abs(by);
  if (by === 0)
    return html`<span
      class="delta delta--same"
    ><span aria-hidden="true">■ 0</span><span class="visually-hidden">${t("unchanged")}</span></span>`;
  const words = by > 0 ? t("up {n}", { n: size }) : t("down {n}", { n: size });
  return html`<span class=${`delta delta--${by > 0 !== isMoreWorse ? "up" : "down"}`}>
    <span aria-hidden="true">${by > 0 ? `▲ +${size}` : `▼ −${size}`}</span>
    <span class="visually-hidden">${words}</span>
  </span>`;
}

/**
 * How grave a crisis is: bars and the words beside them.
 * @param {{ level: number, top?: number, words?: string }} props
 */
export function Severity({ level, top = 5, words }) {
  return html`<span class="severity">
    <svg viewBox=${`0 0 ${top * 9} 14`} aria-hidden="true">
      ${Array.from(
        { length: top },
        (_, place) => html`<rect
        class=${place < level ? "is-on" : ""}
        x=${place * 9 + 0.5}
        y="0.5"
        width="6.5"
        height="13"
        rx="1.5"
      />`,
      )}
    </svg>
    ${words ?? t("{n} of {top}", { n: level, top })}
  </span>`;
}
