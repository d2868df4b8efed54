// @ts-check
// The map of this table's nations: outlines from the server, crises as signs, pledges as links.

import { effect, signal } from "@preact/signals";
import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { WorldMap } from "../../ui/map.js";
import { isWide, me, page, view } from "../here.js";
import { design } from "../marks.js";
import { word } from "../words.js";
import { stateOf } from "./nations.js";
import { selected, toggleNation } from "./selected.js";

const outlines = signal(/** @type {import("../../ui/map.js").HexMap | null} */ (null));
let loaded = "";

/** Fetch the outlines when the set of nations is known, and again when it changes. */
export function followMap() {
  return effect(() => {
    const nations = Object.keys(view.value?.nations ?? {}).join();
    if (!nations || nations === loaded) return;
    loaded = nations;
    fetch(page.map)
      .then((answer) => answer.json())
      .then((drawn) => {
        outlines.value = shaped(drawn);
      })
      .catch(() => {
        loaded = ""; // the list of nations says the same; the next view tries again
      });
  });
}

/** @param {{ view_box: string, nations: Record<string, { path: string, label: [number, number] }> }} drawn */
function shaped({ view_box: box, nations }) {
  const [, , width = 1, height = 1] = box.split(" ").map(Number);
  const lands = Object.entries(nations).map(([nation, { path, label }]) => ({
    nation,
    path,
    label_x: label[0],
    label_y: label[1],
  }));
  return { width, height, outlines: lands };
}

export function WorldPicture() {
  const map = outlines.value;
  if (!map) return html`<span class="skeleton skeleton--map"></span>`;
  const { nations, crises, cards } = view.value;
  const shown = Object.fromEntries(
    Object.values(nations).map((/** @type {any} */ one) => [
      one.id,
      { name: one.name, code: one.code, mark: design(one.mark), words: stateOf(one.id).words },
    ]),
  );
  const all = /** @type {any[]} */ (Object.values(crises));
  const signs = all.map(({ target, threat, card }) => ({
    nation: target,
    threat,
    words: t("{threat} crisis: {title}", { threat: word("threats", threat), title: cards[card].title }),
  }));
  return html`<${WorldMap}
    map=${map}
    nations=${shown}
    you=${me.value}
    selected=${selected.value}
    onSelect=${look}
    signs=${signs}
    links=${helpers()} />`;
}

/** @typedef {{ a: string, b: string, kind: "pledge" | "sent" }} Help */

/** Who helps whom: by their words until the reveal, by what they sent from then on. @returns {Help[]} */
function helpers() {
  const { crises, reveal } = view.value;
  /** @type {Help[]} */
  const links = reveal ? sentLinks(reveal) : pledgeLinks(Object.values(crises));
  return links.filter(
    (link, place) => link.a !== link.b && links.findIndex(({ a, b }) => a === link.a && b === link.b) === place,
  );
}

/** @param {any[]} crises */
const pledgeLinks = (crises) =>
  crises.flatMap(({ target, pledges }) =>
    Object.keys(pledges).map((from) => ({ a: from, b: target, kind: /** @type {const} */ ("pledge") })),
  );

/** @param {any} reveal */
function sentLinks({ plans, results }) {
  const senders = /** @type {[string, any][]} */ (Object.entries(plans));
  return results.flatMap((/** @type {any} */ { crisis, target }) =>
    senders
      .filter(([, { deployments }]) => Object.values(deployments[crisis] ?? {}).some((units) => Number(units) > 0))
      .map(([from]) => ({ a: from, b: target, kind: /** @type {const} */ ("sent") })),
  );
}

/** @param {string} id */
function look(id) {
  toggleNation(id);
  if (!isWide.value && selected.value) {
    setTimeout(() => document.getElementById(`nation-${id}`)?.scrollIntoView({ block: "nearest" }), 0);
  }
}
