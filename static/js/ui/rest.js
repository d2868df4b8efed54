// @ts-check
// Buttons that rest after a press: half of a double click, or a key that is held, must not say a second thing. A press
// after the rest counts, however quick it was meant.

import { signal } from "@preact/signals";
import { useRef, useState } from "preact/hooks";
import { html, useFreshId } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
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
 * A button for what cannot be undone: the first press asks, with a "no" beside it; leaving both takes the question back.
 * @param {object} props
 * @param {string} props.icon
 * @param {string} props.words
 * @param {string} [props.label] the words and what they are about
 * @param {string} props.sure what it asks
 * @param {string} [props.keep] what says no
 * @param {() => void} props.run
 * @param {string} [props.about] the question goes when this changes
 * @param {boolean} [props.off]
 * @param {boolean} [props.danger] looks like it before it asks, too
 * @param {(asks: boolean) => void} [props.onAsk] for words about what follows
 */
export function ConfirmButton(props) {
  const { icon, words, label, sure, keep = t("Keep"), run, about = "", off = false, danger = false, onAsk } = props;
  const id = useFreshId("confirm");
  const first = useRef(/** @type {HTMLElement | null} */ (null));
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

  /** @param {FocusEvent} event */
  function left({ relatedTarget }) {
    const isAnswer = relatedTarget instanceof HTMLElement && relatedTarget.dataset.confirm === id;
    if (!isAnswer) ask(false);
  }

  function kept() {
    first.current?.focus();
    ask(false);
  }

  return html`<button
    type="button"
    ref=${first}
    data-confirm=${id}
    class=${asks || danger ? "button button--danger" : "button"}
    aria-label=${asks ? undefined : label}
    aria-disabled=${off || resting.value ? "true" : undefined}
    onClick=${() => off || press(pressed)}
    onBlur=${left}>
    <${Icon} name=${icon} />
    <span>${asks ? sure : words}</span>
  </button>
  ${
    asks &&
    html`<button
      type="button"
      class="button"
      data-confirm=${id}
      aria-disabled=${resting.value ? "true" : undefined}
      onClick=${() => press(kept)}
      onBlur=${left}>
      <${Icon} name="undo" />
      <span>${keep}</span>
    </button>`
  }`;
}
