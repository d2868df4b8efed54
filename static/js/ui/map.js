// @ts-check
// The world as a picture: nations one can choose, crises on them, links between them. Its twin for reading is the list
// of nations (ui/nations.js), which says the same.

import { useEffect, useRef, useState } from "preact/hooks";
import { classes, html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { curve, neighbour } from "../lib/space.js";
import { iconAddress } from "./icon.js";
import { Legend } from "./legend.js";

/**
 * @typedef {{ nation: string, path: string, label_x: number, label_y: number }} Outline
 * @typedef {{ width: number, height: number, outlines: Outline[] }} HexMap
 */
/** @typedef {{ name: string, code: string, mark: import("./mark.js").MarkDesign, words?: string }} MapNation */
/** @typedef {import("./legend.js").LinkKind} LinkKind */

const LABEL = { least: 12, most: 15 };

/**
 * @param {object} props
 * @param {HexMap} props.map
 * @param {Record<string, MapNation>} props.nations those in play; land of others is drawn pale
 * @param {string | null} [props.you]
 * @param {string | null} [props.selected]
 * @param {(id: string) => void} [props.onSelect]
 * @param {{ nation: string, threat: string, words: string }[]} [props.signs] crises on the map
 * @param {{ a: string, b: string, kind: LinkKind }[]} [props.links]
 */
export function WorldMap({ map, nations, you = null, selected = null, onSelect, signs = [], links = [] }) {
  const picture = useRef(/** @type {SVGSVGElement | null} */ (null));
  const scale = useScale(picture, map);
  const [focused, setFocused] = useState(/** @type {string | null} */ (null));
  const lands = map.outlines.map((land) => ({ ...land, id: land.nation, x: land.label_x, y: land.label_y }));
  const playing = lands.filter(({ id }) => nations[id]);
  const entrance = selected ?? you ?? playing[0]?.id;

  /** @param {string} id */
  const spot = (id) => lands.find((land) => land.id === id);

  /** @param {KeyboardEvent} event @param {string} id */
  function pressed(event, id) {
    const next = neighbour(playing, id, event.key);
    if (next) /** @type {any} */ (picture.current?.querySelector(`[data-nation="${CSS.escape(next)}"]`))?.focus();
    else if (event.key === "Enter" || event.key === " ") onSelect?.(id);
    else return;
    event.preventDefault();
  }

  return html`<div class="map">
    <svg
      ref=${picture}
      class="map__picture"
      viewBox=${`0 0 ${map.width} ${map.height}`}
      role="group"
      aria-label=${t("Map of the world; the list of nations says the same")}
    >
      ${lands.map((land) =>
        nations[land.id]
          ? html`<${Land}
              land=${land}
              nation=${nations[land.id]}
              label=${spoken(land.id)}
              isSelected=${land.id === selected}
              tabindex=${land.id === entrance ? 0 : -1}
              onPress=${pressed}
              onSelect=${onSelect}
              onFocus=${setFocused}
            />`
          : html`<path class="map__land map__land--absent" d=${land.path} />`,
      )}
      ${[...new Set([selected, focused])].map((id) => {
        const land = id && spot(id);
        return (
          land && html`<path class=${classes("map__edge", id === focused && "map__edge--focused")} d=${land.path} />`
        );
      })}
      ${links.map((link) => html`<${Link} a=${spot(link.a)} b=${spot(link.b)} kind=${link.kind} />`)}
      <g
        class="map__labels"
        aria-hidden="true"
        font-size=${Math.min(LABEL.most, Math.max(LABEL.least, 11 * scale)) / scale}
      >
        ${playing.map(
          ({ id, x, y }) => html`<text class=${classes(id === you && "is-you")} x=${x} y=${y + 4}>
            ${nations[id]?.code}
          </text>`,
        )}
      </g>
      ${signs.map(
        (sign, place) => html`<${Sign}
        spot=${spot(sign.nation)}
        threat=${sign.threat}
        shift=${earlier(signs, place)}
        scale=${scale}
      />`,
      )}
    </svg>
    ${links.length > 0 && html`<${Legend} kinds=${[...new Set(links.map(({ kind }) => kind))]} />`}
  </div>`;

  /** What a screen reader says of a nation. @param {string} id */
  function spoken(id) {
    const nation = nations[id];
    const crises = signs.filter((sign) => sign.nation === id).map(({ words }) => words);
    return [`${nation?.name}${id === you ? ` (${t("you")})` : ""}`, nation?.words, ...crises]
      .filter(Boolean)
      .join(", ");
  }
}

/** @param {any} props */
function Land({ land, nation, label, isSelected, tabindex, onPress, onSelect, onFocus }) {
  return html`<g
    class="map__nation"
    data-nation=${land.id}
    data-colour=${nation.mark.colour}
    role="button"
    aria-label=${label}
    aria-pressed=${String(isSelected)}
    tabindex=${tabindex}
    onClick=${() => onSelect?.(land.id)}
    onKeyDown=${(/** @type {KeyboardEvent} */ event) => onPress(event, land.id)}
    onFocus=${() => onFocus(land.id)}
    onBlur=${() => onFocus(null)}
  >
    <path class="map__land" d=${land.path} />
    <path class="map__pattern" d=${land.path} fill=${`url(#pattern-${nation.mark.pattern})`} />
  </g>`;
}

/** @param {{ a: any, b: any, kind: LinkKind }} props */
function Link({ a, b, kind }) {
  if (!a || !b) return null;
  const path = curve(a, b);
  return html`<path class="link link--halo" d=${path} /><path class=${`link link--${kind}`} d=${path} />`;
}

/**
 * A crisis over a nation's label, as large on the screen whatever the map's size.
 * @param {{ spot: any, threat: string, shift: number, scale: number }} props
 */
function Sign({ spot, threat, shift, scale }) {
  if (!spot) return null;
  const size = 1 / scale;
  const x = spot.x + shift * 24 * size;
  return html`<g
    class="map__signs"
    data-threat=${threat}
    aria-hidden="true"
    transform=${`translate(${x} ${spot.y - 5 - 15 * size}) scale(${size})`}
  >
    <circle class="map__sign" r="12" />
    <use href=${iconAddress(`threat-${threat}`)} x="-8" y="-8" width="16" height="16" />
  </g>`;
}

/**
 * How many signs stand on the same nation before this one.
 * @param {{ nation: string }[]} signs
 * @param {number} place
 */
function earlier(signs, place) {
  return signs.slice(0, place).filter(({ nation }) => nation === signs[place]?.nation).length;
}

/**
 * How many pixels one unit of the drawing has now.
 * @param {{ current: SVGSVGElement | null }} picture
 * @param {{ width: number, height: number }} map
 */
function useScale(picture, { width, height }) {
  const [scale, setScale] = useState(1);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => {
      const box = entry?.contentRect;
      if (box) setScale(Math.max(0.5, Math.min(box.width / width, box.height / height)));
    });
    if (picture.current) watch.observe(picture.current);
    return () => watch.disconnect();
  }, [width, height]);
  return scale;
}
