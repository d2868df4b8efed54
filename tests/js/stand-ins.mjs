// Stand-ins for what a browser brings: a clock that only moves when told, and sockets whose other end the test holds.

/** Timers that run when `pass` says so. */
export function makeTimers() {
  let now = 0;
  let last = 0;
  const due = new Map();
  return {
    now: () => now,
    set(act, ms) {
      last += 1;
      due.set(last, { at: now + ms, act });
      return last;
    },
    clear: (timer) => due.delete(timer),
    pass(ms) {
      const end = now + ms;
      for (;;) {
        const [next] = [...due].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
        if (!next) break;
        due.delete(next[0]);
        now = next[1].at;
        next[1].act();
      }
      now = end;
    },
  };
}

/** Opens sockets that the test answers: `sockets` holds them in order, `last()` is the newest. */
export function makeServer() {
  const sockets = [];
  return {
    sockets,
    last: () => sockets.at(-1),
    open(url) {
      const socket = {
        url,
        readyState: 0,
        sent: [],
        send: (text) => socket.sent.push(JSON.parse(text)),
        close: () => socket.break(),
        accept() {
          socket.readyState = 1;
          socket.onopen();
        },
        say: (frame) => socket.onmessage({ data: JSON.stringify(frame) }),
        break() {
          if (socket.readyState === 3) return;
          socket.readyState = 3;
          socket.onclose();
        },
        sentOf: (kind) => socket.sent.filter(({ t }) => t === kind),
      };
      sockets.push(socket);
      return socket;
    },
  };
}

/** A shelf as a browser's session storage is one. */
export function makeShelf() {
  const kept = new Map();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), kept };
}
