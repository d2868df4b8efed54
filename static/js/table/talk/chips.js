// @ts-check
// "We need" and "we offer": two chips of each nation that open the talk, so that nobody has to speak first.

import { useState } from "preact/hooks";
import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { act, me, view } from "../here.js";
import { nation } from "../names.js";
import { word } from "../words.js";

/** One's own chips: to be set, and once they are set in short. */
export function Chips() {
  const { needs = [], offers = [] } = nation(me.value ?? "")?.position ?? {};
  const [open, setOpen] = useState(needs.length + offers.length === 0);
  if (!open)
    return html`<div class="row row--between">
      <span class="position-line"><${Both} needs=${needs} offers=${offers} />
      </span>
      <button type="button" class="button button--quiet" data-home onClick=${() => setOpen(true)}>
        <${Icon} name="edit" />
        ${t("Change")}
      </button>
    </div>`;

  /** @param {"needs" | "offers"} side @param {string} domain */
  function toggle(side, domain) {
    const now = side === "needs" ? needs : offers;
    const next = now.includes(domain) ? now.filter((/** @type {string} */ one) => one !== domain) : [...now, domain];
    const domains = view.value.scenario.domains.filter((/** @type {string} */ one) => next.includes(one));
    act({ type: "state_position", needs, offers, [side]: domains });
  }

  return html`<div class="position" key="open" data-opened>
    <${Side}
      label=${t("We need")}
      chosen=${needs}
      onToggle=${(/** @type {string} */ domain) => toggle("needs", domain)} />
    <${Side}
      label=${t("We offer")}
      chosen=${offers}
      onToggle=${(/** @type {string} */ domain) => toggle("offers", domain)} />
    ${
      needs.length + offers.length > 0 &&
      html`<button type="button" class="button button--quiet" onClick=${() => setOpen(false)}>
        <${Icon} name="check" />
        ${t("Done")}
      </button>`
    }
  </div>`;
}

/** @param {{ label: string, chosen: string[], onToggle: (domain: string) => void }} props */
function Side({ label, chosen, onToggle }) {
  return html`<div class="position__side" role="group" aria-label=${t("{label} (two at most; all see it)", { label })}>
    <span class="position__label">${label}</span>
    ${view.value.scenario.domains.map(
      (/** @type {string} */ domain) =>
        html`<button
          type="button"
          class="chip"
          aria-pressed=${String(chosen.includes(domain))}
          onClick=${() => onToggle(domain)}>
        <${Icon} name=${`domain-${domain}`} />${word("domains", domain)}
      </button>`,
    )}
  </div>`;
}

/** A nation's chips, to be read; nothing where it has shown none. @param {{ id: string }} props */
export function Position({ id }) {
  const { needs = [], offers = [] } = nation(id)?.position ?? {};
  if (needs.length + offers.length === 0) return null;
  return html`<span class="position-line"><${Both} needs=${needs} offers=${offers} /></span>`;
}

/** @param {{ needs: string[], offers: string[] }} props */
function Both({ needs, offers }) {
  return html`
    ${needs.length > 0 && html`<span class="chip chip--warn">${t("needs")} <${Signs} domains=${needs} /></span>`}
    ${offers.length > 0 && html`<span class="chip chip--ok">${t("offers")} <${Signs} domains=${offers} /></span>`}`;
}

/** @param {{ domains: string[] }} props */
function Signs({ domains }) {
  return domains.map((domain) => html`<${Icon} name=${`domain-${domain}`} label=${word("domains", domain)} />`);
}
