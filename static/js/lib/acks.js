// @ts-check
// Paces acknowledgements: the first at once, then at most five a second, each for everything that came until then.

const PAUSE = 200;

/**
 * @param {() => void} send acknowledges the newest update
 * @param {{ set: (act: () => void, ms: number) => any }} [timers]
 */
export function createAcks(send, timers = { set: (act, ms) => setTimeout(act, ms) }) {
  let isDue = false;
  let rests = false;

  function next() {
    rests = isDue;
    if (!isDue) return;
    isDue = false;
    send();
    timers.set(next, PAUSE);
  }

  return {
    /** An update was taken. */
    due() {
      isDue = true;
      if (rests) return;
      rests = true;
      timers.set(next, 0);
    },
  };
}
