// @ts-check
// A nation's mark: shape, colour, pattern and letter together, because colour alone tells some people nothing.
// The page must hold templates/partials/marks.svg, where shapes and patterns are drawn.

import { classes, html } from "../lib/dom.js";

/** @typedef {{ colour: string, shape: string, pattern: string }} MarkDesign */

/** @param {{ mark: MarkDesign, code: string, label?: string, size?: "s" | "m" | "l" }} props */
export function Mark({ mark, code, label, size = "m" }) {
  const spoken = label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" };
  const shape = `#shape-${mark.shape}`;
  return html`<svg
    class=${classes("mark", `mark--${mark.shape}`, size !== "m" && `mark--${size}`)}
    data-colour=${mark.colour}
    viewBox="0 0 32 32"
    ...${spoken}
  >
    <use href=${shape} />
    <use class="mark__pattern" href=${shape} fill=${`url(#pattern-${mark.pattern})`} />
    <text x="16" y="21">${code.slice(0, 1)}</text>
  </svg>`;
}
