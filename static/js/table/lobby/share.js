// @ts-check
// How others come in: the code, the picture of the link, and a copy button that works without the clipboard too.

import { useRef, useState } from "preact/hooks";
import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { page } from "../here.js";

/** @param {{ small?: boolean }} props */
export function Share({ small = false }) {
  const link = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [done, setDone] = useState("");

  async function copy() {
    try {
      await navigator.clipboard.writeText(page.link);
      setDone(t("Copied."));
    } catch {
      link.current?.select(); // plain http gives no clipboard: one keystroke does it
      setDone(t("The link is selected: press Ctrl and C, or hold it to copy."));
    }
  }

  return html`<div class="share">
    <p class="share__code"><span class="subtitle">${t("Code")}</span><span class="code">${page.code}</span></p>
    ${
      !small &&
      html`<img
        class="share__qr"
        src=${page.qr}
        width="160"
        height="160"
        alt=${t("QR code of the link to this table")} />`
    }
    <div class="share__link">
      <input
        ref=${link}
        class="input"
        readonly
        value=${page.link}
        aria-label=${t("Link to this table")}
        onFocus=${() => link.current?.select()} />
      <button type="button" class="button" onClick=${copy}><${Icon} name="copy" />${t("Copy link")}</button>
    </div>
    <p class="field__hint" role="status">${done}</p>
  </div>`;
}
