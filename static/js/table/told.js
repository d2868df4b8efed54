// @ts-check
// What the reveal has told so far: until its step comes, the world and the nations are shown as before, and news waits.

import { signal } from "@preact/signals";

/** The step of the reveal, from 0, at which a part of the view is told. @type {Record<string, number>} */
const TOLD_AT = { world: 3, nations: 4, news: 2 };
/** Lines of news that tell what the reveal tells, by the step that does. @type {Record<string, number>} */
const NEWS_AT = { crisis_resolved: 1, pledge_broken: 2 };

/** Why numbers change when a round opens, long before its reveal. */
const OPENING = ["new_budget", "carried_over", "event"];

const reached = signal({ round: 0, step: 0 });

/** The reveal of a round shows a step; what it has told stays told when one steps back. @param {number} round @param {number} step */
export function tell(round, step) {
  const before = reached.peek();
  const most = before.round === round ? Math.max(before.step, step) : step;
  if (before.round !== round || most !== before.step) reached.value = { round, step: most };
}

/** Steps that were told of the running reveal; without one, all. @param {any} whole the view */
function stepTold(whole) {
  if (whole?.clock.phase !== "resolution" || !whole.reveal) return Number.POSITIVE_INFINITY;
  return reached.value.round === whole.clock.round ? reached.value.step : 0;
}

/** Whether a part of the view is still shown as before. @param {any} whole @param {string} name */
export const isUntold = (whole, name) => name in TOLD_AT && stepTold(whole) < (TOLD_AT[name] ?? 0);

/** A part of the view as far as the reveal has told it. @param {any} whole @param {string} name */
export function asTold(whole, name) {
  const found = whole?.[name];
  if (!isUntold(whole, name)) return found;
  if (name === "news") return newsTold(found, stepTold(whole));
  const { changes } = whole.reveal;
  if (name === "world") return { ...asBefore(found, changes, "world"), tier: "" };
  return Object.fromEntries(Object.entries(found).map(([id, one]) => [id, asBefore(one, changes, id)]));
}

/** One's numbers before the first change of each since the round opened. @param {any} one @param {any[]} changes @param {string} id */
function asBefore(one, changes, id) {
  const shown = { ...one };
  for (const { of, quantity, about, before, cause } of changes.toReversed()) {
    if (of !== id || !(quantity in one) || OPENING.includes(cause)) continue;
    shown[quantity] = about === undefined ? before : { ...shown[quantity], [about]: before };
  }
  return shown;
}

/** News without the lines of this reveal whose step has not come. @param {Record<string, any>} news @param {number} step */
function newsTold(news, step) {
  const began = Math.max(0, ...numbers(news).filter((n) => news[n].kind === "round_began"));
  return Object.fromEntries(
    Object.entries(news).filter(([n, { kind }]) => Number(n) < began || step >= (NEWS_AT[kind] ?? 0)),
  );
}

/** @param {Record<string, any>} news */
const numbers = (news) => Object.keys(news).map(Number);
