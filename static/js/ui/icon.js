// @ts-check
// An icon of the sprite. Without a label it is decoration beside words.

import { classes, html } from "../lib/dom.js";

/** The sprite's address; its name carries a hash, so the page says it. */
export function spriteAddress() {
  return document.documentElement.dataset.icons ?? "/static/icons/sprite.svg";
}

/** @param {{ name: string, label?: string, extra?: string }} props `name` is one of tools/icons.toml */
export function Icon({ name, label, extra }) {
  const spoken = label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" };
  return html`<svg class=${classes("icon", extra)} ...${spoken}><use href=${`${spriteAddress()}#${name}`} /></svg>`;
}
