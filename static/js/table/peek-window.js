// @ts-check
// The window of what is looked into, beside what was pressed.

import { useEffect, useRef } from "preact/hooks";
import { html } from "../lib/dom.js";
import { placeBeside } from "../lib/place.js";
import { backToOpener, shown } from "./peek.js";

/** Once a page. */
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
      backToOpener();
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

/** @param {HTMLElement} box @param {import("./peek.js").Peek["at"]} at */
function position(box, at) {
  const { left, top } = placeBeside(at, box.getBoundingClientRect(), { width: innerWidth, height: innerHeight });
  box.style.setProperty("left", `${Math.round(left)}px`);
  box.style.setProperty("top", `${Math.round(top)}px`);
}
