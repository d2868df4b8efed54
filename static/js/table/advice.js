// @ts-check
// Which advice fits a moment, and its words for the first round.

import { t } from "../lib/i18n.js";

/** @typedef {{ title: string, steps: string[] }} Note */

/** What helps a newcomer in each phase, in two or three steps. @returns {Record<string, Note>} */
const firstNotes = () => ({
  horizon: {
    title: t("First: read the crises"),
    steps: [
      t(
        "Each card says whom it hits and which units it needs. Few nations can carry one alone, and none can carry all.",
      ),
      t("Whatever is underlined with dots opens and explains itself."),
      t("Press “I am ready” below when you have looked at all of them."),
    ],
  },
  diplomacy: {
    title: t("Now: find partners"),
    steps: [
      t("Say in the talks what you need and what you offer, by two chips and in words."),
      t("Pledge units on a card: all see it and remember it. A condition can wait for others."),
      t("The line “If all keep their word” says what the pledges add up to."),
    ],
  },
  planning: {
    title: t("Now: decide in secret"),
    steps: [
      t("Your pledges and help for a crisis at home stand in the plan already. Change it; abroad units cost more."),
      t("Units sent abroad cost some public support. What you neither send nor invest is half lost."),
      t("Every change is saved. “Seal my plan” says that you are done."),
    ],
  },
  resolution: {
    title: t("Now: see what everybody did"),
    steps: [
      t("All plans turn over at once. Go through the five steps, or skip to the result."),
      t("Who kept a promise is remembered, and so is who broke one."),
    ],
  },
  aftermath: {
    title: t("A year is over"),
    steps: [
      t("See what changed for you and why: every number opens."),
      t("Talk about it. The next crises will not wait for long."),
    ],
  },
});

const TIMES = ["horizon", "diplomacy", "planning"];

/**
 * The note for a moment, null if there is none: what was shown in an earlier round, or is known, is not said again.
 * @param {{ phase: string, round: number, crises: any[] }} moment
 * @param {((crises: any[]) => (Note & { key: string })[]) | null} newThings what cards bring, once that is there
 * @param {Record<string, number>} shown the round in which a note was shown first; 0: it is known
 * @returns {(Note & { key: string, isFirst: boolean }) | null}
 */
export function noteFor({ phase, round, crises }, newThings, shown) {
  const isNew = (/** @type {string} */ key) => (shown[key] ?? round) === round;
  if (round === 1) {
    const note = firstNotes()[phase];
    return note && isNew(phase) ? { ...note, key: phase, isFirst: true } : null;
  }
  const found = TIMES.includes(phase) ? newThings?.(crises).find(({ key }) => isNew(key)) : undefined;
  return found ? { ...found, isFirst: false } : null;
}
