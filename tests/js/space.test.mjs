// Where arrow keys lead on a map, and where a small window stands.

import assert from "node:assert/strict";
import { test } from "node:test";
import { curve, neighbour } from "../../static/js/lib/space.js";
import { placeBeside } from "../../static/js/lib/place.js";

const PLACES = [
  { id: "west", x: 0, y: 0 },
  { id: "middle", x: 50, y: 5 },
  { id: "east", x: 100, y: 0 },
  { id: "south", x: 48, y: 60 },
];

test("an arrow leads to the nearest place in its direction, and nowhere where there is none", () => {
  assert.equal(neighbour(PLACES, "west", "ArrowRight"), "middle");
  assert.equal(neighbour(PLACES, "east", "ArrowLeft"), "middle");
  assert.equal(neighbour(PLACES, "middle", "ArrowDown"), "south");
  assert.equal(neighbour(PLACES, "east", "ArrowRight"), null);
  assert.equal(neighbour(PLACES, "nowhere", "ArrowRight"), null);
  assert.equal(neighbour(PLACES, "west", "a"), null);
});

test("a link bends and ends at its two places", () => {
  assert.equal(curve({ x: 0, y: 0 }, { x: 100, y: 0 }), "M0 0Q50 -16 100 0");
});

test("a window stands below its anchor, above it where there is no room, and always on the screen", () => {
  const size = { width: 200, height: 100 };
  const screen = { width: 360, height: 700 };

  assert.deepEqual(placeBeside({ left: 20, top: 40, bottom: 60 }, size, screen), { left: 20, top: 68 });
  assert.deepEqual(placeBeside({ left: 300, top: 650, bottom: 680 }, size, screen), { left: 152, top: 542 });
  assert.deepEqual(placeBeside({ left: -30, top: 40, bottom: 660 }, { width: 200, height: 640 }, screen), { left: 8, top: 52 });
});
