// @ts-check
// While planning: what one sends of a domain, what it costs, and whether it keeps one's word.

import { html } from "../../lib/dom.js";
import { t, tn } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { Stepper } from "../../ui/stepper.js";
import { deploy, sent } from "../draft.js";
import { isPaused, may, me, view } from "../here.js";
import { whyNot, word } from "../words.js";

/** @param {{ crisis: string, domain: string, limit: any }} props */
export function Sending({ crisis, domain, limit }) {
  const units = sent(crisis, domain);
  const { left } = view.value.you;
  const influence = may.value.influence - view.value.you.influence_spent;
  const tooDear = limit.influence ? limit.influence > influence : limit.price > left;
  const away = word("domains", domain);
  return html`<${Stepper}
    label=${t("You send")}
    spoken=${t("You send: {domain}", { domain: away })}
    value=${units}
    max=${tooDear ? units : Math.max(units, limit.high)}
    onChange=${(/** @type {number} */ n) => deploy(crisis, domain, n)}
    note=${limit.influence ? envoyWords(limit.influence) : priceWords(crisis, limit.price)}
    whyNotMore=${limit.high > units ? t("{n} RP left.", { n: left }) : noMore(limit)}
    disabled=${!may.value.can_save_plan || isPaused.value}
  />`;
}

/** What an envoy costs. @param {number} price */
const envoyWords = (price) => tn("{n} influence an envoy, no RP.", "{n} influence an envoy, no RP.", price);

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
export function Promised({ crisis }) {
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
