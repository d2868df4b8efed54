// @ts-check
// Tabs with unread counts. The panels are the page's: each has the id `<name>-<tab id>` and role tabpanel.

import { roving } from "../lib/a11y.js";
import { classes, html } from "../lib/dom.js";
import { tn } from "../lib/i18n.js";
import { Icon } from "./icon.js";

/** @typedef {{ id: string, label: string, icon?: string, count?: number }} Tab */

const keys = roving("[role=tab]", "across");

/**
 * @param {object} props
 * @param {string} props.name begins the ids of tabs and panels
 * @param {string} props.label what the tabs are for
 * @param {Tab[]} props.tabs
 * @param {string} props.selected
 * @param {(id: string) => void} props.onSelect
 * @param {"boxes" | "line"} [props.look]
 */
export function Tabs({ name, label, tabs, selected, onSelect, look = "boxes" }) {
  /** @param {KeyboardEvent} event */
  function move(event) {
    keys(event);
    const reached = document.activeElement?.getAttribute("data-tab");
    if (reached && reached !== selected) onSelect(reached);
  }

  return html`<div
    class=${classes("tabs", look === "line" && "tabs--line")}
    role="tablist"
    aria-label=${label}
    onKeyDown=${move}
  >
    ${tabs.map(
      (tab) => html`<button
        type="button"
        class="tab"
        role="tab"
        id=${`${name}-tab-${tab.id}`}
        data-tab=${tab.id}
        aria-controls=${`${name}-${tab.id}`}
        aria-selected=${String(tab.id === selected)}
        tabindex=${tab.id === selected ? 0 : -1}
        onClick=${() => onSelect(tab.id)}
      >
        ${tab.icon && html`<${Icon} name=${tab.icon} />`}${tab.label}
        ${
          tab.count
            ? html`<span
          class="tab__count"
          aria-label=${tn("{n} new", "{n} new", tab.count)}
          role="img"
        >${tab.count}</span>`
            : null
        }
      </button>`,
    )}
  </div>`;
}

/**
 * The attributes of a panel: while tabs show one at a time (`alone`), only the chosen one is there.
 * @param {string} name
 * @param {string} id
 * @param {string} selected
 * @param {boolean} [alone]
 */
export function panelProps(name, id, selected, alone = true) {
  if (!alone) return { id: `${name}-${id}` };
  return {
    id: `${name}-${id}`,
    role: "tabpanel",
    "aria-labelledby": `${name}-tab-${id}`,
    tabindex: -1,
    hidden: id !== selected,
  };
}
