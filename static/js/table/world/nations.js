// @ts-check
// The list of nations, the map's twin: who plays, who is waited for, what each needs and offers; a row opens to more.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { NationList } from "../../ui/nations.js";
import { me, page, phase, timing, view } from "../here.js";
import { design } from "../marks.js";
import { nation } from "../names.js";
import { isAway, playedBy } from "../room.js";
import { Position } from "../talk/chips.js";
import { NationDetail } from "./detail.js";
import { selected, toggleNation } from "./selected.js";

const Missed = lazy(
  () => import("./missed.js"),
  "Missed",
  () => null,
);

/** Whether somebody may wait for a nation in vain. @param {string} id */
const mayBeMissed = (id) => isAway(id) || (phase.value === "planning" && Boolean(timing.value.deadline));

/**
 * How a nation stands in this phase, as far as the table shows it.
 * @param {string} id
 * @returns {{ words: string, sign?: string, mood?: "ok" | "warn" | "" }}
 */
export function stateOf(id) {
  const { controller, ready, sealed, fallen } = nation(id);
  if (isAway(id)) return { words: t("offline"), sign: "offline", mood: "warn" };
  if (fallen) return { words: t("government fell"), sign: "alert", mood: "warn" };
  if (controller === "empty") return { words: t("standing orders"), sign: "phase-planning", mood: "" };
  if (phase.value === "ended") return { words: "", mood: "" };
  if (phase.value === "planning") {
    if (sealed === undefined) return { words: t("planning"), mood: "" };
    return sealed
      ? { words: t("sealed"), sign: "seal", mood: "ok" }
      : { words: t("planning"), sign: "hourglass", mood: "" };
  }
  if (ready) return { words: t("ready"), sign: "check", mood: "ok" };
  return controller === "bot" ? { words: t("bot"), sign: "bot", mood: "" } : { words: "", mood: "" };
}

export function Nations() {
  const rows = view.value.nation_order.map((/** @type {string} */ id) => {
    const { name, code, mark } = nation(id);
    const state = stateOf(id);
    return {
      id,
      name,
      code,
      mark: design(mark),
      who: page.solo && id === me.value ? undefined : playedBy(id), // alone one is called "you" as it is
      state: state.sign === "bot" ? undefined : state, // who plays it says so
      more: html`${mayBeMissed(id) && html`<${Missed} id=${id} />`}<${Position} id=${id} />`,
    };
  });
  return html`<div>
    <h3 class="subtitle">${t("Nations, the smallest first: so they speak")}</h3>
    <${NationList}
      rows=${rows}
      you=${me.value}
      selected=${selected.value}
      onSelect=${toggleNation}
      detail=${(/** @type {string} */ id) => html`<${NationDetail} id=${id} />`} />
  </div>`;
}
