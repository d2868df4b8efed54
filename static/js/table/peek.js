// @ts-check
// One small window for all that can be looked into: a number's sum, a nation, a crisis, a word. Names and numbers
// everywhere open it; it stands beside what was pressed, and Escape leads back there.

import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { classes, html } from "../lib/dom.js";
import { placeBeside } from "../lib/place.js";

/** @typedef {{ title: string, body: () => any, at: { left: number, top: number, bottom: number } }} Peek */

const shown = signal(/** @type {Peek | null} */ (null));
/** @type {HTMLElement | null} */
let opener = null;

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
}

export function closePeek() {
  document.getElementById("peek")?.hidePopover();
}

/** The window itself; once a page. */
export function PeekWindow() {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const now = shown.value;
  useEffect(() => {
    const box = place.current;
    if (!box || !now) return;
    if (!box.matches(":popover-open")) box.showPopover();
    position(box, now.at);
    box.focus({ preventScroll: true });
    const watch = new ResizeObserver(() => position(box, now.at));
    watch.observe(box);
    return () => watch.disconnect();
  }, [now]);

  /** @param {ToggleEvent} event */
  function toggled(event) {
    if (event.newState !== "closed") return;
    if (shown.value && (document.activeElement === document.body || place.current?.contains(document.activeElement))) {
      opener?.focus({ preventScroll: true });
    }
    shown.value = null;
  }

  return html`<div
    ref=${place}
    id="peek"
    class="popover peek"
    popover="auto"
    role="dialog"
    tabindex="-1"
    aria-labelledby="peek-title"
    onToggle=${toggled}>
    ${now && html`<h2 class="popover__title" id="peek-title">${now.title}</h2><${now.body} key=${now} />`}
  </div>`;
}

/** @param {HTMLElement} box @param {Peek["at"]} at */
function position(box, at) {
  const { left, top } = placeBeside(at, box.getBoundingClientRect(), { width: innerWidth, height: innerHeight });
  box.style.setProperty("left", `${Math.round(left)}px`);
  box.style.setProperty("top", `${Math.round(top)}px`);
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

/** A word with what it means. @param {{ word: string, note: string, look?: string }} props */
export function Term({ word, note, look }) {
  return html`<${PeekLink} title=${word} look=${look} body=${() => html`<p>${note}</p>`}>${word}</${PeekLink}>`;
}
