// @ts-check
// What this browser has sent, or will send, and has no answer for yet. Every entry has a key; the server acts once a
// key, however often it is sent, so after a break everything unanswered is simply sent again.

import { signal } from "@preact/signals-core";
import { t } from "./i18n.js";

/** So much may wait; all of it is sent at once after a break, and the server takes 30 messages at once. */
const MOST = 24;

/**
 * @typedef {{ ok: true, vseq?: number }} Yes
 * @typedef {{ ok: false, why: string, message: string, rule?: string, facts?: any }} No
 * @typedef {Yes | No} Answer
 */
/**
 * @typedef {object} Entry
 * @property {string} key
 * @property {Record<string, any>} frame
 * @property {string} slot entries of one slot replace each other while they wait; "" never
 * @property {boolean} sent false: "will send"
 */
/** @typedef {{ getItem(key: string): string | null, setItem(key: string, value: string): void }} Shelf */

const tooMuch = () => t("Too much waits to be sent. Wait until the connection is back.");

/** A key that nobody else makes: 128 random bits. Works on plain http, where randomUUID does not exist. */
export function freshKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/**
 * @param {object} options
 * @param {(frame: Record<string, any>) => boolean} options.send true when the frame went out
 * @param {Shelf | null} [options.shelf] survives a reload of the page
 * @param {string} [options.name] where on the shelf
 */
export function createOutbox({ send, shelf = null, name = "outbox" }) {
  const entries = signal(/** @type {Entry[]} */ ([]));
  /** @type {Map<string, (answer: Answer) => void>} */
  const waiting = new Map();
  const stored = read(shelf, name);
  let owner = "";

  /** @param {Entry[]} next */
  function keep(next) {
    entries.value = next;
    try {
      shelf?.setItem(name, JSON.stringify({ owner, frames: next.map(({ frame, slot }) => ({ frame, slot })) }));
    } catch {
      // No room, or not allowed: then only a reload loses what is unsent.
    }
  }

  /** @param {string} key @param {Answer} answer */
  function settle(key, answer) {
    waiting.get(key)?.(answer);
    waiting.delete(key);
  }

  return {
    entries,

    /**
     * Send a frame under a fresh key, now or when the link is back, and wait for its answer.
     * @param {Record<string, any>} frame
     * @param {string} [slot]
     * @returns {Promise<Answer>}
     */
    post(frame, slot = "") {
      if (entries.value.length >= MOST) return Promise.resolve({ ok: false, why: "too_much", message: tooMuch() });
      const key = freshKey();
      const keyed = { ...frame, key };
      const replaced = slot ? entries.value.filter((entry) => entry.slot === slot && !entry.sent) : [];
      const answer = new Promise((/** @type {(answer: Answer) => void} */ resolve) => waiting.set(key, resolve));
      const sent = send(keyed);
      keep([...entries.value.filter((entry) => !replaced.includes(entry)), { key, frame: keyed, slot, sent }]);
      for (const entry of replaced) settle(entry.key, { ok: false, why: "replaced", message: "" });
      return answer;
    },

    /** The server answered. @param {string} key @param {Answer} answer */
    answer(key, answer) {
      keep(entries.value.filter((entry) => entry.key !== key));
      settle(key, answer);
    },

    /**
     * The link speaks for `seat`. On a new link, or for a new seat, send everything unanswered again, also what a reload
     * left; what another seat had wanted is given up.
     * @param {string} seat
     * @param {boolean} isNew
     */
    speakFor(seat, isNew) {
      if (!isNew && owner === seat) return;
      const left = owner === "" && stored.owner === seat ? stored.entries : [];
      if (owner !== "" && owner !== seat) this.drop("another_seat");
      owner = seat;
      keep([...left, ...entries.value].map((entry) => ({ ...entry, sent: send(entry.frame) })));
    },

    /** The link broke: nobody knows what arrived. */
    unsend() {
      entries.value = entries.value.map((entry) => ({ ...entry, sent: false }));
    },

    /** Give everything up. @param {string} why */
    drop(why) {
      const dropped = entries.value;
      keep([]);
      for (const entry of dropped) settle(entry.key, { ok: false, why, message: "" });
    },
  };
}

/**
 * What an earlier page left unanswered.
 * @param {Shelf | null} shelf
 * @param {string} name
 * @returns {{ owner: string, entries: Entry[] }}
 */
function read(shelf, name) {
  try {
    const { owner, frames } = JSON.parse(shelf?.getItem(name) ?? "null");
    return {
      owner,
      entries: frames.map((/** @type {any} */ { frame, slot }) => ({ key: frame.key, frame, slot, sent: false })),
    };
  } catch {
    return { owner: "", entries: [] }; // nothing there, not allowed, or something else
  }
}

/** @typedef {ReturnType<typeof createOutbox>} Outbox */
