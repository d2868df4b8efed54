// @ts-check
// Who one talks with: everybody, or any few nations; which talks there are, and what is new in each.

import { computed, signal } from "@preact/signals";
import { me, page, pane, phase, store } from "../here.js";

/**
 * @typedef {object} Message
 * @property {number} id
 * @property {string} from
 * @property {boolean} bot
 * @property {"all" | string[]} to
 * @property {string} text
 * @property {number} at
 * @property {string} phase
 * @property {number} round
 */

export const ALL = "all";

/** The talk that is open: "all", or the other nations' ids joined by "+". */
export const channel = signal(ALL);

/** Private talks that were opened and have no message yet. */
const opened = signal(/** @type {string[]} */ ([]));

/** The newest message seen in each talk. */
const seen = signal(/** @type {Record<string, number>} */ (remembered()));

/** @param {string[]} nations */
export const keyOf = (nations) => [...nations].sort().join("+");

/** The nations of a talk besides oneself. @param {string} key */
export const membersOf = (key) => (key === ALL ? [] : key.split("+"));

/** The talk that a message belongs to. @param {Message} message */
export function channelOf({ from, to }) {
  if (to === ALL) return ALL;
  return keyOf([...new Set([from, ...to])].filter((nation) => nation !== me.value));
}

export const messages = computed(
  () => /** @type {Message[]} */ ([...store.talk.value].sort((a, b) => Number(a.id) - Number(b.id))),
);

/** Keys of all talks: with everybody first, then private ones, the latest first. */
export const channels = computed(() => {
  const last = new Map(opened.value.map((key) => [key, 0]));
  for (const message of messages.value) last.set(channelOf(message), message.id);
  last.delete(ALL);
  return [ALL, ...[...last].sort(([, a], [, b]) => b - a).map(([key]) => key)];
});

/** How many messages of others one has not seen, by talk. */
export const unread = computed(() => {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const message of messages.value) {
    const key = channelOf(message);
    if (message.from !== me.value && message.id > (seen.value[key] ?? 0)) counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
});

export const unreadAll = computed(() => Object.values(unread.value).reduce((sum, n) => sum + n, 0));

/** Everything in a talk has been seen. @param {string} key */
export function markSeen(key) {
  const newest = messages.value.findLast((message) => channelOf(message) === key)?.id ?? 0;
  if (newest <= (seen.value[key] ?? 0)) return;
  seen.value = { ...seen.value, [key]: newest };
  try {
    sessionStorage.setItem(`seen ${page.id}`, JSON.stringify(seen.value));
  } catch {
    // Not kept: after a reload old messages count as new.
  }
}

/** Open a talk with these nations alone, ready to write. @param {string[]} nations */
export function openTalkWith(nations) {
  const key = keyOf(nations);
  if (!channels.value.includes(key)) opened.value = [...opened.value, key];
  channel.value = key;
  pane.value = "talks";
  focusMessage();
}

/** Put the focus into the message box. */
export function focusMessage() {
  if (phase.value === null) return;
  pane.value = "talks";
  setTimeout(() => document.getElementById("message")?.focus(), 0);
}

/** @returns {Record<string, number>} */
function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(`seen ${page.id}`) ?? "{}") ?? {};
  } catch {
    return {}; // storage is denied, or somebody else wrote there
  }
}
