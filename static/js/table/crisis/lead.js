// @ts-check
// What a convener and the nation that is hit may do about others: ask, let off, turn units away, admit them again.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { Stepper } from "../../ui/stepper.js";
import { act, view } from "../here.js";
import { NationMark, nationWord } from "../names.js";

const MOST = 20;

/** @param {{ crisis: any, allowed: any, onDone: () => void }} props */
export function Lead({ crisis, allowed, onDone }) {
  return html`<fieldset class="lead" data-opened>
    <legend class="visually-hidden">${t("Lead the coalition")}</legend>
    ${view.value.nation_order.map(
      (/** @type {string} */ id) => html`<${Nation} key=${id} id=${id} crisis=${crisis} allowed=${allowed} />`,
    )}
    <button type="button" class="button" onClick=${onDone}><${Icon} name="check" />${t("Done")}</button>
  </fieldset>`;
}

/** @param {{ id: string, crisis: any, allowed: any }} props */
function Nation({ id, crisis, allowed }) {
  const nation = nationWord(id);
  const acts = actsFor(id, allowed);
  if (!allowed.can_ask && acts.length === 0) return null;
  return html`<div class="lead__nation">
    ${
      allowed.can_ask
        ? html`<${Stepper}
        label=${nation}
        spoken=${t("Asked of {nation}", { nation })}
        value=${crisis.asks[id] ?? 0}
        max=${MOST}
        onChange=${(/** @type {number} */ units) => act({ type: "set_ask", crisis: crisis.id, nation: id, units })}
        note=${t("Fair share: {n}.", { n: crisis.fair[id] ?? 0 })}
      />`
        : html`<span class="nation-name"><${NationMark} id=${id} />${nation}</span>`
    }
    ${
      acts.length > 0 &&
      html`<div class="row">
        ${acts.map(
          ({ words, label, command }) =>
            html`<button
            type="button"
            class="button"
            aria-label=${label}
            onClick=${() => act({ ...command, crisis: crisis.id, nation: id })}>
            ${words}
            </button>`,
        )}
      </div>`
    }
  </div>`;
}

/** @param {string} id @param {any} allowed */
function actsFor(id, { can_release: release = [], can_decline: decline = [], can_admit: admit = [] }) {
  const nation = nationWord(id);
  const all = [
    {
      can: release,
      words: t("Let off"),
      label: t("Let off: {nation} from its pledge", { nation }),
      command: { type: "release_pledge" },
    },
    {
      can: decline,
      words: t("Turn away"),
      label: t("Turn away: units of {nation}", { nation }),
      command: { type: "decline_units", declined: true },
    },
    {
      can: admit,
      words: t("Admit"),
      label: t("Admit: units of {nation} again", { nation }),
      command: { type: "decline_units", declined: false },
    },
  ];
  return all.filter(({ can }) => can.includes(id));
}
