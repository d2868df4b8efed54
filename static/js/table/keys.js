// @ts-check
// Single keys: jump to a pane, to the message box, seal, help.

import { focusOn, shortcuts } from "../lib/a11y.js";
import { done } from "./commit.js";
import { openHelp } from "./helping.js";
import { pane } from "./here.js";
import { focusMessage } from "./talk/channels.js";

/** @param {string} id a pane */
export function jump(id) {
  pane.value = id;
  setTimeout(() => focusOn(document.getElementById(`pane-${id}`)), 0);
}

export function bindKeys() {
  shortcuts({
    "g c": () => jump("crisis"),
    "g w": () => jump("world"),
    "g n": () => jump("nation"),
    "g t": () => jump("talks"),
    "/": focusMessage,
    s: done,
    "?": openHelp,
  });
}
