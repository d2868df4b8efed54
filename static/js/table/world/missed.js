// @ts-check
// Who is missed: a person who dropped out, or the last one who still plans, with how long the others wait for them.

import { useComputed } from "@preact/signals";
import { clockFace, timeLeft } from "../../lib/clock.js";
import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { clock, isPaused, phase, timing, view } from "../here.js";
import { nationWord } from "../names.js";
import { holder, isAway } from "../room.js";

/** Whether the clock was shortened because a nation alone is still planning. @param {string} id */
function isLastToPlan(id) {
  const { waiting, news, nations } = view.value;
  const people = waiting.names?.filter((/** @type {string} */ one) => nations[one].controller === "person") ?? [];
  if (phase.value !== "planning" || people.length !== 1 || people[0] !== id) return false;
  const kinds = Object.entries(news)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, { kind }]) => kind);
  return kinds.lastIndexOf("grace_given") > kinds.lastIndexOf("round_began");
}

/** Whom the others miss, in a sentence; empty where nobody is missed. @param {string} id @returns {string} */
function missedWords(id) {
  const name = holder(id)?.name ?? nationWord(id);
  const isWaitedFor = view.value.waiting.names?.includes(id) ?? false;
  if (isAway(id) && isWaitedFor) return t("{name} is offline, and all wait for them.", { name });
  if (isAway(id)) return t("{name} is offline.", { name });
  return isLastToPlan(id) ? t("{name} alone is still planning.", { name }) : "";
}

/** @param {{ id: string }} props */
export function Missed({ id }) {
  const words = missedWords(id);
  if (!words) return null;
  const isAsked = !isAway(id) || (view.value.waiting.names?.includes(id) ?? false);
  return html`<span class="missed">${words} ${isAsked && html`<${TimeLeft} />`}</span>`;
}

/** What becomes of it, and when, by the server's clock. */
function TimeLeft() {
  const now = timing.value;
  const seconds = useComputed(() => {
    const left = timeLeft(timing.value, clock.now.value);
    return left === null ? null : Math.ceil(left / 1000);
  });
  if (isPaused.value) return null;
  if (now.deadline === undefined || seconds.value === null) return t("No clock runs: the host can end the phase.");
  const time = clockFace(seconds.value * 1000);
  return phase.value === "planning"
    ? t("{time} left; then the plan saved last counts.", { time })
    : t("{time} left; then the game goes on.", { time });
}
