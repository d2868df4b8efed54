// @ts-check
// Applies the server's changes to a view. Values are never changed in place: what a change does not touch stays the
// same object, so whoever looks at another part of the view is not redrawn.

/** @typedef {(string | number)[]} Path */
/** @typedef {{ set?: [Path, unknown][], del?: Path[] }} Delta */

/** A change does not fit the view it is for; only a whole view helps. */
export class MisfitError extends Error {}

/**
 * The view after a change. Deletions come first, then what is set; missing steps on the way of a set are made.
 * @param {any} view
 * @param {Delta} delta
 */
export function applyDelta(view, delta) {
  let next = view;
  for (const path of delta.del ?? []) next = without(next, path, 0);
  for (const [path, value] of delta.set ?? []) next = having(next, path, 0, value);
  return next;
}

/**
 * @param {any} node
 * @param {Path} path
 * @param {number} depth
 * @param {unknown} value
 * @returns {any}
 */
function having(node, path, depth, value) {
  if (depth === path.length) return value;
  const copy = copyOf(node ?? {}, path);
  const step = stepOf(copy, path, depth);
  copy[step] = having(copy[step], path, depth + 1, value);
  return copy;
}

/**
 * @param {any} node
 * @param {Path} path
 * @param {number} depth
 * @returns {any}
 */
function without(node, path, depth) {
  const copy = copyOf(node, path);
  const step = stepOf(copy, path, depth);
  if (!Object.hasOwn(copy, step)) throw new MisfitError(`Nothing to delete at ${path.join("/")}`);
  if (depth < path.length - 1) copy[step] = without(copy[step], path, depth + 1);
  else if (Array.isArray(copy)) copy.splice(Number(step), 1);
  else delete copy[step];
  return copy;
}

/** @param {any} node @param {Path} path */
function copyOf(node, path) {
  if (Array.isArray(node)) return [...node];
  if (node !== null && typeof node === "object") return { ...node };
  throw new MisfitError(`No such place: ${path.join("/")}`);
}

/**
 * The step as a key of this node: a place in a list must exist or be the next one, and no name may reach a prototype.
 * @param {any} node
 * @param {Path} path
 * @param {number} depth
 */
function stepOf(node, path, depth) {
  const step = path[depth];
  if (step === undefined || step === "__proto__") throw new MisfitError("A path leads nowhere");
  if (Array.isArray(node) && !(Number.isInteger(step) && Number(step) >= 0 && Number(step) <= node.length)) {
    throw new MisfitError(`A list has no place ${step}`);
  }
  return step;
}
