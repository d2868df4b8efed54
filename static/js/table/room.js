// @ts-check
// The people at the table, as the server's "room" message lists them.

import { computed } from "@preact/signals";
import { t } from "../lib/i18n.js";
import { store, view } from "./here.js";
import { word } from "./words.js";

/** @typedef {{ id: string, name: string, role: string, host: boolean, here: boolean, nation?: string }} Person */
/** @typedef {{ id: string, name: string, returning: boolean }} Nod */

export const people = computed(() => /** @type {Person[]} */ (store.room.value?.people ?? []));
export const nods = computed(() => /** @type {Nod[]} */ (store.room.value?.nods ?? []));
export const observers = computed(() => people.value.filter(({ nation }) => !nation));

/** Who holds a nation's seat. @param {string} nation */
export const holder = (nation) => people.value.find((person) => person.nation === nation);

/** Whether one may do something with a seat, as far as people go. @param {string} nation @param {string} what */
export const canSeat = (nation, what) => Boolean(store.room.value?.seats[nation]?.can.includes(what));

/** Who plays a nation, in words. @param {string} nation */
export function playedBy(nation) {
  const person = holder(nation);
  const controller = view.value.nations[nation].controller;
  if (controller === "bot" && person) return t("{name} (a bot plays on)", { name: person.name });
  if (controller === "person" && person) return person.name;
  return word("seats", controller);
}

/** Whether the person in a seat has lost the connection. @param {string} nation */
export const isAway = (nation) => view.value.nations[nation].controller === "person" && holder(nation)?.here === false;
