// @ts-check
// Who asks to come in, and the host's nod.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { post } from "../acts.js";
import { nods } from "../room.js";

export function Nods() {
  return html`${nods.value.map((nod) => html`<${Nod} key=${nod.id} ...${nod} />`)}`;
}

/** @param {{ id: string, name: string, returning: boolean }} props */
function Nod({ id, name, returning }) {
  return html`<div class="banner banner--ok">
    <${Icon} name="enter" />
    <p><strong>${name}</strong> ${returning ? t("asks to come back on another device.") : t("asks to come in.")}</p>
    <button
      type="button"
      class="button button--primary"
      aria-label=${t("Let in: {name}", { name })}
      onClick=${() => post("nod", { person: id })}>
      <${Icon} name="check" />
      ${t("Let in")}
    </button>
    <button
      type="button"
      class="button"
      aria-label=${t("Not now: {name}", { name })}
      onClick=${() => post("turn-away", { person: id })}>
      <${Icon} name="close" />
      ${t("Not now")}
    </button>
  </div>`;
}
