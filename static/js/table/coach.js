// @ts-check
// A guided first round: a short note for each phase, until one says that one knows.

import { signal } from "@preact/signals";
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Icon } from "../ui/icon.js";
import { me, page, phase, view } from "./here.js";

const known = signal(/** @type {string[]} */ (remembered()));

/**
 * What helps a newcomer in each phase, in two or three steps.
 * @returns {Record<string, { title: string, steps: string[] }>}
 */
const notes = () => ({
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

export function Coach() {
  const now = phase.value ?? "";
  const note = notes()[now];
  if (!note || !me.value || view.value.clock.round !== 1 || known.value.includes(now)) return null;
  return html`<aside class="coach" aria-label=${t("Advice for the first round")}>
    <h2 class="coach__title"><${Icon} name="learn" />${note.title}</h2>
    <ol class="coach__steps">${note.steps.map((step) => html`<li>${step}</li>`)}</ol>
    <button type="button" class="button button--quiet" onClick=${() => learn(now)}>
      <${Icon} name="check" />
      ${t("Got it")}
    </button>
  </aside>`;
}

/** @param {string} name of a phase */
function learn(name) {
  known.value = [...known.value, name];
  try {
    localStorage.setItem(`coach ${page.id}`, JSON.stringify(known.value));
  } catch {
    // Not kept: the note comes back after a reload.
  }
}

/** @returns {string[]} */
function remembered() {
  try {
    return JSON.parse(localStorage.getItem(`coach ${page.id}`) ?? "[]");
  } catch {
    return []; // storage is denied, or somebody else wrote there
  }
}
