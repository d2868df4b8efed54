// @ts-check
// Questions to talk about afterwards: those of the cards that were played, and a few that always fit.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { view } from "../here.js";

export function Debrief() {
  const cards = /** @type {any[]} */ (Object.values(view.value.cards));
  const general = [
    t("Which decision would you take back, and what did you not know when you took it?"),
    t("Whom did you trust, and what made you?"),
    t("Who gave more than they received, and was it worth it to them?"),
  ];
  return html`<section class="panel" aria-labelledby="debrief-title">
    <div class="panel__head">
      <h2 class="panel__title" id="debrief-title"><${Icon} name="talk" />${t("To talk about")}</h2>
    </div>
    <ol class="questions">${general.map((question) => html`<li>${question}</li>`)}</ol>
    ${cards.map(
      (card) =>
        html`<details>
          <summary>
            <${Icon} name=${`threat-${card.threat}`} />
            ${card.title}
            <${Icon} name="chevron-down" extra="icon--turn" />
          </summary>
      <p><strong>${t("What it was about:")}</strong> ${card.objective}</p>
      <ul class="questions">
        ${card.debrief_questions.map((/** @type {string} */ question) => html`<li>${question}</li>`)}
      </ul>
      ${card.source && html`<p class="field__hint">${card.source}</p>`}
    </details>`,
    )}
  </section>`;
}
