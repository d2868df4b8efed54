// @ts-check
// What a picture shows, once more as a table.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";

/** @param {{ children?: any }} props */
export function AsTable({ children }) {
  return html`<details>
    <summary><${Icon} name="phase-planning" />${t("As a table")}<${Icon} name="chevron-down" extra="icon--turn" />
    </summary>
    <div class="data-frame" tabindex="0" role="region" aria-label=${t("Table")}>${children}</div>
  </details>`;
}
