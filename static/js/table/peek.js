// @ts-check
// One small window for all that can be looked into: a number's sum, a nation, a crisis, a word. Names and numbers
// everywhere open it; it stands beside what was pressed, and Escape leads back there.

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { classes, html } from "../lib/dom.js";
import { lazy } from "../lib/lazy.js";
import { word } from "./words.js";

/** @typedef {{ title: string, body: () => any, at: { left: number, top: number, bottom: number } }} Peek */

const Meaning = lazy(() => import("./meaning.js"), "Meaning", nothing);
const PeekWindow = lazy(() => import("./peek-window.js"), "PeekWindow", nothing);
const SOON = 5_000;

/** What the window shows. */
export const shown = signal(/** @type {Peek | null} */ (null));
const wasOpened = signal(false);
/** @type {HTMLElement | null} */
let opener = null;

function nothing() {
  return null;
}

/**
 * Open the window beside what was pressed. `body` is a component; it is drawn anew while the window is open.
 * @param {Event} event
 * @param {string} title
 * @param {() => any} body
 */
export function peek(event, title, body) {
  const source = /** @type {HTMLElement} */ (event.currentTarget);
  const inside = source.closest(".peek");
  if (!inside) opener = source;
  const { left, top, bottom } = inside && shown.value ? shown.value.at : source.getBoundingClientRect();
  shown.value = { title, body, at: { left, top, bottom } };
  wasOpened.value = true;
}

/** Give the focus back to what opened the window. */
export function backToOpener() {
  opener?.focus({ preventScroll: true });
}

export function closePeek() {
  document.getElementById("peek")?.hidePopover();
}

/** The place of the window, once a page; the window itself is fetched a little later than the page. */
export function PeekPlace() {
  useEffect(() => {
    const timer = setTimeout(PeekWindow.preload, SOON);
    return () => clearTimeout(timer);
  }, []);
  return wasOpened.value && html`<${PeekWindow} />`;
}

/**
 * Words that can be looked into.
 * @param {{ title: string, body: () => any, look?: string, label?: string, children?: any }} props
 */
export function PeekLink({ title, body, look = "", label, children }) {
  return html`<button
    type="button"
    class=${classes("peek-link", look)}
    aria-haspopup="dialog"
    aria-label=${label}
    onClick=${(/** @type {Event} */ event) => peek(event, title, body)}>
    ${children}
  </button>`;
}

/**
 * A word that opens what it means.
 * @param {{ of: string, words?: string, said?: string, look?: string }} props `of` its table and key, such as
 *   "quantities.support"; `said` instead of the note that stands there
 */
export function Term({ of, words, said, look }) {
  const [table = "", key = ""] = of.split(".");
  const shown = words ?? word(table, key);
  return html`<${PeekLink} title=${shown} look=${look} body=${() => html`<${Meaning} of=${of} said=${said} />`}>${shown}</${PeekLink}>`;
}
