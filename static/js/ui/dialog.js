// @ts-check
// A question that must be answered first. Rare: most acts are done at once and can be undone.

import { useEffect, useRef } from "preact/hooks";
import { html, useFreshId } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Icon } from "./icon.js";

/**
 * @typedef {object} DialogProps
 * @property {boolean} open
 * @property {string} title
 * @property {() => void} onClose Escape, the cross, or a click beside the dialog
 * @property {any} [foot] buttons; the first in the order of tabbing is the harmless one
 * @property {any} children
 */

/** @param {DialogProps} props */
export function Dialog({ open, title, onClose, foot, children }) {
  const id = useFreshId("dialog");
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  useEffect(() => () => dialog.current?.close(), []); // so that the focus goes back, also when the dialog is taken away

  const pressed = useRef(/** @type {EventTarget | null} */ (null));

  /** @param {MouseEvent} event */
  function clicked(event) {
    // Its content covers it, so this was the backdrop, unless something inside moved away under the pointer.
    if (event.target === dialog.current && pressed.current === dialog.current) onClose();
  }

  return html`<dialog
    ref=${dialog}
    class="dialog"
    aria-labelledby=${id}
    onClose=${onClose}
    onPointerDown=${(/** @type {PointerEvent} */ event) => {
      pressed.current = event.target;
    }}
    onClick=${clicked}>
    <div class="dialog__head">
      <h2 id=${id}>${title}</h2>
      <button type="button" class="button button--quiet button--icon" aria-label=${t("Close")} onClick=${onClose}>
        <${Icon} name="close" />
      </button>
    </div>
    <div class="dialog__body">${children}</div>
    ${foot && html`<div class="dialog__foot">${foot}</div>`}
  </dialog>`;
}
