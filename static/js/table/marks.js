// @ts-check
// Which colour, shape and pattern stand for a nation: the server sends a number, the ten designs are the page's.

const COLOURS = ["teal", "gold", "periwinkle", "crimson", "mint", "orange", "lime", "violet", "sky", "taupe"];
const SHAPES = ["diamond", "circle", "square", "triangle", "pentagon", "hexagon", "star", "shield", "cross", "drop"];
const PATTERNS = ["plain", "rows", "columns", "rising", "falling", "grid", "dots", "double", "crosshatch", "rings"];

/** @param {number} place @returns {import("../ui/mark.js").MarkDesign} */
export function design(place) {
  const at = place % COLOURS.length;
  return { colour: COLOURS[at] ?? "teal", shape: SHAPES[at] ?? "circle", pattern: PATTERNS[at] ?? "plain" };
}
