// @ts-check
// Where a small window stands beside the thing it is about.

const GAP = 8;

/**
 * Where a window of this size stands: below its anchor if it fits, else above, always inside the screen.
 * @param {{ left: number, top: number, bottom: number }} anchor
 * @param {{ width: number, height: number }} size
 * @param {{ width: number, height: number }} screen
 */
export function placeBeside(anchor, size, screen) {
  const left = Math.max(GAP, Math.min(anchor.left, screen.width - size.width - GAP));
  const below = anchor.bottom + GAP;
  if (below + size.height <= screen.height - GAP) return { left, top: below };
  const above = anchor.top - GAP - size.height;
  return { left, top: above >= GAP ? above : Math.max(GAP, screen.height - size.height - GAP) };
}
