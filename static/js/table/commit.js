// @ts-check
// The bar at the bottom: what is to be done now, whom one waits for, and the one button that says "done".

import { html } from "../lib/dom.js";
import { t, tn } from "../lib/i18n.js";
import { lazy } from "../lib/lazy.js";
import { play } from "../lib/sound.js";
import { Icon } from "../ui/icon.js";
import { createRest } from "../ui/rest.js";
import { act, isBotPlayed, isOff, isPaused, may, me, phase, view } from "./here.js";
import { nationWords } from "./names.js";
import { isAway } from "./room.js";
import { listed, whyNot, word } from "./words.js";

export const PlanSum = lazy(
  () => import("./planned.js"),
  "PlanSum",
  () => null,
);
const PlanWords = lazy(
  () => import("./planned.js"),
  "PlanWords",
  () => null,
);

/** Whatever the button says by then: pressed twice at once it must not say two things. */
const { resting, press } = createRest();

/** Seal, or say that one is ready: whatever "done" means now. */
export function done() {
  const { can_seal: seal, can_ready: ready } = isBotPlayed.value ? {} : may.value;
  if (seal) press(() => act({ type: "seal_plan" }).then((answer) => answer.ok && play("sealed")));
  else if (ready) press(() => act({ type: "set_ready", ready: true }));
}

export function CommitBar() {
  const now = view.value;
  if (!now || isOff.value || phase.value === "lobby" || phase.value === "ended") return null;
  const planning = phase.value === "planning" && me.value;
  return html`<section class="commit" aria-label=${t("Your decision")}>
    ${planning && html`<${PlanSum} />`}
    <div class="commit__words">
      <p>${planning ? html`<${PlanWords} />` : word("phases", phase.value ?? "", "now")}</p>
      <p class="commit__waiting"><${Waiting} /></p>
    </div>
    ${me.value && html`<${DoneButton} />`}
  </section>`;
}

/** A nation one waits for; whether its person has dropped out. @param {string} id */
const waitedFor = (id) => (isAway(id) ? t("{nation} (offline)", { nation: nationWords([id]) }) : nationWords([id]));

function Waiting() {
  const { count, names } = view.value.waiting;
  if (count === 0) return null;
  if (names) {
    const others = names.filter((/** @type {string} */ id) => id !== me.value);
    if (others.length < names.length && others.length === 0) return t("Waiting for you alone.");
    return t("Waiting for: {nations}", {
      nations: listed([...others.map(waitedFor), ...(others.length < names.length ? [t("you")] : [])]),
    });
  }
  return tn("Waiting for {n} seat.", "Waiting for {n} seats.", count);
}

/** One verb a phase, and the way back. */
function DoneButton() {
  const { can_seal: seal, can_reopen: reopen, can_ready: ready, can_unready: unready, why_not: why } = may.value;
  if (isBotPlayed.value) return html`<p class="commit__why">${t("A bot plays your seat now.")}</p>`;
  if (seal) return html`<${Act} look="button--primary" icon="seal" words=${t("Seal my plan")} run=${done} />`;
  if (reopen)
    return html`<${Act} icon="unlock" words=${t("Reopen my plan")} run=${() => press(() => act({ type: "reopen_plan" }))} />`;
  if (ready) return html`<${Act} look="button--primary" icon="check" words=${t("I am ready")} run=${done} />`;
  if (unready)
    return html`<${Act}
      icon="undo"
      words=${t("Not ready yet")}
      run=${() => press(() => act({ type: "set_ready", ready: false }))} />`;
  return why ? html`<p class="commit__why">${isPaused.value ? t("Paused") : whyNot(why)}</p>` : null;
}

/** @param {{ look?: string, icon: string, words: string, run: () => void }} props */
function Act({ look = "", icon, words, run }) {
  return html`<button
    type="button"
    class=${`button ${look}`}
    aria-disabled=${resting.value ? "true" : undefined}
    onClick=${run}>
    <${Icon} name=${icon} />
    ${words}
  </button>`;
}
