// @ts-check
// What a crisis needs, domain by domain: how much, what is pledged, how far that goes; while planning, what one sends.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { Icon } from "../../ui/icon.js";
import { Meter } from "../../ui/meter.js";
import { Num } from "../explain.js";
import { may, me, phase } from "../here.js";
import { Term } from "../peek.js";
import { word } from "../words.js";

/** Not needed before one plans. */
export const Sending = lazy(() => import("./sending.js"), "Sending");
export const Promised = lazy(() => import("./sending.js"), "Promised");

/** @param {{ crisis: any }} props */
export function Needs({ crisis }) {
  const planning = phase.value === "planning" && me.value;
  return html`<div class="crisis__part">
    <h4>${planning ? t("What it needs, and what you send") : t("What it needs")}</h4>
    ${crisis.needs.map(
      (/** @type {any} */ need, /** @type {number} */ place) =>
        html`<${Need} crisis=${crisis} need=${need} place=${place} />`,
    )}
    ${planning && html`<${Promised} crisis=${crisis} />`}
  </div>`;
}

/** @param {{ crisis: any, need: any, place: number }} props */
function Need({ crisis, need, place }) {
  const label = html`<span class="need__label">
    <${Icon} name=${`domain-${need.domain}`} />
    <strong><${Term} of=${`domains.${need.domain}`} /></strong> ${
      need.aggregation !== "sum" && html`<${Term} of=${`aggregations.${need.aggregation}`} look="chip" />`
    }
  </span>`;
  const pledged = t("{n} of {need} units pledged", { n: need.pledged, need: need.units });
  const value = html`<${Num}
    value=${pledged}
    title=${word("domains", need.domain)}
    path=${["crises", crisis.id, "needs", place, "coverage"]} />`;
  const mood = need.coverage >= 900 ? "ok" : "";
  return html`<div class="need">
    <${Meter} label=${label} value=${value} now=${need.coverage} whole=${1000} mood=${mood} />
    ${
      may.value.crises?.[crisis.id]?.deploy?.[need.domain] &&
      html`<${Sending}
        crisis=${crisis.id}
        domain=${need.domain}
        limit=${may.value.crises[crisis.id].deploy[need.domain]} />`
    }
  </div>`;
}
