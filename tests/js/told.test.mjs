// While the reveal runs, the world beside it does not know more than the reveal has told.

import assert from "node:assert/strict";
import { test } from "node:test";
import { asTold, isUntold, tell } from "../../static/js/table/told.js";

const change = (of, quantity, before, after, about) => ({ of, quantity, before, after, ...(about && { about }) });

/** @param {string} phase @param {number} round */
const view = (phase, round) => ({
  clock: { phase, round },
  world: { stability: 45, tier: "fragile", tension: { cyber: 2, climate: 1 } },
  nations: { arv: { budget: 13, support: 55, trust: { bor: 42 }, name: "Arvale" }, bor: { support: 60, trust: { arv: 50 } } },
  news: {
    3: { kind: "crisis_resolved" },
    4: { kind: "round_began" },
    5: { kind: "pledge_made" },
    6: { kind: "crisis_resolved" },
    7: { kind: "pledge_broken" },
  },
  reveal: {
    changes: [
      { ...change("arv", "budget", 0, 18), cause: "new_budget" },
      { ...change("arv", "budget", 18, 13), cause: "deployment" },
      change("world", "tension", 1, 2, "cyber"),
      change("arv", "support", 60, 58),
      change("arv", "trust", 50, 42, "bor"),
      change("arv", "support", 58, 55),
      change("arv", "harm", 0, 3),
      change("world", "stability", 51, 45),
    ],
  },
});

test("until its step comes, the world, the nations and the news stand as before", () => {
  const now = view("resolution", 1);

  assert.deepEqual(asTold(now, "world"), { stability: 51, tier: "", tension: { cyber: 1, climate: 1 } });
  assert.deepEqual(asTold(now, "nations").arv, { budget: 18, support: 60, trust: { bor: 50 }, name: "Arvale" });
  assert.deepEqual(Object.keys(asTold(now, "news")), ["3", "4", "5"]);
  assert.equal(asTold(now, "clock"), now.clock);
});

test("each step tells its part, and what was told stays told", () => {
  const now = view("resolution", 2);

  tell(2, 1);
  assert.deepEqual(Object.keys(asTold(now, "news")), ["3", "4", "5", "6"]);
  tell(2, 3);
  tell(2, 0);
  assert.equal(asTold(now, "world"), now.world);
  assert.equal(asTold(now, "news"), now.news);
  assert.ok(isUntold(now, "nations"));
  tell(2, 4);
  assert.equal(asTold(now, "nations"), now.nations);
});

test("out of the reveal nothing is held back", () => {
  const now = view("aftermath", 3);

  for (const name of ["world", "nations", "news"]) assert.equal(asTold(now, name), now[name]);
});
