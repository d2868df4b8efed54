// @ts-check
// A whole number with a minus and a plus. What is not possible says why, in words, beside it.

import { announce } from "../lib/a11y.js";
import { html, useFreshId } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Icon } from "./icon.js";

/**
 * @typedef {object} StepperProps
 * @property {string} label
 * @property {string} [spoken] the label for those who do not see what stands around it; holds the label's words
 * @property {number} value
 * @property {number} [min]
 * @property {number} max
 * @property {(value: number) => void} onChange
 * @property {string} [icon]
 * @property {string} [note] always shown: a price, a promise
 * @property {string} [whyNotMore] shown while the value is at its top
 * @property {boolean} [disabled]
 */

/** @param {StepperProps} props */
export function Stepper(props) {
  const { label, spoken = label, value, min = 0, max, onChange, icon, note, whyNotMore, disabled = false } = props;
  const id = useFreshId("stepper");
  const words = [note, !disabled && value >= max && whyNotMore].filter(Boolean).join(" ");

  /** @param {number} wanted */
  function change(wanted) {
    const next = Math.min(max, Math.max(min, Math.trunc(wanted) || 0));
    if (disabled || next === value) return;
    onChange(next);
    announce(`${spoken}: ${next}`);
  }

  /** @param {Event} event */
  function typed(event) {
    const field = /** @type {HTMLInputElement} */ (event.currentTarget);
    change(Number(field.value));
    field.value = String(Math.min(max, Math.max(min, Math.trunc(Number(field.value)) || 0)));
  }

  return html`<div class="stepper">
    <label class="stepper__label" for=${id}>${icon && html`<${Icon} name=${icon} />`}${label}</label>
    <span class="stepper__controls">
      <${Step}
        sign="minus"
        label=${t("One less: {label}", { label: spoken })}
        off=${disabled || value <= min}
        act=${() => change(value - 1)}
      />
      <input
        class="stepper__value"
        id=${id}
        type="number"
        inputmode="numeric"
        min=${min}
        max=${max}
        value=${value}
        disabled=${disabled}
        aria-label=${spoken === label ? undefined : spoken}
        aria-describedby=${words ? `${id}-note` : undefined}
        onChange=${typed}
      />
      <${Step}
        sign="plus"
        label=${t("One more: {label}", { label: spoken })}
        off=${disabled || value >= max}
        act=${() => change(value + 1)}
      />
    </span>
    ${words && html`<p class="stepper__note" id=${`${id}-note`}>${words}</p>`}
  </div>`;
}

/**
 * A button that stays reachable when it can do nothing, so that the focus is not lost.
 * @param {{ sign: string, label: string, off: boolean, act: () => void }} props
 */
function Step({ sign, label, off, act }) {
  return html`<button
    type="button"
    class="stepper__button"
    aria-label=${label}
    aria-disabled=${off ? "true" : undefined}
    onClick=${act}
  >
    <${Icon} name=${sign} />
  </button>`;
}
