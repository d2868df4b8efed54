// @ts-check
// Buttons that rest after a press: half of a double click, or a key that is held, must not say a second thing. A press
// after the rest counts, however quick it was meant.

import { signal } from "@preact/signals";
import { useRef, useState } from "preact/hooks";
import { announce } from "../lib/announce.js";
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
 * A button for what cannot be undone: the first press asks. What says yes stands elsewhere, and under the pointer is
 * what says no, so a double click ends nothing; leaving both takes the question back.
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
  const rests = resting.value ? "true" : undefined;

  /** @param {boolean} now */
  function ask(now) {
    setAsked(now ? about : null);
    onAsk?.(now);
    if (now) announce(sure);
  }

  /** @param {FocusEvent} event */
  function left({ relatedTarget }) {
    const isAnswer = relatedTarget instanceof HTMLElement && relatedTarget.dataset.confirm === id;
    if (!isAnswer) ask(false);
  }

  function agreed() {
    first.current?.focus();
    ask(false);
    run();
  }

  return html`<button
    type="button"
    ref=${first}
    data-confirm=${id}
    class=${danger && !asks ? "button button--danger" : "button"}
    aria-label=${asks ? undefined : label}
    aria-disabled=${off ? "true" : rests}
    onClick=${() => off || press(() => ask(!asks))}
    onBlur=${left}>
    <${Icon} name=${asks ? "undo" : icon} />
    <span class="either" data-second=${asks || undefined}><span>${words}</span><span>${keep}</span></span>
  </button>
  ${
    asks &&
    html`<button
      type="button"
      class="button button--danger confirm"
      data-confirm=${id}
      aria-disabled=${rests}
      onClick=${() => press(agreed)}
      onBlur=${left}>
      <${Icon} name=${icon} />
      <span>${sure}</span>
    </button>`
  }`;
}
