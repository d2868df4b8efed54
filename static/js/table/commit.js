// @ts-check
// The bar at the bottom: what one has and has spent, what happens when time runs out, and the one button that says
// "done".

import { html } from "../lib/dom.js";
import { t, tn } from "../lib/i18n.js";
import { play } from "../lib/sound.js";
import { Icon } from "../ui/icon.js";
import { createRest } from "../ui/rest.js";
import { isSaving } from "./draft.js";
import { Num } from "./explain.js";
import { act, isBotPlayed, isOff, isPaused, may, me, phase, socket, view } from "./here.js";
import { nationWords } from "./names.js";
import { Term } from "./peek.js";
import { isAway } from "./room.js";
import { listed, rp, whyNot, word } from "./words.js";

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
    ${planning && html`<${Purse} />`}
    <div class="commit__words">
      <p>${planning ? html`<${PlanWords} />` : word("phases", phase.value ?? "", "now")}</p>
      <p class="commit__waiting"><${Waiting} /></p>
    </div>
    ${me.value && html`<${DoneButton} />`}
  </section>`;
}

/** RP in hand, planned and left; what is carried over of it. */
function Purse() {
  const { spent, left, carried, influence_spent: influence } = view.value.you;
  const budget = may.value.budget ?? spent + left;
  const { round, rounds } = view.value.clock;
  return html`<p class="commit__sum">
    <${Icon} name="budget" />
    <span>
      <${Num}
        value=${budget}
        title=${t("Your budget")}
        path=${["nations", me.value ?? "", "budget"]} /> − <${Num}
        value=${spent}
        title=${t("Your plan’s price")}
        path=${["you", "spent"]} /> = <strong>
        ${rp(left)}
      </strong>
    </span>
    <span class="commit__carried">
      ${round < rounds ? t("{n} carried over", { n: carried }) : t("last round: none carried over")}
      ${influence > 0 && ` · ${t("{n} influence", { n: influence })}`}
    </span>
  </p>`;
}

/** What will happen with the plan, in words. */
function PlanWords() {
  const { sealed, at_deadline: at } = view.value.you;
  if (at === "fallen") return whyNot("government_fell");
  if (socket.status.value !== "live" && socket.status.value !== "saving")
    return html`<${Icon}
      name="hourglass"
      extra="icon--inline" /> ${t("Not connected: the plan saved last counts; changes will be sent.")}`;
  if (isSaving.value) return html`<${Icon} name="saving" extra="icon--inline turning" /> ${t("Saving…")}`;
  if (sealed)
    return html`<${Icon} name="seal" extra="icon--inline" /> ${t("Sealed. You can reopen it until the reveal.")}`;
  const isTimed = view.value.clock.deadline > 0;
  if (at === "standing_orders") return html`<${Untouched} isTimed=${isTimed} />`;
  const words = isTimed
    ? t("Saved. If time runs out, this plan is sent.")
    : t("Saved. This plan is sent when planning ends.");
  return html`<${Icon} name="check" extra="icon--inline" /> ${words}`;
}

/** The plan that stands from the beginning, and what it does. @param {{ isTimed: boolean }} props */
function Untouched({ isTimed }) {
  const term = html`<${Term}
    word=${t("standing orders")}
    note=${t("The plan you see: first what you pledged, then help for a crisis at home. It is yours until you change it.")} />`;
  const words = isTimed
    ? t("You have changed nothing. If time runs out, these are sent: ")
    : t("You have changed nothing. If the host ends the phase, these are sent: ");
  return html`${words}${term}.`;
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
      nations: listed((others.length < names.length ? [...others, me.value ?? ""] : names).map(waitedFor)),
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
