// @ts-check
// Questions about what one sees. Unlike commands they change nothing, so a broken link simply leaves them unanswered.

import { freshKey } from "./outbox.js";

/** @param {(frame: Record<string, any>) => boolean} send true when the frame went out */
export function createQuestions(send) {
  /** @type {Map<string, (answer: any) => void>} */
  const waiting = new Map();

  /** @param {string} key @param {any} answer */
  function settle(key, answer) {
    waiting.get(key)?.(answer);
    return waiting.delete(key);
  }

  return {
    /** Ask now; null when there is no answer or no link. @param {Record<string, any>} frame @returns {Promise<any>} */
    ask(frame) {
      const key = freshKey();
      return new Promise((resolve) => {
        waiting.set(key, resolve);
        if (!send({ ...frame, key })) settle(key, null);
      });
    },

    /** The server answered; whether anybody had asked. */
    settle,

    /** The link broke. */
    forget() {
      for (const key of [...waiting.keys()]) settle(key, null);
    },
  };
}
