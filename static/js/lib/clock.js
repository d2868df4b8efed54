// @ts-check
// Time left, by the server's clock: the device's own clock may be wrong, and no result ever depends on it.

import { computed, signal } from "@preact/signals-core";
import { t, tn } from "./i18n.js";

/** The moments that are announced, in milliseconds before the end: five minutes, one minute, 15 seconds. */
export const MARKS = [300_000, 60_000, 15_000];

/**
 * A clock that goes like the server's. `now` is read four times a second, but only while somebody looks at it.
 * @param {() => number} [device]
 */
export function createServerClock(device = Date.now) {
  const offset = signal(0);
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;
  const beat = signal(device(), {
    watched() {
      timer = setInterval(() => {
        beat.value = device();
      }, 250);
    },
    unwatched() {
      clearInterval(timer);
    },
  });
  const now = computed(() => beat.value + offset.value);

  return {
    now,

    /** The server said that it is now this late. @param {number} serverNow milliseconds */
    sync(serverNow) {
      offset.value = serverNow - device();
      beat.value = device();
    },
  };
}

/**
 * Milliseconds left of a phase, or null where no clock runs.
 * @param {{ deadline?: number | null, left?: number | null }} timing a deadline, or what a pause has kept
 * @param {number} now
 */
export function timeLeft(timing, now) {
  if (timing.left !== undefined && timing.left !== null) return timing.left;
  if (timing.deadline === undefined || timing.deadline === null) return null;
  return Math.max(0, timing.deadline - now);
}

/**
 * Minutes and seconds as on a clock; a started second counts whole, so 0:00 means that it is over.
 * @param {number} left
 */
export function clockFace(left) {
  const seconds = Math.ceil(left / 1000);
  const minutes = Math.floor(seconds / 60);
  const rest = String(seconds % 60).padStart(2, "0");
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${rest}`;
}

/**
 * The mark that was passed between two looks, the latest one if several; null when none was.
 * @param {number} before
 * @param {number} after
 */
export function passedMark(before, after) {
  const passed = MARKS.filter((mark) => before > mark && after <= mark);
  return passed.at(-1) ?? null;
}

/** A time left, in words. @param {number} left */
export function spokenLeft(left) {
  const seconds = Math.ceil(left / 1000);
  if (seconds <= 0) return t("Time is up");
  if (seconds < 60) return tn("{n} second left", "{n} seconds left", seconds);
  return tn("{n} minute left", "{n} minutes left", Math.round(seconds / 60));
}

/** @typedef {ReturnType<typeof createServerClock>} ServerClock */
