// @ts-check
// Moving about without a mouse: arrow keys inside a group, where the focus goes, and single-key shortcuts.

import { settings } from "./settings.js";

export { announce, lastAnnouncement, repeatLast } from "./announce.js";

/** Arrows that a group of one axis does not use. @type {Record<string, string[]>} */
const SILENT = { both: [], across: ["ArrowUp", "ArrowDown"], down: ["ArrowLeft", "ArrowRight"] };

/** @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * The place an arrow, Home or End leads to in a group that wraps around; null for other keys.
 * @param {string} key
 * @param {number} place
 * @param {number} size
 * @param {"both" | "across" | "down"} [axis] which arrows count
 */
export function nextPlace(key, place, size, axis = "both") {
  if (size === 0) return null;
  if (key === "Home") return 0;
  if (key === "End") return size - 1;
  const step = SILENT[axis]?.includes(key) ? undefined : STEPS[key];
  return step === undefined ? null : (place + step + size) % size;
}

/**
 * A key handler for a group in which only one member is in the tab order: arrows move to the others.
 * @param {string} members a selector
 * @param {"both" | "across" | "down"} [axis]
 * @returns {(event: KeyboardEvent) => void}
 */
export function roving(members, axis = "both") {
  return (event) => {
    const group = /** @type {Element} */ (event.currentTarget);
    const all = [.../** @type {NodeListOf<HTMLElement>} */ (group.querySelectorAll(members))];
    const here = all.indexOf(/** @type {HTMLElement} */ (event.target));
    const next = here < 0 ? null : nextPlace(event.key, here, all.length, axis);
    if (next === null) return;
    event.preventDefault();
    for (const [place, member] of all.entries()) member.tabIndex = place === next ? 0 : -1;
    all[next]?.focus();
  };
}

/** Put the focus on an element that is not in the tab order, such as a heading. @param {HTMLElement | null} element */
export function focusOn(element) {
  if (!element) return;
  if (!element.matches("a[href], button, input, select, textarea, [tabindex]")) element.tabIndex = -1;
  element.focus({ preventScroll: false });
}

/**
 * Put the focus on an element near what had it: the page moves no further than needed to show it, and what it opens.
 * @param {HTMLElement} element
 * @param {boolean} [moves] whether the page moves at all
 */
export function focusNear(element, moves = true) {
  if (!element.matches("a[href], button, input, select, textarea, summary, [tabindex]")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  if (!moves) return;
  element.closest("[data-opened]")?.scrollIntoView({ block: "nearest" });
  element.scrollIntoView({ block: "nearest" });
}

/** The first field that is wrong gets the focus. @param {ParentNode} form */
export function focusFirstError(form) {
  focusOn(form.querySelector('[aria-invalid="true"]'));
}

/** Whether keys typed now go into a text. @param {EventTarget | null} target */
export function isTyping(target) {
  return target instanceof HTMLElement && target.matches("input:not([type=radio], [type=checkbox]), textarea, select");
}

/**
 * Act on single keys (not on held ones), and on pairs such as "g c", while the reader's settings allow it and no text is being typed.
 * Returns what ends it.
 * @param {Record<string, () => void>} acts
 */
export function shortcuts(acts) {
  let first = "";
  /** @param {KeyboardEvent} event */
  const listen = (event) => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!settings().shortcuts || isTyping(event.target) || document.querySelector("dialog[open]")) return;
    const act = acts[`${first} ${event.key}`] ?? acts[event.key];
    first = event.key;
    if (!act) return;
    first = "";
    event.preventDefault();
    act();
  };
  document.addEventListener("keydown", listen);
  return () => document.removeEventListener("keydown", listen);
}
