// @ts-check
// Keeps one websocket open: reconnects with growing, jittered pauses and notices links that are dead but look alive.

const FIRST_PAUSE = 400;
const LONGEST_PAUSE = 15_000;
const PING_EVERY = 15_000;
const PONG_WITHIN = 8_000;

/** @typedef {"connecting" | "open" | "waiting" | "closed"} LinkState */

/**
 * The pause before the next try, in milliseconds: doubles up to a limit, and is spread so that a class does not
 * come back in one burst.
 * @param {number} attempt 0 for the first
 * @param {number} chance 0 to 1
 */
export function pauseBefore(attempt, chance) {
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempt);
  return Math.round(pause * (0.5 + chance / 2));
}

/**
 * @param {object} options
 * @param {string} options.url
 * @param {() => void} options.onOpen
 * @param {(frame: any) => void} options.onFrame
 * @param {(state: LinkState) => void} options.onState
 * @param {(url: string) => WebSocket} [options.open]
 * @param {{ set: (act: () => void, ms: number) => any, clear: (timer: any) => void }} [options.timers]
 * @param {() => number} [options.random]
 */
export function createLink({ url, onOpen, onFrame, onState, open, timers, random = Math.random }) {
  const later = timers ?? {
    set: (act, ms) => setTimeout(act, ms),
    clear: (/** @type {any} */ timer) => clearTimeout(timer),
  };
  const opened = open ?? ((address) => new WebSocket(address));
  /** @type {WebSocket | null} */
  let socket = null;
  let attempt = 0;
  let pings = 0;
  /** @type {any} */
  let retry = null;
  /** @type {any} */
  let heartbeat = null;
  let ended = false;

  function connect() {
    later.clear(retry);
    onState("connecting");
    const mine = opened(url);
    socket = mine;
    heartbeat = later.set(lost, PONG_WITHIN * 2); // a handshake that never ends is a dead link too
    mine.onopen = () => {
      if (mine !== socket) return;
      onState("open");
      listen();
      onOpen();
    };
    mine.onmessage = (event) => {
      if (mine !== socket) return;
      listen();
      onFrame(JSON.parse(event.data));
    };
    mine.onclose = () => mine === socket && lost();
  }

  /** Something was heard: the link lives; after a silence, ask. */
  function listen() {
    later.clear(heartbeat);
    heartbeat = later.set(ping, PING_EVERY);
  }

  function ping() {
    pings += 1;
    send({ t: "ping", n: pings });
    later.clear(heartbeat);
    heartbeat = later.set(lost, PONG_WITHIN);
  }

  function lost() {
    letGo();
    if (ended) return;
    onState("waiting");
    retry = later.set(connect, pauseBefore(attempt, random()));
    attempt += 1;
  }

  function letGo() {
    later.clear(heartbeat);
    const old = socket;
    socket = null;
    if (old && old.readyState < 2) old.close();
  }

  /** @param {Record<string, any>} frame */
  function send(frame) {
    if (socket?.readyState !== 1) return false;
    socket.send(JSON.stringify(frame));
    return true;
  }

  return {
    connect,
    send,

    /** The other side is the one we wanted: the next break starts with a short pause again. */
    settled() {
      attempt = 0;
    },

    /** Try at once instead of waiting, or make sure that an open link still lives: for when the device wakes up. */
    hurry() {
      if (ended) return;
      if (socket === null) connect();
      else if (socket.readyState === 1) ping();
    },

    /** Wait longer than usual before the next try. */
    slowDown() {
      attempt = Math.max(attempt, 4);
    },

    /** Close for good. */
    end() {
      ended = true;
      later.clear(retry);
      letGo();
      onState("closed");
    },

    /** Open again after the end. */
    begin() {
      ended = false;
      attempt = 0;
      connect();
    },
  };
}

/** @typedef {ReturnType<typeof createLink>} Link */
