// @ts-check
// A small window beside the thing it explains: any content, and the sum behind a number. The browser's own popover
// brings Escape, closing by a click elsewhere and the way back of the focus.

import { useRef, useState } from "preact/hooks";
import { classes, html, useFreshId } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { placeBeside } from "../lib/place.js";
import { Icon } from "./icon.js";

/**
 * @typedef {object} PopoverProps
 * @property {any} trigger what the button shows
 * @property {string} title
 * @property {string} [label] what the button says, where its content is not enough
 * @property {string} [look] class names of the button
 * @property {() => void} [onOpen]
 * @property {any} children
 */

/** @param {PopoverProps} props */
export function Popover({ trigger, title, label, look = "button", onOpen, children }) {
  const id = useFreshId("popover");
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const [open, setOpen] = useState(false);

  /** @param {ToggleEvent} event */
  function toggled(event) {
    const isOpen = event.newState === "open";
    setOpen(isOpen);
    if (!isOpen || !button.current) return;
    const window = /** @type {HTMLElement} */ (event.currentTarget);
    const screen = { width: innerWidth, height: innerHeight };
    const { left, top } = placeBeside(button.current.getBoundingClientRect(), window.getBoundingClientRect(), screen);
    window.style.setProperty("left", `${left}px`);
    window.style.setProperty("top", `${top}px`);
  }

  /** @param {ToggleEvent} event */
  function before(event) {
    if (event.newState === "open") onOpen?.();
  }

  return html`<button
    ref=${button}
    type="button"
    class=${look}
    popovertarget=${id}
    aria-expanded=${String(open)}
    aria-label=${label}
  >
      ${trigger}
    </button>
    <div
      id=${id}
      class="popover"
      popover="auto"
      role="dialog"
      aria-labelledby=${`${id}-title`}
      onBeforeToggle=${before}
      onToggle=${toggled}
    >
      <h3 class="popover__title" id=${`${id}-title`}>${title}</h3>
      ${children}
    </div>`;
}

/**
 * The sum behind a number, as the server worked it out.
 * @typedef {{ words: string, value: string | number }} SumLine
 * @typedef {{ lines: SumLine[], total: string | number, rule?: string, note?: string }} Sum
 */

/**
 * A number that opens to the sum it came from.
 * @param {{ value: string | number, title: string, sum?: Sum | null, load?: () => Promise<Sum>, extra?: string }} props
 *   either the sum, or what fetches it when it is opened first
 */
export function Explain({ value, title, sum, load, extra }) {
  const [loaded, setLoaded] = useState(/** @type {Sum | null} */ (null));
  const [failed, setFailed] = useState(false);
  const shown = sum ?? loaded;
  const fetchSum = () => {
    if (!shown && load) load().then(setLoaded, () => setFailed(true));
  };

  return html`<${Popover}
    look=${classes("sum", extra)}
    trigger=${value}
    title=${title}
    label=${t("{title}: {value}. How it came about", { title, value })}
    onOpen=${fetchSum}
  >
    ${shown && html`<${SumTable} ...${shown} />`}
    ${!shown && !failed && html`<p><span class="skeleton"></span></p>`}
    ${failed && html`<p>${t("The sum could not be fetched. Close and open this again.")}</p>`}
  </${Popover}>`;
}

/** @param {Sum} props */
function SumTable({ lines, total, rule, note }) {
  return html`<div class="explain">
    <table>
      <tbody>
        ${lines.map(({ words, value }) => html`<tr><th scope="row">${words}</th><td>${value}</td></tr>`)}
      </tbody>
      <tfoot>
        <tr><th scope="row">${t("Together")}</th><td>${total}</td></tr>
      </tfoot>
    </table>
    ${note && html`<p>${note}</p>`}
    ${rule && html`<p class="explain__rule"><${Icon} name="phase-briefing" />${t("Rule {rule}", { rule })}</p>`}
  </div>`;
}
