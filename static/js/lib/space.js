// @ts-check
// Finds the neighbour in a direction, for arrow keys on a map.

/** @typedef {{ id: string, x: number, y: number }} Place */

/** @type {Record<string, [number, number]>} */
const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/**
 * The nearest place in an arrow's direction; what lies aside counts double. Null where there is none.
 * @param {Place[]} places
 * @param {string} from the id one stands on
 * @param {string} key
 * @returns {string | null}
 */
export function neighbour(places, from, key) {
  const direction = DIRECTIONS[key];
  const here = places.find(({ id }) => id === from);
  if (!direction || !here) return null;
  const [right, down] = direction;
  let best = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { id, x, y } of places) {
    const ahead = (x - here.x) * right + (y - here.y) * down;
    const aside = Math.abs((x - here.x) * down) + Math.abs((y - here.y) * right);
    if (id === from || ahead <= 0 || ahead + 2 * aside >= least) continue;
    best = id;
    least = ahead + 2 * aside;
  }
  return best;
}

/**
 * A curve between two points, bent a little so that it does not run through what lies between.
 * @param {{ x: number, y: number }} a
 * @param {{ x: number, y: number }} b
 */
export function curve(a, b) {
  const bend = 0.16;
  const x = (a.x + b.x) / 2 + (b.y - a.y) * bend;
  const y = (a.y + b.y) / 2 - Math.abs(b.x - a.x) * bend;
  return `M${a.x} ${a.y}Q${Math.round(x)} ${Math.round(y)} ${b.x} ${b.y}`;
}
