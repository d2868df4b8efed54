// @ts-check
// The list of nations: the map's twin, and the place where one begins to talk with somebody.

import { classes, html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Icon } from "./icon.js";
import { Mark } from "./mark.js";

/**
 * @typedef {object} NationRow
 * @property {string} id
 * @property {string} name
 * @property {string} code
 * @property {import("./mark.js").MarkDesign} mark
 * @property {string} [who] whoever plays it
 * @property {{ words: string, sign?: string, mood?: "ok" | "warn" | "" }} [state]
 * @property {any} [more] a second line
 */

/**
 * @param {object} props
 * @param {NationRow[]} props.rows
 * @param {string | null} [props.you]
 * @param {string | null} [props.selected]
 * @param {(id: string) => void} props.onSelect
 * @param {(id: string) => any} [props.detail] what a row opens to when it is selected
 */
export function NationList({ rows, you = null, selected = null, onSelect, detail }) {
  /** @param {string} id */
  const chosen = (id) => ({ [detail ? "aria-expanded" : "aria-pressed"]: String(id === selected) });
  return html`<ul class="nations" role="list">
    ${rows.map(
      (row) => html`<li key=${row.id} id=${`nation-${row.id}`}>
        <button
          type="button"
          class="nation"
          ...${chosen(row.id)}
          onClick=${() => onSelect(row.id)}
        >
          <${Mark} mark=${row.mark} code=${row.code} />
          <span class="nation__name">
            ${row.name} ${row.id === you && html`<strong>(${t("you")})</strong>`}
            ${row.who && html`<small>${row.who}</small>`}
          </span>
          ${row.state && html`<${State} ...${row.state} />`}
          ${row.more && html`<span class="nation__more">${row.more}</span>`}
        </button>
        ${detail && row.id === selected && detail(row.id)}
      </li>`,
    )}
  </ul>`;
}

/** @param {{ words: string, sign?: string, mood?: string }} props */
function State({ words, sign, mood }) {
  return html`<span class=${classes("nation__state", mood && `nation__state--${mood}`)}>
    ${sign && html`<${Icon} name=${sign} />`}${words}
  </span>`;
}
