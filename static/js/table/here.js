// @ts-check
// What every part of the table shares: the page's data, the store, the socket, the server's clock, and who one is.

import { computed, signal } from "@preact/signals";
import { createServerClock, timeLeft } from "../lib/clock.js";
import { readJson } from "../lib/dom.js";
import { kept } from "../lib/kept.js";
import { createTableSocket, hurryOnWake, tableAddress } from "../lib/socket.js";
import { createStore } from "../lib/store.js";
import { toast } from "../ui/toast.js";

/**
 * @typedef {object} PageData
 * @property {string} id
 * @property {string} code
 * @property {string} link to share
 * @property {string} qr address of the picture of the link
 * @property {string} map address of the outlines
 * @property {string} acts what the addresses of acts begin with
 * @property {string} landing
 * @property {string} rules
 * @property {string} codex
 * @property {boolean} solo
 * @property {string} phase when the page was made; the view knows better
 * @property {string} here a word for this person at this table
 */

/** What the server wrote into the page. @type {PageData} */
export const page = readJson("table");

export const store = createStore();
export const clock = createServerClock();
export const socket = createTableSocket({
  url: tableAddress(page.id),
  store,
  onTime: clock.sync,
  onProblem: (message) => toast(message, { kind: "warn" }),
  shelf: sessionShelf(),
});

/** Unfinished things of this person at this table, that survive a reload. @param {string} name */
export const begun = (name) => kept(sessionShelf(), `${name} ${page.id} ${page.here}`);

/** What the reveal holds back while it runs; comes with it. */
export const telling = signal(/** @type {typeof import("./told.js") | null} */ (null));

/** @type {Record<string, import("@preact/signals").ReadonlySignal<any>>} */
const parts = {};
const parted = new Proxy(/** @type {any} */ ({}), {
  get(_, /** @type {string} */ name) {
    parts[name] ??= computed(() => telling.value?.asTold(store.view.value, name) ?? store.view.value?.[name]);
    return parts[name].value;
  },
});
const isThere = computed(() => store.view.value !== null);

/**
 * The newest view, null before the first one. It is read part by part: who looks at the nations is not redrawn when the
 * own plan changes. While the reveal runs, it says no more than the reveal has told.
 */
export const view = {
  /** @returns {any} */
  get value() {
    return isThere.value ? parted : null;
  },
};

/** Whether a part of the view is shown as it was before the reveal that runs. @param {string} name */
export const isHeldBack = (name) => telling.value?.isUntold(store.view.value, name) ?? false;

/** The nation one plays; null for those who look on. */
export const me = computed(() => /** @type {string | null} */ (store.you.value?.nation || null));

export const isHost = computed(() => Boolean(store.you.value?.is_host));
export const phase = computed(() => /** @type {string | null} */ (view.value?.clock.phase ?? null));
export const isPaused = computed(() => Boolean(view.value?.clock.paused));

/** What the clock needs: a deadline, or what a pause has kept; neither where no clock runs. */
export const timing = computed(() => {
  const { deadline = 0, paused = false, left = 0 } = view.value?.clock ?? {};
  if (paused) return left > 0 ? { left } : {};
  return deadline > 0 ? { deadline } : {};
});

const CALM = 10_000;

/** The last seconds of a phase, in which nothing on the screen may move. */
export const isLast = computed(() => {
  if (!timing.value.deadline) return false;
  const left = timeLeft(timing.value, clock.now.value);
  return left !== null && left > 0 && left < CALM;
});

/** Whether this page is not at the table any more: one was removed, left, or plays on elsewhere. */
export const isOff = computed(() => ["replaced", "removed", "closed"].includes(socket.status.value));

/** Whether a bot plays one's own seat. */
export const isBotPlayed = computed(() => view.value?.nations?.[me.value ?? ""]?.controller === "bot");

/** What one may do, as the server says; an empty object for those without a seat. */
export const may = computed(() => (isOff.value ? {} : (view.value?.may ?? {})));

/** What is new stands at the top, whatever one was reading before. */
export function toTop() {
  scrollTo({ top: 0 });
  for (const pane of document.querySelectorAll(".room__pane")) pane.scrollTop = 0;
}

/** Whether three panes stand side by side. */
export const isWide = signal(true);

/** The pane that a small screen shows. */
export const pane = signal("crisis");

/**
 * Give the game a command, and say why where it is refused.
 * @param {Record<string, any>} command
 * @param {string} [slot] a newer command of the same slot replaces one that still waits unsent
 */
export async function act(command, slot = "") {
  const answer = await socket.do(command, slot);
  if (!answer.ok && answer.message) toast(answer.message, { kind: "warn" });
  return answer;
}

/** Connect, and follow the width of the screen. */
export function begin() {
  const wide = matchMedia("(min-width: 68.75rem)");
  isWide.value = wide.matches;
  wide.addEventListener("change", () => {
    isWide.value = wide.matches;
  });
  hurryOnWake(socket.hurry);
  socket.connect();
}

/** Where unsent changes survive a reload; null where the browser allows no storage. */
function sessionShelf() {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
