// @ts-check
// An icon of the sprite. Without a label it is decoration beside words.

import { signal } from "@preact/signals";
import { classes, html } from "../lib/dom.js";

/** Whether the page has the sprite within it, so that icons need no network any more. */
const isKept = signal(false);

/** Where the sprite lies; its name carries a hash, so the page says it. */
const sprite = () => document.documentElement.dataset.icons ?? "/static/icons/sprite.svg";

/** The address of one of the sprite's shapes. @param {string} name one of tools/icons.toml */
export const iconAddress = (name) => (isKept.value ? `#icon-${name}` : `${sprite()}#${name}`);

/** @param {{ name: string, label?: string, extra?: string }} props */
export function Icon({ name, label, extra }) {
  const spoken = label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" };
  return html`<svg class=${classes("icon", extra)} ...${spoken}><use href=${iconAddress(name)} /></svg>`;
}

/** Put the sprite into the page once: a browser may ask for it anew whenever an icon comes, also while nobody answers. */
export async function keepSprite() {
  const away = sprite();
  const answer = await fetch(away).catch(() => null);
  if (!answer?.ok) return; // icons go on being asked for one by one
  const drawing = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  for (const shape of drawing.children) shape.id = `icon-${shape.id}`;
  drawing.setAttribute("class", "definitions");
  drawing.setAttribute("aria-hidden", "true");
  for (const size of ["width", "height"]) drawing.setAttribute(size, "0");
  document.body.append(drawing);
  isKept.value = true;
  for (const use of document.querySelectorAll(`use[href^="${away}#"]`))
    use.setAttribute("href", iconAddress((use.getAttribute("href") ?? "").slice(away.length + 1)));
}
