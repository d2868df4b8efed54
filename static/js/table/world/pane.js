// @ts-check
// The world: where the round stands, how stable it all is, the map and its list of nations, what happened so far.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { Icon } from "../../ui/icon.js";
import { Delta, Meter } from "../../ui/meter.js";
import { PhaseRibbon } from "../../ui/phases.js";
import { Num } from "../explain.js";
import { phase, view } from "../here.js";
import { Term } from "../peek.js";
import { word } from "../words.js";
import { WorldPicture } from "./map.js";
import { Nations } from "./nations.js";
import { News } from "./news.js";
import { Tension } from "./tension.js";

const History = lazy(() => import("./history.js"), "History");
const PHASES = ["horizon", "diplomacy", "planning", "resolution", "aftermath"];

export function WorldPane() {
  return html`<section class="panel" aria-labelledby="world-title">
      <div class="panel__head"><h2 class="panel__title" id="world-title"><${Icon} name="globe" />${t("World")}</h2>
      </div>
      ${
        PHASES.includes(phase.value ?? "") &&
        html`<${PhaseRibbon}
          phases=${PHASES.map((id) => ({ id, name: word("phases", id) }))}
          current=${phase.value} />`
      }
      <${Stability} />
      <${WorldPicture} />
      <${Nations} />
    </section>
    <${News} />
    ${view.value.history.length > 0 && html`<${History} />`}
    <${Tension} />`;
}

/** Stability goes by tiers; their limits are the server's. */
export function Stability() {
  const { stability, tier } = view.value.world;
  const before = view.value.history.at(-1)?.stability;
  /** @type {Record<string, any>} */
  const moods = { collapse: "bad", fragmented: "bad", fragile: "warn", steady: "ok", concord: "ok" };
  const label = html`<span class="need__label">
    <${Icon} name="stability" />
    ${t("Stability of the world")}${tier && html`: <${Term} of=${`tiers.${tier}`} />`}
  </span>`;
  const value = html`<span class="row row--tight">
    ${before !== undefined && before !== stability && html`<${Delta} by=${stability - before} />`}
    <${Num} value=${stability} title=${t("Stability of the world")} path=${["world", "stability"]} />
  </span>`;
  return html`<${Meter} label=${label} value=${value} now=${stability} whole=${100} mood=${moods[tier] ?? ""} />`;
}
