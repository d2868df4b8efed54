// @ts-check
// What this browser knows of the table: the newest view, the people in the room, talk and news. Knows no socket, no
// page.

import { batch, computed, signal } from "@preact/signals-core";
import { applyDelta } from "./delta.js";

const NEWS_KEPT = 300;

/** @typedef {{ epoch: string, vseq: number }} Cursor */
/** @typedef {{ id: string | number, [more: string]: any }} TalkItem */

/** A new, empty store. */
export function createStore() {
  const view = signal(/** @type {any} */ (null));
  const cursor = signal(/** @type {Cursor | null} */ (null));
  const you = signal(/** @type {any} */ (null));
  const room = signal(/** @type {any} */ (null));
  const talk = signal(/** @type {TalkItem[]} */ ([]));
  const talkCursor = signal(/** @type {number | null} */ (null));
  const news = signal(/** @type {{ vseq: number, lines: any[] }[]} */ ([]));

  return {
    view,
    cursor,
    you,
    room,
    talk,
    talkCursor,
    news,

    /**
     * A value worked out from the view; it changes only when its result is another object or number.
     * @template T
     * @param {(view: any) => T} choose
     */
    select: (choose) => computed(() => (view.value === null ? undefined : choose(view.value))),

    /** Take a whole view. @param {Cursor & { view: any }} message */
    takeView(message) {
      batch(() => {
        if (cursor.value?.epoch !== message.epoch) news.value = [];
        view.value = message.view;
        cursor.value = { epoch: message.epoch, vseq: message.vseq };
      });
    },

    /**
     * Take a change. "taken", "known" when it was here already, "gap" when something before it is missing.
     * @param {Cursor & import("./delta.js").Delta & { news?: any[] }} message
     * @returns {"taken" | "known" | "gap"}
     */
    takeChange(message) {
      const at = cursor.value;
      if (at === null || at.epoch !== message.epoch || message.vseq > at.vseq + 1) return "gap";
      if (message.vseq <= at.vseq) return "known";
      const next = applyDelta(view.value, message);
      batch(() => {
        view.value = next;
        cursor.value = { epoch: at.epoch, vseq: message.vseq };
        if (message.news?.length) {
          news.value = [...news.value, { vseq: message.vseq, lines: message.news }].slice(-NEWS_KEPT);
        }
      });
      return "taken";
    },

    /**
     * Add what was said; an item with a known id replaces the older one.
     * @param {{ items: TalkItem[], cursor: number }} message
     */
    takeTalk({ items, cursor: at }) {
      const known = new Map(talk.value.map((item) => [item.id, item]));
      for (const item of items) known.set(item.id, item);
      batch(() => {
        talk.value = [...known.values()];
        talkCursor.value = at;
      });
    },

    /** All talk comes anew: ids count what one person may read, and this may be another person now. */
    forgetTalk() {
      batch(() => {
        talk.value = [];
        talkCursor.value = null;
      });
    },
  };
}

/** @typedef {ReturnType<typeof createStore>} Store */
