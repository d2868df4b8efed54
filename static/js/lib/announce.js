// @ts-check
// One voice for screen readers: whatever is announced within two seconds is read as one message, and can be repeated.

const PAUSE = 2000;

/**
 * A speaker that writes into `say` at most once every two seconds.
 * @param {(words: string) => void} say
 * @param {{ set: (act: () => void, ms: number) => any }} [timers]
 */
export function createSpeaker(say, timers = { set: (act, ms) => setTimeout(act, ms) }) {
  /** @type {string[]} */
  let waiting = [];
  let resting = false;
  let last = "";

  function speak() {
    resting = waiting.length > 0;
    if (!resting) return;
    last = waiting.join(" ");
    waiting = [];
    say(last);
    timers.set(speak, PAUSE);
  }

  return {
    /** Say this with the next message; a sentence that already waits is not said twice. @param {string} words */
    announce(words) {
      if (!words || waiting.includes(words)) return;
      waiting.push(words);
      if (!resting) {
        resting = true;
        timers.set(speak, 50); // what happens at the same moment belongs into one message
      }
    },

    /** Say the last message again. */
    repeat() {
      if (last && !waiting.includes(last)) waiting.unshift(last);
      if (!resting) speak();
    },

    /** The last message, to be shown. */
    last: () => last,
  };
}

/** Write into the page's live region; the same words twice must be a change too. @param {string} words */
function intoThePage(words) {
  const region = document.getElementById("announcer");
  if (!region) return;
  const line = document.createElement("p");
  line.textContent = words;
  region.replaceChildren(line);
}

const speaker = createSpeaker(intoThePage);

export const { announce, repeat: repeatLast, last: lastAnnouncement } = speaker;
