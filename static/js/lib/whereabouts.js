// @ts-check
// Where this page stands: the address of its table, the word of its tab, and when its device wakes up.

import { freshKey } from "./outbox.js";

/**
 * The address of a table's socket on the page's own host.
 * @param {string} tableId
 * @param {{ protocol: string, host: string }} [place]
 */
export function tableAddress(tableId, place = location) {
  return `${place.protocol === "https:" ? "wss" : "ws"}://${place.host}/ws/table/${encodeURIComponent(tableId)}/`;
}

/**
 * A word that this tab keeps over a reload, so that it continues without being asked.
 * @param {import("./outbox.js").Shelf | null} shelf
 */
export function tabWord(shelf) {
  const fresh = freshKey();
  try {
    const kept = shelf?.getItem("tab") ?? fresh;
    shelf?.setItem("tab", kept);
    return kept;
  } catch {
    return fresh; // storage is full or not allowed
  }
}

/** Do not wait for the next try when the device wakes up or finds its network again. @param {() => void} hurry */
export function hurryOnWake(hurry) {
  addEventListener("online", hurry);
  addEventListener("pageshow", (event) => event.persisted && hurry());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && hurry());
}
