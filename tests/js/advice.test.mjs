// Advice: a note for each phase of the first round, then one for each thing that cards bring, none of them twice.

import assert from "node:assert/strict";
import { test } from "node:test";
import { noteFor as choose } from "../../static/js/table/advice.js";
import { newThings } from "../../static/js/table/advice-later.js";

const PLAIN = { needs: [{ aggregation: "sum" }], decides: "each" };
const SPACE = { needs: [{ aggregation: "sum" }, { aggregation: "best" }], options: {}, decides: "coalition" };

/** @param {any} moment @param {Record<string, number>} shown */
const noteFor = (moment, shown) => choose(moment, newThings, shown);

/** @param {string} phase @param {number} round @param {object[]} crises */
const at = (phase, round, crises = [PLAIN]) => ({ phase, round, crises });

test("the first round has a note for each phase, until one knows it", () => {
  assert.equal(noteFor(at("planning", 1), {})?.key, "planning");
  assert.equal(noteFor(at("planning", 1), { planning: 1 })?.key, "planning", "still the same round");
  assert.equal(noteFor(at("planning", 1), { planning: 0 }), null);
});

test("later rounds have a note for what the cards bring for the first time, one after the other", () => {
  assert.equal(noteFor(at("horizon", 2), {}), null, "nothing new");
  assert.equal(noteFor(at("horizon", 2, [PLAIN, SPACE]), {})?.key, "best");
  assert.equal(noteFor(at("horizon", 2, [PLAIN, SPACE]), { best: 0 })?.key, "coalition");
  assert.equal(noteFor(at("resolution", 2, [SPACE]), {}), null, "the reveal needs no advice");
});

test("what was shown in an earlier round is not said again", () => {
  assert.equal(noteFor(at("diplomacy", 2, [SPACE]), { best: 2, coalition: 0 })?.key, "best");
  assert.equal(noteFor(at("diplomacy", 3, [SPACE]), { best: 2, coalition: 0 }), null);
});

test("a card without a choice says nothing about who decides", () => {
  assert.equal(noteFor(at("horizon", 3, [{ ...PLAIN, decides: "target" }]), {}), null);
});
