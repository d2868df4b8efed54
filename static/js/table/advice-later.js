// @ts-check
// Advice for later rounds: what cards bring that a newcomer has not met yet.

import { t } from "../lib/i18n.js";

/** @typedef {import("./advice.js").Note} Note */

/** What cards bring, and how one deals with it; the most surprising first. @returns {Record<string, Note>} */
const things = () => ({
  weakest: {
    title: t("New: the weakest one counts"),
    steps: [
      t(
        "Half of such a need comes from all units together, half from the nation furthest below what it was asked for.",
      ),
      t(
        "One who gives a lot cannot make up for one who gives nothing: talk to whoever holds back, or ask it for less.",
      ),
    ],
  },
  best: {
    title: t("New: the best one counts"),
    steps: [
      t("Only the largest single contribution counts, against half the need. Small ones beside it are lost."),
      t("Agree who of you goes all in, and what the others do for that nation elsewhere."),
    ],
  },
  coalition: {
    title: t("New: the coalition decides how to respond"),
    steps: [
      t("The option under which most units serve is carried out; units sent under another one serve at half."),
      t("Settle it while you talk. “Whatever the coalition carries out” keeps your units at full strength."),
    ],
  },
  target: {
    title: t("New: the target decides how to respond"),
    steps: [
      t("The nation that is hit picks one option for all. Read what each one does to you."),
      t("If it is you: hear what your helpers want. If it is not: tell it what your help depends on."),
    ],
  },
  each: {
    title: t("New: each nation decides for itself"),
    steps: [
      t("Every nation picks an option and pays for its own; what you pick holds for you alone."),
      t("“Do nothing” has a price too: read it before you save the money."),
    ],
  },
});

/**
 * What this round's crises bring that has a note.
 * @param {any[]} crises
 * @returns {(Note & { key: string })[]}
 */
export function newThings(crises) {
  const found = new Set(
    crises.flatMap(({ needs, options, decides }) => [
      ...needs.map((/** @type {any} */ need) => need.aggregation),
      ...(options ? [decides] : []),
    ]),
  );
  return Object.entries(things())
    .filter(([key]) => found.has(key))
    .map(([key, note]) => ({ ...note, key }));
}
