// @ts-check
// The nations in a ring, a line between each two: the stronger, the closer they are. The table below is its twin.

import { html } from "../../../lib/dom.js";
import { t } from "../../../lib/i18n.js";
import { view } from "../../here.js";
import { design } from "../../marks.js";
import { nation } from "../../names.js";
import { together } from "./pane.js";

const SIZE = 300;
const RADIUS = 112;
const MARK = 36;

/** Where a nation stands. @param {number} place @param {number} of */
function at(place, of) {
  const angle = (2 * Math.PI * place) / of - Math.PI / 2;
  return { x: SIZE / 2 + RADIUS * Math.cos(angle), y: SIZE / 2 + RADIUS * Math.sin(angle) };
}

/** How strong the tie of two is, 0 to 4; trust counts as the lower of the two. @param {string} what @param {string} one @param {string} other */
function strength(what, one, other) {
  const value =
    what === "work"
      ? (together(one, other) ?? 0)
      : Math.min(nation(one).trust[other] ?? 0, nation(other).trust[one] ?? 0);
  return Math.min(4, Math.floor(value / 20));
}

/** @param {{ what: "work" | "trust" }} props */
export function Ring({ what }) {
  const order = /** @type {string[]} */ (view.value.nation_order);
  const places = order.map((_, place) => at(place, order.length));
  const deals = new Set(
    (view.value.ties?.deals ?? []).flatMap((/** @type {any} */ { parties }) =>
      parties.flatMap((/** @type {string} */ one) => parties.map((/** @type {string} */ other) => `${one} ${other}`)),
    ),
  );
  const lines = order.flatMap((one, place) =>
    order.slice(place + 1).map((other, step) => ({ one, other, from: places[place], to: places[place + 1 + step] })),
  );
  const label = what === "work" ? t("Ring of who works with whom") : t("Ring of who trusts whom");
  return html`<svg class="ring" viewBox=${`0 0 ${SIZE} ${SIZE}`} role="img" aria-label=${t("{what}; the table below says it in numbers", { what: label })}>
    ${lines.map(
      ({ one, other, from, to }) => html`<line
        class="ring__tie"
        data-strength=${strength(what, one, other)}
        data-deal=${deals.has(`${one} ${other}`) ? "" : undefined}
        x1=${from?.x}
        y1=${from?.y}
        x2=${to?.x}
        y2=${to?.y} />`,
    )}
    ${order.map((id, place) => html`<${Node} id=${id} x=${places[place]?.x ?? 0} y=${places[place]?.y ?? 0} />`)}
  </svg>`;
}

/** @param {{ id: string, x: number, y: number }} props */
function Node({ id, x, y }) {
  const { mark, code } = nation(id);
  const { colour, shape, pattern } = design(mark);
  const form = `#shape-${shape}`;
  return html`<g>
    <svg class=${`mark mark--${shape}`} data-colour=${colour} x=${x - MARK / 2} y=${y - MARK / 2} width=${MARK} height=${MARK} viewBox="0 0 32 32">
      <use href=${form} />
      <use class="mark__pattern" href=${form} fill=${`url(#pattern-${pattern})`} />
      <text x="16" y="21">${code.slice(0, 1)}</text>
    </svg>
    <text class="ring__code" x=${x} y=${y + MARK / 2 + 14} text-anchor="middle">${code}</text>
  </g>`;
}
