// @ts-check
// The one door to Preact: components write html`…`, pages mount them into places the server drew.

import htm from "htm";
import { Fragment, h, render } from "preact";
import { useState } from "preact/hooks";

/** Markup as a tagged template; values are text or components, never markup in a string. */
export const html = htm.bind(h);

export { Fragment, render };

/**
 * Draw a component into the element with this id, in place of the skeleton there.
 * @param {string} id
 * @param {import("preact").ComponentChild} content
 */
export function mount(id, content) {
  const place = document.getElementById(id);
  if (!place) throw new Error(`No element #${id} to draw into`);
  place.replaceChildren();
  place.removeAttribute("aria-busy");
  render(content, place);
}

/**
 * The data that the server put into a JSON script element; null where there is none.
 * @param {string} id
 * @returns {any}
 */
export function readJson(id) {
  const text = document.getElementById(id)?.textContent;
  return text ? JSON.parse(text) : null;
}

/** Class names, without those that are false. @param {...(string | false | null | undefined)} names */
export function classes(...names) {
  return names.filter(Boolean).join(" ");
}

let last = 0;

/** An id that no other element on the page has, also where a page has several live parts. @param {string} prefix */
export function useFreshId(prefix) {
  const [id] = useState(() => {
    last += 1;
    return `${prefix}-${last}`;
  });
  return id;
}
