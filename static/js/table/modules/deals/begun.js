// @ts-check
// The offer that one has begun and not made: its terms, and the offer that it answers. It survives a reload.

import { begun, may, me, view } from "../../here.js";

/** @typedef {import("./terms.js").DealTerm} DealTerm */
/** @typedef {{ terms: DealTerm[], counters?: string, round: number }} Half */

const shelf = /** @type {ReturnType<typeof import("../../../lib/kept.js").kept<Half>>} */ (begun("offer"));
const ONE = "one";

/** What was begun in this round. @returns {Half | undefined} */
export function half() {
  const found = shelf.all.value[ONE];
  return found?.round === view.value.clock.round ? found : undefined;
}

/** @param {Half | undefined} next */
export const keep = (next) => shelf.put(ONE, next);

/** Begin an offer, or one that answers another, with its terms filled in. @param {string} [counters] */
export function begin(counters) {
  const { round } = view.value.clock;
  const terms = counters ? view.value.you.offers[counters].terms : [freshAid()];
  keep({ terms: structuredClone(terms), counters, round });
}

/** Aid from oneself, or, where one can give none, to oneself. @returns {DealTerm} */
export function freshAid() {
  const own = me.value ?? "";
  const other = view.value.nation_order.find((/** @type {string} */ id) => id !== own);
  const gives = (may.value.deals?.aid_max ?? 0) > 0;
  return { type: "give_aid", giver: gives ? own : other, receiver: gives ? other : own, points: 1 };
}

/** An exercise of oneself, where one is free for it. @returns {DealTerm} */
export const freshExercise = () => ({
  type: "hold_exercise",
  nations: (may.value.deals?.exercise_with ?? []).filter((/** @type {string} */ id) => id === me.value),
});
