// The store takes views and changes and hands out only what changed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { applyDelta, MisfitError } from "../../static/js/lib/delta.js";
import { createStore } from "../../static/js/lib/store.js";

const VIEW = { nations: { arv: { budget: 14 }, bor: { budget: 9 } }, crises: ["salt_line", "first_case"] };

function storeAt(vseq) {
  const store = createStore();
  store.takeView({ epoch: "e1", vseq, view: VIEW });
  return store;
}

test("a change sets deep values and leaves everything else the same object", () => {
  const next = applyDelta(VIEW, { set: [[["nations", "arv", "budget"], 12]] });

  assert.equal(next.nations.arv.budget, 12);
  assert.equal(VIEW.nations.arv.budget, 14);
  assert.equal(next.nations.bor, VIEW.nations.bor);
  assert.equal(next.crises, VIEW.crises);
});

test("a change deletes keys and list places, and makes missing steps on the way of a set", () => {
  const next = applyDelta(VIEW, { del: [["nations", "bor"], ["crises", 0]], set: [[["plan", "arv", "sealed"], true]] });

  assert.deepEqual(next, { nations: { arv: { budget: 14 } }, crises: ["first_case"], plan: { arv: { sealed: true } } });
});

test("an empty path replaces the whole view, and a list grows by its next place", () => {
  assert.deepEqual(applyDelta(VIEW, { set: [[[], { round: 1 }]] }), { round: 1 });
  assert.deepEqual(applyDelta(VIEW, { set: [[["crises", 2], "grey_ferries"]] }).crises.at(-1), "grey_ferries");
});

test("a change that does not fit its view is told apart from one that does", () => {
  for (const delta of [
    { del: [["nations", "cas"]] },
    { del: [["nations", "arv", "budget", "deeper"]] },
    { set: [[["crises", 7], "late"]] },
    { set: [[["nations", "arv", "budget", "deeper"], 1]] },
    { set: [[["__proto__", "polluted"], true]] },
  ]) {
    assert.throws(() => applyDelta(VIEW, delta), MisfitError);
  }
  assert.equal({}.polluted, undefined);
});

test("the next change is taken, a repeated one is known, a later one or another epoch is a gap", () => {
  const store = storeAt(4);

  assert.equal(store.takeChange({ epoch: "e1", vseq: 5, set: [[["round"], 2]] }), "taken");
  assert.equal(store.takeChange({ epoch: "e1", vseq: 5, set: [[["round"], 9]] }), "known");
  assert.equal(store.takeChange({ epoch: "e1", vseq: 7, set: [[["round"], 9]] }), "gap");
  assert.equal(store.takeChange({ epoch: "e2", vseq: 6, set: [[["round"], 9]] }), "gap");
  assert.equal(store.view.value.round, 2);
  assert.deepEqual(store.cursor.value, { epoch: "e1", vseq: 5 });
});

test("a change before any view is a gap", () => {
  assert.equal(createStore().takeChange({ epoch: "e1", vseq: 1 }), "gap");
});

test("a change that does not fit leaves view and cursor as they were", () => {
  const store = storeAt(4);

  assert.throws(() => store.takeChange({ epoch: "e1", vseq: 5, del: [["nowhere"]] }), MisfitError);

  assert.equal(store.view.value, VIEW);
  assert.equal(store.cursor.value.vseq, 4);
});

test("who looks at one part is not told of changes to another", () => {
  const store = storeAt(1);
  const boreal = store.select((view) => view.nations.bor);
  let told = 0;
  boreal.subscribe(() => {
    told += 1;
  });

  store.takeChange({ epoch: "e1", vseq: 2, set: [[["nations", "arv", "budget"], 3]] });
  assert.equal(told, 1);
  store.takeChange({ epoch: "e1", vseq: 3, set: [[["nations", "bor", "budget"], 3]] });
  assert.equal(told, 2);
});

test("news is kept in order, and forgotten when the table starts another epoch", () => {
  const store = storeAt(1);
  store.takeChange({ epoch: "e1", vseq: 2, news: ["Boreal pledged 2"] });
  store.takeChange({ epoch: "e1", vseq: 3, news: ["Arvandor pledged 1"] });

  assert.deepEqual(store.news.value.flatMap(({ lines }) => lines), ["Boreal pledged 2", "Arvandor pledged 1"]);
  store.takeView({ epoch: "e2", vseq: 1, view: VIEW });
  assert.deepEqual(store.news.value, []);
});

test("talk that arrives twice is shown once, in its newest form", () => {
  const store = createStore();
  store.takeTalk({ items: [{ id: 1, text: "hello" }, { id: 2, text: "pledge?" }], cursor: 2 });
  store.takeTalk({ items: [{ id: 2, text: "[removed]" }, { id: 3, text: "yes" }], cursor: 3 });

  assert.deepEqual(store.talk.value.map(({ text }) => text), ["hello", "[removed]", "yes"]);
  assert.equal(store.talkCursor.value, 3);
});
