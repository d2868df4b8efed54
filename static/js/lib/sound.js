// @ts-check
// Six short cues, made by the browser itself. Silent until the reader has touched the page once, as browsers demand.

import { settings } from "./settings.js";

/** @typedef {"phase" | "offer" | "minute" | "sealed" | "reveal" | "facilitator"} Cue */

/**
 * Notes of each cue: frequency in hertz, start and length in seconds, and the wave's form.
 * @type {Record<Cue, { wave: OscillatorType, notes: [number, number, number][] }>}
 */
const CUES = {
  phase: {
    wave: "sine",
    notes: [
      [392, 0, 0.18],
      [587, 0.14, 0.3],
    ],
  },
  offer: {
    wave: "triangle",
    notes: [
      [659, 0, 0.12],
      [784, 0.1, 0.12],
      [988, 0.2, 0.22],
    ],
  },
  minute: {
    wave: "sine",
    notes: [
      [880, 0, 0.09],
      [880, 0.16, 0.09],
    ],
  },
  sealed: {
    wave: "triangle",
    notes: [
      [330, 0, 0.1],
      [220, 0.07, 0.24],
    ],
  },
  reveal: {
    wave: "sine",
    notes: [
      [262, 0, 0.4],
      [330, 0.1, 0.4],
      [392, 0.2, 0.5],
    ],
  },
  facilitator: {
    wave: "triangle",
    notes: [
      [523, 0, 0.14],
      [523, 0.2, 0.2],
    ],
  },
};

const LOUDEST = 0.25;

/** @type {AudioContext | null} */
let context = null;

/** Make sound possible from the first click or key on; call once a page. */
export function prepareSound() {
  const start = () => {
    context ??= new AudioContext();
    if (context.state === "suspended") context.resume();
  };
  addEventListener("pointerdown", start, { once: true });
  addEventListener("keydown", start, { once: true });
}

/** Play a cue, if the reader wants sound. @param {Cue} cue */
export function play(cue) {
  const { sound, volume } = settings();
  if (!context || !sound || volume <= 0) return;
  const { wave, notes } = CUES[cue];
  const begin = context.currentTime + 0.02;
  for (const [frequency, start, length] of notes) {
    const oscillator = new OscillatorNode(context, { type: wave, frequency });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, begin + start);
    gain.gain.linearRampToValueAtTime((LOUDEST * volume) / 100, begin + start + 0.015);
    gain.gain.exponentialRampToValueAtTime(0.0001, begin + start + length);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(begin + start);
    oscillator.stop(begin + start + length + 0.05);
  }
}
