// @ts-check
// The frame of a table: too wide a table scrolls within it, by keyboard too, and never the page.

import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "../lib/dom.js";

/** Only a frame that scrolls is a stop for the keyboard and a place by name. @param {{ label: string, children?: any }} props */
export function DataFrame({ label, children }) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const box = place.current;
    if (!box?.firstElementChild) return;
    const watch = new ResizeObserver(() => setScrolls(box.scrollWidth > box.clientWidth));
    watch.observe(box);
    watch.observe(box.firstElementChild);
    return () => watch.disconnect();
  }, []);
  const named = scrolls ? { role: "region", "aria-label": label, tabindex: 0 } : {};
  return html`<div ref=${place} class="data-frame" ...${named}>${children}</div>`;
}
