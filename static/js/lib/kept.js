// @ts-check
// What somebody has begun and not sent survives a reload of the page, as long as the tab lives.

import { effect, signal } from "@preact/signals-core";

/**
 * A map of unfinished things, kept on a shelf under a name.
 * @template T
 * @param {import("./outbox.js").Shelf | null} shelf
 * @param {string} name
 */
export function kept(shelf, name) {
  const all = signal(/** @type {Record<string, T>} */ (read(shelf, name)));
  effect(() => {
    const text = JSON.stringify(all.value);
    try {
      shelf?.setItem(name, text);
    } catch {
      // No room, or not allowed: then it lasts as long as the page.
    }
  });

  return {
    all,

    /** Keep something, or forget it. @param {string} key @param {T | undefined} thing */
    put(key, thing) {
      const { [key]: _, ...others } = all.value;
      all.value = thing === undefined ? others : { ...others, [key]: thing };
    },
  };
}

/** @param {import("./outbox.js").Shelf | null} shelf @param {string} name @returns {any} */
function read(shelf, name) {
  try {
    return { ...JSON.parse(shelf?.getItem(name) ?? "{}") };
  } catch {
    return {}; // something else stands there
  }
}
