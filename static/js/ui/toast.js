// @ts-check
// Short messages above the bottom edge. They go by themselves, but not while somebody reads or reaches for them.

import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { html, mount } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Icon } from "./icon.js";

const SHOWN = 8000;
const SHOWN_WITH_ACTION = 12_000;

/** @typedef {{ label: string, run: () => void }} ToastAction */
/** @typedef {{ id: number, words: string, kind: "info" | "ok" | "warn" | "bad", action?: ToastAction }} ToastItem */

const toasts = signal(/** @type {ToastItem[]} */ ([]));
const ICONS = { info: "info", ok: "done", warn: "alert", bad: "failed" };
let last = 0;
let mounted = false;

/**
 * Show a message; screen readers hear it because the region is a status. Returns what takes it away.
 * @param {string} words
 * @param {{ kind?: ToastItem["kind"], action?: ToastAction }} [options]
 */
export function toast(words, { kind = "info", action } = {}) {
  if (!mounted) mount("toasts", html`<${Toasts} />`);
  mounted = true;
  last += 1;
  const id = last;
  toasts.value = [...toasts.value, { id, words, kind, action }].slice(-3);
  return () => dismiss(id);
}

/** @param {number} id */
function dismiss(id) {
  toasts.value = toasts.value.filter((item) => item.id !== id);
}

function Toasts() {
  return toasts.value.map((item) => html`<${Toast} key=${item.id} ...${item} />`);
}

/** @param {ToastItem} props */
function Toast({ id, words, kind, action }) {
  const timer = useRef(/** @type {any} */ (null));
  const stop = () => clearTimeout(timer.current);
  const start = () => {
    stop();
    timer.current = setTimeout(() => dismiss(id), action ? SHOWN_WITH_ACTION : SHOWN);
  };
  useEffect(() => {
    start();
    return stop;
  }, []);
  const act = () => {
    dismiss(id);
    action?.run();
  };

  return html`<div
    class=${`toast toast--${kind}`}
    onMouseEnter=${stop}
    onMouseLeave=${start}
    onFocusIn=${stop}
    onFocusOut=${start}
  >
    <${Icon} name=${ICONS[kind]} />
    <p>${words}</p>
    ${action && html`<button type="button" class="button" onClick=${act}>${action.label}</button>`}
    <button
      type="button"
      class="button button--quiet button--icon"
      aria-label=${t("Dismiss")}
      onClick=${() => dismiss(id)}
    >
      <${Icon} name="close" />
    </button>
  </div>`;
}
