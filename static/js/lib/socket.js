// @ts-check
// Speaks the table's protocol (docs/protocol.md): hello and cursors, views and changes, keyed commands and their
// answers. Knows no page: it fills the store and says how the connection stands.

import { batch, computed, signal } from "@preact/signals-core";
import { createAcks } from "./acks.js";
import { createLink } from "./link.js";
import { createOutbox } from "./outbox.js";
import { createQuestions } from "./questions.js";
import { tabWord } from "./whereabouts.js";

export { hurryOnWake, tableAddress } from "./whereabouts.js";

const VERSION = 1;

/**
 * How the connection stands: "live", "saving" (an answer is due), "connecting" (first time), "reconnecting",
 * "replaced" (the seat is open elsewhere), "removed" (no seat any more), "closed" (left, or no such table).
 * @typedef {"live" | "saving" | "connecting" | "reconnecting" | "replaced" | "removed" | "closed"} Status
 */

/** How a goodbye ends it; after all others one comes back. @type {Record<string, Status>} */
const ENDS = {
  replaced: "replaced",
  removed: "removed",
  not_seated: "removed",
  unknown_table: "closed",
  edition_gone: "closed",
};

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
  const tab = tabWord(shelf);
  const state = signal(/** @type {Status} */ ("connecting"));
  const brokenSince = signal(/** @type {number | null} */ (null));
  const goodbye = signal("");
  let greeted = false;
  let resyncing = false;
  let takingOver = false;

  const link = createLink({ ...wiring, url, onOpen: greet, onFrame: take, onState: follow });
  const sendGreeted = (/** @type {Record<string, any>} */ frame) => greeted && link.send(frame);
  const outbox = createOutbox({ send: sendGreeted, shelf, name: `outbox ${url}` });
  const questions = createQuestions(sendGreeted);
  const acks = createAcks(
    () => store.cursor.value && link.send({ t: "ack", vseq: store.cursor.value.vseq }),
    wiring.timers,
  );
  const status = computed(() => (state.value === "live" && outbox.entries.value.length ? "saving" : state.value));

  function greet() {
    if (takingOver) link.send({ t: "take_over" }); // before hello, so that the server joins us once
    takingOver = false;
    hello(store.cursor.value);
  }

  /** @param {import("./store.js").Cursor | null} cursor */
  function hello(cursor) {
    resyncing = cursor === null;
    link.send({ t: "hello", v: VERSION, cursor, talk: cursor && store.talkCursor.value, tab });
  }

  /** @param {import("./link.js").LinkState} step */
  function follow(step) {
    if (step === "open" || step === "closed") return;
    letGo();
    if (state.value === "live") {
      batch(() => {
        state.value = "reconnecting";
        brokenSince.value = now();
      });
    }
  }

  function letGo() {
    greeted = false;
    outbox.unsend();
    questions.forget();
  }

  /** @type {Record<string, (message: any) => void>} */
  const handlers = {
    welcome,
    view(message) {
      resyncing = false;
      store.takeView(message);
    },
    change(message) {
      if (resyncing) return; // a whole view is on its way
      if (!took(message)) hello(null);
    },
    accepted: ({ key, vseq }) => outbox.answer(key, { ok: true, vseq }),
    explained: ({ key, explanation }) => questions.settle(key, explanation),
    refused: ({ key, reason, message, rule, facts }) =>
      questions.settle(key, null) || outbox.answer(key, { ok: false, why: reason, message, rule, facts }),
    malformed({ key, message }) {
      if (!key) onProblem?.(message);
      else if (!questions.settle(key, null)) outbox.answer(key, { ok: false, why: "malformed", message });
    },
    room(message) {
      store.room.value = message;
    },
    talk: store.takeTalk,
    pong: (message) => onTime?.(message.now),
    bye({ why, message }) {
      goodbye.value = message ?? "";
      const end = ENDS[why];
      if (end) finish(end);
      else if (why !== "closing" && why !== "moved") link.slowDown(); // come back, but not at once
    },
  };

  /** @param {any} message */
  function take(message) {
    handlers[message.t]?.(message); // a newer server may say things that this page does not know yet
    acks.due(); // whatever it was: the server counts every frame that nobody says to have read
  }

  /** The answer to hello, and news of who one is. @param {any} message */
  function welcome({ you, now: serverNow, mode }) {
    link.settled();
    onTime?.(serverNow);
    store.you.value = you;
    if (mode === "occupied") {
      letGo();
      state.value = "replaced"; // the link stays open for take_over
      return;
    }
    if (mode === "resync") {
      resyncing = true;
      store.forgetTalk();
    }
    batch(() => {
      state.value = "live";
      brokenSince.value = null;
    });
    const wasGreeted = greeted;
    greeted = true;
    outbox.speakFor(`${you?.participant} ${you?.nation}`, !wasGreeted);
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

  /** @param {Status} end */
  function finish(end) {
    link.end();
    letGo();
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

    /** The sum behind the number at a path of the view; null where there is none. @param {string[]} path */
    explain: (path) => questions.ask({ t: "explain", path }),

    /** Make this page the one that holds the seat, after another one took it. */
    takeOver() {
      if (link.send({ t: "take_over" })) return;
      state.value = "connecting";
      takingOver = true;
      link.begin();
    },

    /** Go away for good. */
    leave: () => finish("closed"),
  };
}

/** @typedef {ReturnType<typeof createTableSocket>} TableSocket */
