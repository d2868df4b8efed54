// @ts-check
// Speaks the table's protocol (docs/protocol.md): hello and cursor, views and changes, keyed commands and their answers.
// Knows no page: it fills the store and says how the connection stands.

import { batch, computed, signal } from "@preact/signals-core";
import { createLink } from "./link.js";
import { createOutbox } from "./outbox.js";

const VERSION = 1;
const ACK_EVERY = 200;

/**
 * How the connection stands: "live", "saving" (an answer is due), "connecting" (first time), "reconnecting",
 * "replaced" (the seat is open elsewhere), "removed", "closed" (left).
 * @typedef {"live" | "saving" | "connecting" | "reconnecting" | "replaced" | "removed" | "closed"} Status
 */

/**
 * The address of a table's socket on the page's own host.
 * @param {string} tableId
 * @param {{ protocol: string, host: string }} [place]
 */
export function tableAddress(tableId, place = location) {
  return `${place.protocol === "https:" ? "wss" : "ws"}://${place.host}/ws/table/${encodeURIComponent(tableId)}/`;
}

/**
 * Connect a store to a table.
 * @param {object} options
 * @param {string} options.url
 * @param {import("./store.js").Store} options.store
 * @param {(serverNow: number) => void} [options.onTime] the server's clock, in milliseconds
 * @param {(message: string) => void} [options.onProblem] the server could not read something that has no key
 * @param {import("./outbox.js").Shelf | null} [options.shelf]
 * @param {Partial<Parameters<typeof createLink>[0]>} [options.wiring] stand-ins for tests
 * @param {() => number} [options.now]
 */
export function createTableSocket({ url, store, onTime, onProblem, shelf = null, wiring = {}, now = Date.now }) {
  const later = wiring.timers ?? { set: (act, ms) => setTimeout(act, ms), clear: clearTimeout };
  const state = signal(/** @type {Status} */ ("connecting"));
  const brokenSince = signal(/** @type {number | null} */ (null));
  const goodbye = signal("");
  let greeted = false;
  let resyncing = false;
  let takingOver = false;
  let ackDue = false;
  let ackRests = false;

  const link = createLink({ ...wiring, url, onOpen: greet, onFrame: take, onState: follow });
  const outbox = createOutbox({ send: (frame) => greeted && link.send(frame), shelf, name: `outbox ${url}` });
  const status = computed(() => (state.value === "live" && outbox.entries.value.length ? "saving" : state.value));

  function greet() {
    hello(store.cursor.value);
    if (takingOver) link.send({ t: "take_over" });
    takingOver = false;
  }

  /** @param {import("./store.js").Cursor | null} cursor */
  function hello(cursor) {
    resyncing = cursor === null;
    link.send({ t: "hello", v: VERSION, cursor });
  }

  /** @param {import("./link.js").LinkState} step */
  function follow(step) {
    if (step === "open" || step === "closed") return;
    greeted = false;
    outbox.unsend();
    if (state.value === "live") {
      batch(() => {
        state.value = "reconnecting";
        brokenSince.value = now();
      });
    }
  }

  /** @type {Record<string, (message: any) => void>} */
  const handlers = {
    welcome(message) {
      link.settled();
      onTime?.(message.now);
      greeted = true;
      batch(() => {
        store.you.value = message.you;
        state.value = "live";
        brokenSince.value = null;
      });
      outbox.resend(JSON.stringify(message.you ?? null));
    },
    view(message) {
      resyncing = false;
      store.takeView(message);
      ack();
    },
    change(message) {
      if (resyncing) return; // a whole view is on its way
      if (took(message)) ack();
      else hello(null);
    },
    accepted: ({ key, vseq }) => outbox.answer(key, { ok: true, vseq }),
    refused: ({ key, reason, message, rule, facts }) =>
      outbox.answer(key, { ok: false, why: reason, message, rule, facts }),
    malformed({ key, message }) {
      if (key) outbox.answer(key, { ok: false, why: "malformed", message });
      else onProblem?.(message);
    },
    room(message) {
      store.room.value = message;
    },
    talk: (message) => store.takeTalk(message.items),
    pong: (message) => message.now && onTime?.(message.now),
    bye,
  };

  /** @param {any} message */
  function take(message) {
    handlers[message.t]?.(message); // a newer server may say things that this page does not know yet
  }

  /** Whether a change fitted; one that does not fit is as good as a gap. @param {any} message */
  function took(message) {
    try {
      return store.takeChange(message) !== "gap";
    } catch (error) {
      onProblem?.(String(error));
      return false;
    }
  }

  /** Tell the server how far we are, at most five times a second. */
  function ack() {
    ackDue = true;
    if (ackRests) return;
    ackRests = true;
    later.set(sendAck, 0);
  }

  function sendAck() {
    ackRests = ackDue;
    if (!ackDue) return;
    ackDue = false;
    if (store.cursor.value) link.send({ t: "ack", vseq: store.cursor.value.vseq });
    later.set(sendAck, ACK_EVERY);
  }

  /** @param {{ why: string, message?: string }} message */
  function bye({ why, message }) {
    goodbye.value = message ?? "";
    if (why === "replaced" || why === "removed") finish(why);
    else if (why !== "closing") link.slowDown(); // "flood" or "slow": come back, but not at once
  }

  /** @param {Status} end */
  function finish(end) {
    greeted = false;
    link.end();
    outbox.unsend();
    state.value = end;
  }

  return {
    status,
    brokenSince,
    goodbye,
    outbox,
    connect: link.connect,
    hurry: link.hurry,

    /** Ask for something of the rules; a newer command of the same slot replaces one that still waits unsent. */
    do: (/** @type {Record<string, any>} */ command, slot = "") => outbox.post({ t: "do", command }, slot),

    /** Say something to all or to some nations. @param {string[] | "all"} to @param {string} text */
    say: (to, text) => outbox.post({ t: "say", to, text }),

    /** Make this page the one that holds the seat, after another one took it. */
    takeOver() {
      state.value = "connecting";
      takingOver = true;
      link.begin();
    },

    /** Go away for good. */
    leave: () => finish("closed"),
  };
}

/** Do not wait for the next try when the device wakes up or finds its network again. @param {() => void} hurry */
export function hurryOnWake(hurry) {
  addEventListener("online", hurry);
  addEventListener("pageshow", (event) => event.persisted && hurry());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && hurry());
}

/** @typedef {ReturnType<typeof createTableSocket>} TableSocket */
