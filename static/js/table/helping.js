// @ts-check
// The way to the help: a button, a key, and the window once somebody wants it.

import { signal } from "@preact/signals";
import { repeatLast } from "../lib/a11y.js";
import { html } from "../lib/dom.js";
import { lazy } from "../lib/lazy.js";

const Help = lazy(() => import("./help.js"), "Help");
const isOpen = signal(false);

/** Open the help; the last announcement is read again. */
export function openHelp() {
  isOpen.value = true;
  repeatLast();
}

function close() {
  isOpen.value = false;
}

export function HelpWindow() {
  return isOpen.value && html`<${Help} onClose=${close} />`;
}
