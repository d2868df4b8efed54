// @ts-check
// Offers on one's desk and deals that were struck: in the talks, as long as there is something to see or to do.

import { html } from "../../../lib/dom.js";
import { t } from "../../../lib/i18n.js";
import { Icon } from "../../../ui/icon.js";
import { isPaused, may, view } from "../../here.js";
import { whyNot } from "../../words.js";
import { Intro } from "../intro.js";
import { begin, half } from "./begun.js";
import { Composer } from "./composer.js";
import { Offer, Struck } from "./offer.js";

export function DealsPane() {
  const offers = /** @type {[string, any][]} */ (Object.entries(view.value.you?.offers ?? {}));
  const { deals = [] } = view.value.ties ?? {};
  const allowed = may.value.deals;
  if (!allowed && offers.length + deals.length === 0) return null;
  offers.sort(([, a], [, b]) => b.order - a.order);
  const open = offers.filter(([, { status }]) => status === "open");
  const closed = offers.filter(([, { status }]) => status !== "open" && status !== "struck");
  return html`<section class="panel" aria-labelledby="deals-title">
    <div class="panel__head">
      <h2 class="panel__title" id="deals-title"><${Icon} name="phase-diplomacy" />${t("Offers and deals")}</h2>
    </div>
    ${allowed && html`<${Intro} of=${["deals"]} />`}
    ${allowed && (half() ? html`<${Composer} />` : html`<${Begin} allowed=${allowed} />`)}
    ${
      open.length > 0 &&
      html`<ul class="plain stack stack--tight" role="list" aria-label=${t("Open offers, the newest first")}>
      ${open.map(([id, offer]) => html`<${Offer} key=${id} id=${id} offer=${offer} />`)}
    </ul>`
    }
    ${open.length === 0 && allowed && html`<p class="empty">${t("No offer waits for an answer. Only those it names see an offer; deals are seen by all.")}</p>`}
    ${deals.length > 0 && html`<${Struck} deals=${deals} />`}
    ${closed.length > 0 && html`<${Closed} offers=${closed} />`}
  </section>`;
}

/** @param {{ allowed: any }} props */
function Begin({ allowed }) {
  const off = !allowed.can_propose || isPaused.value;
  return html`<div class="stack stack--tight">
    <button
      type="button"
      class="button button--primary"
      data-home
      aria-disabled=${off ? "true" : undefined}
      aria-describedby=${allowed.why_not ? "offers-full" : undefined}
      onClick=${() => off || begin()}>
      <${Icon} name="plus" />
      ${t("Make an offer")}
    </button>
    ${allowed.why_not && html`<p class="field__hint" id="offers-full">${whyNot(allowed.why_not)}</p>`}
  </div>`;
}

/** @param {{ offers: [string, any][] }} props */
function Closed({ offers }) {
  return html`<details>
    <summary>
      <${Icon} name="envelope" />
      ${t("Offers that came to nothing ({n})", { n: offers.length })}
      <${Icon} name="chevron-down" extra="icon--turn" />
    </summary>
    <ul class="plain stack stack--tight" role="list">
      ${offers.map(([id, offer]) => html`<${Offer} key=${id} id=${id} offer=${offer} />`)}
    </ul>
  </details>`;
}
