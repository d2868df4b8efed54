// @ts-check
// The challenger as all see it, its table for whoever plays it, and for the host the choice of who that is.

import { html } from "../../../lib/dom.js";
import { t } from "../../../lib/i18n.js";
import { Icon } from "../../../ui/icon.js";
import { act, isHost, isPaused, phase, view } from "../../here.js";
import { word } from "../../words.js";
import { threatWords } from "../agreements/words.js";
import { Choice } from "../choice.js";
import { Intro } from "../intro.js";
import { RedTable } from "./table.js";

export function RedPane() {
  const { challenger, red } = view.value;
  if (!challenger) return null;
  return html`<section class="panel" aria-labelledby="red-title">
    <div class="panel__head">
      <h2 class="panel__title" id="red-title"><${Icon} name="target" />${challenger.name}</h2>
    </div>
    <${Intro} of=${["red_cell"]} />
    <p>${challenger.blurb}</p>
    <dl class="facts">
      <dt>${t("Pressure")}</dt>
      <dd>${t("{n}, and {more} more each round", { n: challenger.pressure, more: challenger.growth })}</dd>
      <dt>${t("Cards in a round")}</dt><dd>${t("at most {n}", { n: challenger.plays_most })}</dd>
      <dt>${t("Its threats")}</dt><dd>${threatWords(challenger.threats)}</dd>
      <dt>${t("Played by")}</dt><dd>${word("red_controllers", challenger.controller)}</dd>
    </dl>
    ${isHost.value && phase.value !== "ended" && html`<${Player} now=${challenger.controller} />`}
    ${red && html`<${RedTable} red=${red} />`}
  </section>`;
}

/** @param {{ now: string }} props */
function Player({ now }) {
  const set = (/** @type {string} */ controller) => isPaused.value || act({ type: "set_red_controller", controller });
  return html`<${Choice}
    label=${t("Who plays the challenger")}
    value=${now}
    of=${["person", "bot", "host", "nobody"].map((one) => [one, word("red_controllers", one)])}
    onChange=${set} />`;
}
