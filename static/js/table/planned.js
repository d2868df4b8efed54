// @ts-check
// One's plan in the bar at the bottom: what it costs and leaves, and what becomes of it when planning ends.

import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Icon } from "../ui/icon.js";
import { isSaving } from "./draft.js";
import { Num } from "./explain.js";
import { may, me, socket, view } from "./here.js";
import { Term } from "./peek.js";
import { rp, whyNot, word } from "./words.js";

/** RP in hand, planned and left; what is carried over of it. */
export function PlanSum() {
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
export function PlanWords() {
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
    of="terms.standing_orders"
    words=${t("standing orders")}
    said=${word("phases", "planning", "untouched")} />`;
  return html`${word("phases", "planning", isTimed ? "untouched_timed" : "untouched_open")} ${term}.`;
}
