// @ts-check
// Buttons that rest after a press: half of a double click, or a key that is held, must not say a second thing. A press
// after the rest counts, however quick it was meant.

import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { html } from "../lib/dom.js";
import { Icon } from "./icon.js";

/** How long buttons rest, in milliseconds. */
const REST = 700;

/** A rest that several buttons share, such as those that stand in the same place one after the other. */
export function createRest() {
  const resting = signal(false);
  return {
    resting,

    /** Do it, unless something was done just now. @param {() => void} act */
    press(act) {
      if (resting.value) return;
      resting.value = true;
      setTimeout(() => {
        resting.value = false;
      }, REST);
      act();
    },
  };
}

/** @typedef {ReturnType<typeof createRest>} Rest */

/** The rest of one button. @returns {Rest} */
export const useRest = () => useState(createRest)[0];

/**
 * A button for what cannot be undone: the first press asks, in the button's own place; leaving it takes the question back.
 * @param {object} props
 * @param {string} props.icon
 * @param {string} props.words
 * @param {string} [props.label] the words and what they are about
 * @param {string} props.sure what it asks
 * @param {() => void} props.run
 * @param {string} [props.about] the question goes when this changes
 * @param {boolean} [props.off]
 * @param {boolean} [props.danger] looks like it before it asks, too
 * @param {(asks: boolean) => void} [props.onAsk] for words about what follows
 */
export function ConfirmButton({ icon, words, label, sure, run, about = "", off = false, danger = false, onAsk }) {
  const [asked, setAsked] = useState(/** @type {string | null} */ (null));
  const { resting, press } = useRest();
  const asks = asked === about && !off;

  /** @param {boolean} now */
  function ask(now) {
    setAsked(now ? about : null);
    onAsk?.(now);
  }

  function pressed() {
    if (asks) run();
    ask(!asks);
  }

  return html`<button
    type="button"
    class=${asks || danger ? "button button--danger" : "button"}
    aria-label=${asks ? undefined : label}
    aria-disabled=${off || resting.value ? "true" : undefined}
    onClick=${() => off || press(pressed)}
    onBlur=${() => ask(false)}>
    <${Icon} name=${icon} />
    <span>${asks ? sure : words}</span>
  </button>`;
}
