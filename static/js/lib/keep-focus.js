// @ts-check
// The focus is never lost: when what had it is taken away, it goes to where one would look next. That is what came in
// its place: the first control of a form that opened, or what a form leads back to; else the control marked as the home
// of its surroundings, else the heading above, else the stage's first.

import { focusNear } from "./a11y.js";

const HOME = "[data-home]";
const OPENED = "[data-opened]";
const HEADINGS = ":is(h1, h2, h3, legend, summary):not(.visually-hidden)";
const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";
const USABLE = ":is(a[href], button, input, select, textarea, summary):not(:disabled, [tabindex='-1'])";

/** @param {Element} element */
const isSeen = (element) => element.isConnected && element.checkVisibility({ visibilityProperty: true });

/** Where to look inside a place. @param {Element} place @returns {HTMLElement | undefined} */
function homeIn(place) {
  const homes = [...place.querySelectorAll(HOME)].filter(isSeen);
  const found = homes.length === 1 ? homes[0] : [...place.querySelectorAll(HEADINGS)].find(isSeen);
  return /** @type {HTMLElement | undefined} */ (found);
}

/**
 * Where to look in what has just come: a form's first control, or what is marked as home.
 * @param {MutationRecord[]} records
 * @param {Element} near where it has to be
 * @returns {HTMLElement | undefined}
 */
function homeInNew(records, near) {
  for (const part of records.flatMap(({ addedNodes }) => [...addedNodes])) {
    if (!(part instanceof Element) || !near.contains(part) || !isSeen(part)) continue;
    const form = part.closest(OPENED) ?? part.querySelector(OPENED);
    const within = form ? form.querySelectorAll(USABLE) : [part, ...part.querySelectorAll(HOME)];
    const found = [...within].find((one) => isSeen(one) && (form || one.matches(HOME)));
    if (found) return /** @type {HTMLElement} */ (found);
  }
  return undefined;
}

/** @param {Element} element */
function ancestors(element) {
  const found = [];
  for (let at = element.parentElement; at; at = at.parentElement) found.push(at);
  return found;
}

/**
 * Watch over the focus from now on.
 * @param {Element} page what holds all the live parts
 * @param {Element} stage the part of it to go to when nothing near is left
 */
export function keepFocus(page, stage) {
  /** @type {Element | null} */
  let last = null;
  /** @type {Element[]} */
  let around = [];

  page.addEventListener("focusin", ({ target }) => {
    last = /** @type {Element} */ (target);
    around = ancestors(last).filter((place) => !place.contains(stage) || place === stage);
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Element && !target.closest(FOCUSABLE)) last = null; // somebody let go of it by intent
  });
  new MutationObserver((records) => {
    if (!last || isSeen(last) || document.activeElement !== document.body) return;
    const [near, ...further] = [...around, stage].filter(isSeen);
    if (near?.querySelector(".skeleton")) return; // what comes next is on its way
    const inNew = near && homeInNew(records, near);
    const home = inNew ?? [near, ...further].map((place) => place && homeIn(place)).find(Boolean);
    if (!home) return;
    last = null;
    focusNear(home, around.includes(stage) || !stage.contains(home)); // who pressed a bar goes on reading where they were
  }).observe(page, { childList: true, subtree: true, attributes: true, attributeFilter: ["hidden"] });
}
