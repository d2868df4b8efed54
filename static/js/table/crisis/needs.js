// @ts-check
// What a crisis needs, domain by domain: how much, what is pledged, how far that goes; while planning, what one sends.

import { html } from "../../lib/dom.js";
import { t, tn } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { Meter } from "../../ui/meter.js";
import { Stepper } from "../../ui/stepper.js";
import { deploy, sent } from "../draft.js";
import { Num } from "../explain.js";
import { isPaused, may, me, phase, view } from "../here.js";
import { Term } from "../peek.js";
import { whyNot, word } from "../words.js";

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
    <strong>${word("domains", need.domain)}
    </strong> ${
      need.aggregation !== "sum" &&
      html`<${Term}
        word=${word("aggregations", need.aggregation)}
        note=${word("aggregations", need.aggregation, "note")}
        look="chip" />`
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

/** @param {{ crisis: string, domain: string, limit: any }} props */
function Sending({ crisis, domain, limit }) {
  const units = sent(crisis, domain);
  const { left } = view.value.you;
  const tooDear = limit.price > left;
  const away = word("domains", domain);
  return html`<${Stepper}
    label=${t("You send")}
    spoken=${t("You send: {domain}", { domain: away })}
    value=${units}
    max=${tooDear ? units : Math.max(units, limit.high)}
    onChange=${(/** @type {number} */ n) => deploy(crisis, domain, n)}
    note=${priceWords(crisis, limit.price)}
    whyNotMore=${limit.high > units ? t("{n} RP left.", { n: left }) : noMore(limit)}
    disabled=${!may.value.can_save_plan || isPaused.value}
  />`;
}

/** The price of a unit, and why it is that. @param {string} crisis @param {number} price */
export function priceWords(crisis, price) {
  const { target } = view.value.crises[crisis];
  const { nations } = view.value;
  const atHome = nations[target].region === nations[me.value ?? ""]?.region;
  const each = tn("{n} RP a unit", "{n} RP a unit", price);
  return atHome ? t("{price}, in your region.", { price: each }) : t("{price}, abroad.", { price: each });
}

/** Why no more units can be sent, in few words. @param {{ why?: string }} limit */
const noMore = ({ why }) => (why === "declined" ? whyNot(why) : t("You have no more of these units."));

/**
 * What one promised, beside what one plans; breaking it is possible and said plainly.
 * @param {{ crisis: any }} props
 */
function Promised({ crisis }) {
  const promised = view.value.you.obligations.find((/** @type {any} */ one) => one.crisis === crisis.id);
  if (!promised) return null;
  const planned = sent(crisis.id);
  const keeps = planned >= promised.units;
  const words = tn("You promised {n} unit", "You promised {n} units", promised.units);
  return html`<p class=${keeps ? "note note--ok" : "note note--warn"}>
    <${Icon} name=${keeps ? "check" : "alert"} />
    ${
      keeps
        ? t("{promise}: this keeps your word.", { promise: words })
        : t("{promise} and plan {planned}: this breaks your word, and all will see it.", { promise: words, planned })
    }
  </p>`;
}
