// @ts-check
// Where the round stands and how long it lasts: the ribbon of phases and the clock.

import { useComputed, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { announce } from "../lib/a11y.js";
import { clockFace, passedMark, spokenLeft, timeLeft } from "../lib/clock.js";
import { classes, html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { play } from "../lib/sound.js";
import { Icon } from "./icon.js";

const SOON = 60_000;

/** @param {{ phases: { id: string, name: string }[], current: string }} props */
export function PhaseRibbon({ phases, current }) {
  const here = phases.findIndex(({ id }) => id === current);
  return html`<ol class="ribbon" aria-label=${t("Phases of the round")}>
    ${phases.map(
      ({ id, name }, place) => html`<li
        key=${id}
        class=${place < here ? "is-done" : ""}
        aria-current=${place === here ? "step" : undefined}
      >
        <${Icon} name=${`phase-${id}`} /><span>${name}</span>
      </li>`,
    )}
  </ol>`;
}

/**
 * The time left. Announced five minutes, one minute and 15 seconds before the end, never more; one cue at the minute.
 * @param {{ timing: { deadline?: number | null, left?: number | null }, clock: import("../lib/clock.js").ServerClock }} props
 */
export function Clock({ timing, clock }) {
  const newest = useRef(timing);
  newest.current = timing;
  const seconds = useComputed(() => {
    const left = timeLeft(newest.current, clock.now.value);
    return left === null ? null : Math.ceil(left / 1000) * 1000;
  });
  const before = useRef(/** @type {number | null} */ (null));
  useSignalEffect(() => {
    const left = seconds.value;
    const mark = left === null || before.current === null ? null : passedMark(before.current, left);
    before.current = left;
    if (mark === null || left === null) return;
    announce(spokenLeft(left));
    if (mark === SOON) play("minute");
  });

  const still = timing.left !== undefined && timing.left !== null;
  const left = still ? timing.left : seconds.value;
  if (left === null || left === undefined)
    return html`<span class="clock clock--still"><${Icon} name="clock" />${t("no clock")}</span>`;
  return html`<span
    class=${classes("clock", still && "clock--still", !still && left <= SOON && "clock--soon")}
    role="timer"
    aria-label=${spokenLeft(left)}
  >
    <${Icon} name=${still ? "pause" : "clock"} /><span aria-hidden="true">${clockFace(left)}</span>
  </span>`;
}
