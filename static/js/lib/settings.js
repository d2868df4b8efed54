// @ts-check
// What a reader wishes of this browser: theme, text size, movement, sound, shortcuts. Kept in local storage where
// allowed.

/**
 * @typedef {object} Settings
 * @property {"auto" | "light" | "dark" | "contrast"} theme
 * @property {"normal" | "large" | "largest"} text
 * @property {"auto" | "reduced"} motion
 * @property {boolean} sound
 * @property {number} volume 0 to 100
 * @property {boolean} shortcuts single keys act only while this is on
 */

/** @type {Readonly<Settings>} */
export const DEFAULTS = Object.freeze({
  theme: "auto",
  text: "normal",
  motion: "auto",
  sound: true,
  volume: 40,
  shortcuts: true,
});

const KEY = "entente.settings";

/**
 * The settings in a stored text; whatever is missing or of another kind has its default.
 * @param {string | null} text
 * @returns {Settings}
 */
export function parseSettings(text) {
  /** @type {Record<string, unknown>} */
  let stored = {};
  try {
    stored = JSON.parse(text ?? "{}") ?? {};
  } catch {
    // Somebody else wrote there.
  }
  const known = Object.entries(DEFAULTS).filter(([name, value]) => typeof stored[name] === typeof value);
  return { ...DEFAULTS, ...Object.fromEntries(known.map(([name]) => [name, stored[name]])) };
}

/** @returns {Settings} */
function load() {
  try {
    return parseSettings(localStorage.getItem(KEY));
  } catch {
    return { ...DEFAULTS }; // storage is denied
  }
}

let current = load();
/** @type {Set<(settings: Settings) => void>} */
const listeners = new Set();

/** @returns {Readonly<Settings>} */
export function settings() {
  return current;
}

/**
 * Change some settings, keep them, and tell everybody who listens.
 * @param {Partial<Settings>} changes
 */
export function changeSettings(changes) {
  current = { ...current, ...changes };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Not kept, but good for this page.
  }
  dispatchEvent(new CustomEvent("settings-changed", { detail: current }));
  for (const listener of listeners) listener(current);
}

/**
 * Call `listener` now and after every change; returns what ends that.
 * @param {(settings: Settings) => void} listener
 * @returns {() => void}
 */
export function watchSettings(listener) {
  listeners.add(listener);
  listener(current);
  return () => listeners.delete(listener);
}

/** Whether movement should be avoided: by the page's switch, or as the device asks. */
export function isMotionReduced() {
  return current.motion === "reduced" || matchMedia("(prefers-reduced-motion: reduce)").matches;
}
