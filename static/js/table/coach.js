// @ts-check
// Advice: in the first round a short note for each phase, later one for each thing that a newcomer meets for the first
// time. A note goes when one knows, at the latest with its round, and does not come back.

import { effect, signal } from "@preact/signals";
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Icon } from "../ui/icon.js";
import { noteFor } from "./advice.js";
import { me, page, view } from "./here.js";

/** Every note that was shown, and in which round; 0: it is known. */
const shown = signal(/** @type {Record<string, number>} */ (remembered()));

/** What later rounds need, once somebody plays one. @type {import("@preact/signals").Signal<any>} */
const later = signal(null);

/** The note for this moment, for those who play. */
function noteNow() {
  if (!view.value || !me.value) return null;
  const { clock, crises } = view.value;
  const moment = { phase: clock.phase, round: clock.round, crises: Object.values(crises) };
  return noteFor(moment, later.value?.newThings ?? null, shown.value);
}

export function Coach() {
  const note = noteNow();
  if (!note) return null;
  return html`<aside class="coach" aria-label=${note.isFirst ? t("Advice for the first round") : t("Advice on something new")}>
    <h2 class="coach__title"><${Icon} name="learn" />${note.title}</h2>
    <ol class="coach__steps">${note.steps.map((step) => html`<li>${step}</li>`)}</ol>
    <button type="button" class="button button--quiet" onClick=${() => remember(note.key, 0)}>
      <${Icon} name="check" />
      ${t("Got it")}
    </button>
  </aside>`;
}

/** Keep in which round a note was shown first, so that it goes with that round. */
export function followAdvice() {
  let asked = false;
  return effect(() => {
    if (!asked && view.value?.clock.round > 1) {
      asked = true;
      import("./advice-later.js").then((module) => {
        later.value = module;
      }, ignore);
    }
    const note = noteNow();
    if (note && shown.value[note.key] === undefined) remember(note.key, view.value.clock.round);
  });
}

/** Advice that cannot be fetched is not given. */
function ignore() {}

/** @param {string} key @param {number} round */
function remember(key, round) {
  shown.value = { ...shown.value, [key]: round };
  try {
    localStorage.setItem(`coach ${page.id}`, JSON.stringify(shown.value));
  } catch {
    // Not kept: the note comes back after a reload.
  }
}

/** @returns {Record<string, number>} */
function remembered() {
  try {
    return { ...JSON.parse(localStorage.getItem(`coach ${page.id}`) ?? "{}") };
  } catch {
    return {}; // storage is denied, or somebody else wrote there
  }
}
