// @ts-check
// The nation that is looked at on the map and in the list.

import { signal } from "@preact/signals";

export const selected = signal(/** @type {string | null} */ (null));

/** Look at a nation; null: at none. @param {string | null} id */
export function selectNation(id) {
  selected.value = id;
}

/** Look at a nation, or no longer. @param {string} id */
export function toggleNation(id) {
  selected.value = selected.value === id ? null : id;
}
