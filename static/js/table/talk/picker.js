// @ts-check
// Whom to talk with privately; not needed at first.

import { useState } from "preact/hooks";
import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { me, view } from "../here.js";
import { NationMark, nationWord } from "../names.js";
import { openTalkWith } from "./channels.js";

/** Tick the nations one wants to talk with. @param {{ onDone: () => void }} props */
export function Picker({ onDone }) {
  const [picked, setPicked] = useState(/** @type {string[]} */ ([]));
  const others = view.value.nation_order.filter((/** @type {string} */ id) => id !== me.value);
  const toggle = (/** @type {string} */ id) =>
    setPicked(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id]);
  const begin = () => {
    if (picked.length === 0) return;
    openTalkWith(picked);
    onDone();
  };
  return html`<fieldset class="picker">
    <legend>${t("Talk privately with")}</legend>
    ${others.map(
      (/** @type {string} */ id) =>
        html`<label class="check">
          <input type="checkbox" checked=${picked.includes(id)} onChange=${() => toggle(id)} />
          <${NationMark} id=${id} />
          ${nationWord(id)}
        </label>`,
    )}
    <button
      type="button"
      class="button button--primary"
      aria-disabled=${picked.length === 0 ? "true" : undefined}
      onClick=${begin}>
      <${Icon} name="whisper" />${t("Begin to talk")}
    </button>
  </fieldset>`;
}
