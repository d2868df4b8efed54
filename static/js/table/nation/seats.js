// @ts-check
// For those who look on: seats that bots play can be taken at any time.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { post } from "../acts.js";
import { phase, view } from "../here.js";
import { NationName, nationWord } from "../names.js";
import { holder, playedBy } from "../room.js";

export function OpenSeats() {
  const free = view.value.nation_order.filter((/** @type {string} */ id) => !holder(id));
  return html`<section class="panel" aria-labelledby="nation-title">
    <div class="panel__head">
      <h2 class="panel__title" id="nation-title"><${Icon} name="user" />${t("You are looking on")}</h2>
    </div>
    ${
      phase.value === "ended" || free.length === 0
        ? html`<p class="empty">${t("Every seat is taken. You see what all may see.")}</p>`
        : html`<p>${t("You may take a seat that nobody holds, and play on from where it stands.")}</p>
      <ul class="plain" role="list">
        ${free.map(
          (/** @type {string} */ id) =>
            html`<li class="row row--between">
            <span><${NationName} id=${id} /> <small>${playedBy(id)}</small>
            </span>
            <button
              type="button"
              class="button"
              aria-label=${t("Sit down: {nation}", { nation: nationWord(id) })}
              onClick=${() => post("sit", { nation: id })}>
              <${Icon} name="enter" />
              ${t("Sit down")}
            </button>
            </li>`,
        )}
      </ul>`
    }
  </section>`;
}
