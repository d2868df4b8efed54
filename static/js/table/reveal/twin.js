// @ts-check
// What a picture shows, once more as a table.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { DataFrame } from "../../ui/frame.js";
import { Icon } from "../../ui/icon.js";

/** @param {{ title: string, children?: any }} props */
export function AsTable({ title, children }) {
  return html`<details>
    <summary><${Icon} name="phase-planning" />${t("As a table")}<${Icon} name="chevron-down" extra="icon--turn" />
    </summary>
    <${DataFrame} label=${title}>${children}</${DataFrame}>
  </details>`;
}
