// @ts-check
// What the host sets before the start: rounds, minutes of each phase, and how much of sealing is shown.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { Stepper } from "../../ui/stepper.js";
import { act, view } from "../here.js";
import { word } from "../words.js";

const MINUTE = 60_000;
const MOST_MINUTES = 60;
const PHASES = ["horizon", "diplomacy", "planning", "resolution", "aftermath"];
const SEALS = ["names", "count", "hidden"];

export function Options() {
  const { scenario, settings, nations } = view.value;
  const { rounds, clocks, seals } = settings;

  /** @param {Record<string, any>} part */
  const configure = (part) =>
    act({ type: "configure_table", nations: Object.keys(nations), rounds, clocks, seals, ...part }, "configure");
  const untimed = () => configure({ clocks: Object.fromEntries(PHASES.map((phase) => [phase, 0])) });

  return html`<div class="stack">
    <${Stepper}
      label=${t("Rounds")}
      value=${rounds}
      min=${scenario.rounds_min}
      max=${scenario.rounds_max}
      onChange=${(/** @type {number} */ n) => configure({ rounds: n })} />
    <details>
      <summary><${Icon} name="clock" />${t("Minutes of each phase")}<${Icon} name="chevron-down" extra="icon--turn" />
      </summary>
      <div class="stack stack--tight">
        <p class="field__hint">${t("0: no clock; the phase ends when all are ready, or when you end it.")}</p>
        ${PHASES.map(
          (phase) =>
            html`<${Stepper}
            key=${phase}
            label=${word("phases", phase)}
            value=${Math.ceil((clocks[phase] ?? 0) / MINUTE)}
            max=${MOST_MINUTES}
            onChange=${(/** @type {number} */ n) => configure({ clocks: { ...clocks, [phase]: n * MINUTE } })} />`,
        )}
        <button type="button" class="button" onClick=${untimed}><${Icon} name="hourglass" />${t("No clock at all")}
        </button>
      </div></details>
    <fieldset class="stack stack--tight"><legend class="subtitle">${t("Who has sealed")}</legend>
      ${SEALS.map(
        (value) =>
          html`<label class="check">
          <input
            type="radio"
            name="seals"
            value=${value}
            checked=${seals === value}
            onChange=${() => configure({ seals: value })} />
          ${word("seals", value)}
          </label>`,
      )}
      </fieldset>
  </div>`;
}
