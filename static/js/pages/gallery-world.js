// @ts-check
// The gallery's made-up world: a map and its twin, the list of nations, which follow each other's choice.

import { signal } from "@preact/signals";
import { html, readJson } from "../lib/dom.js";
import { WorldMap } from "../ui/map.js";
import { NationList } from "../ui/nations.js";

const { map, nations } = readJson("gallery-data");
const selected = signal("bor");

/** @type {{ words: string, sign?: string, mood?: "ok" | "warn" | "" }[]} */
const STATES = [
  { words: "planning" },
  { words: "sealed", sign: "check", mood: "ok" },
  { words: "planning" },
  { words: "offline", sign: "offline", mood: "warn" },
  { words: "bot", sign: "bot" },
];
/** @type {import("../ui/map.js").LinkKind[]} */
const KINDS = ["agreement", "project", "tension"];

const playing = nations.slice(0, 8);
const byId = Object.fromEntries(
  playing.map((/** @type {any} */ nation, /** @type {number} */ place) => [
    nation.id,
    { ...nation, words: STATES[place % STATES.length]?.words },
  ]),
);

export function World() {
  const ends = [
    ["arv", "bor"],
    ["bor", "est"],
    ["arv", "dun"],
  ];
  return html`<${WorldMap}
    map=${map}
    nations=${byId}
    you="arv"
    selected=${selected.value}
    onSelect=${choose}
    signs=${[
      { nation: "est", threat: "cyber", words: "crisis: Ghost in the Grid" },
      { nation: "dun", threat: "climate", words: "crisis: Salt Line" },
      { nation: "dun", threat: "health", words: "crisis: First Case" },
    ]}
    links=${ends.map(([a, b], place) => ({ a, b, kind: KINDS[place] }))}
  />`;
}

export function Rows() {
  const rows = playing.slice(0, 5).map((/** @type {any} */ nation, /** @type {number} */ place) => ({
    ...nation,
    who: place === 4 ? "Bot" : `Player ${place + 1}`,
    state: STATES[place],
  }));
  return html`<${NationList} rows=${rows} you="arv" selected=${selected.value} onSelect=${choose} />`;
}

/** @param {string} id */
function choose(id) {
  selected.value = id;
}
