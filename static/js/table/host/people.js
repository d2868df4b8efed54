// @ts-check
// The host's window: the door, every seat (hand it to a bot and back), and everybody who is here.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Dialog } from "../../ui/dialog.js";
import { Icon } from "../../ui/icon.js";
import { post } from "../acts.js";
import { page, store, view } from "../here.js";
import { Share } from "../lobby/share.js";
import { NationMark, nation } from "../names.js";
import { holder, people, playedBy } from "../room.js";
import { word } from "../words.js";

const DOORS = ["open", "nod", "locked"];

/** Open as long as it is there. @param {{ onClose: () => void }} props */
export function PeopleDialog({ onClose }) {
  return html`<${Dialog} open title=${t("People and seats")} onClose=${onClose}>
    <${Seats} />
    ${!page.solo && html`<${Door} /><${Here} /><${Share} small />`}
  </${Dialog}>`;
}

function Seats() {
  return html`<section class="stack stack--tight" aria-labelledby="host-seats">
    <h3 class="subtitle" id="host-seats">${t("Seats")}</h3>
    <ul class="plain" role="list">
      ${view.value.nation_order.map((/** @type {string} */ id) => html`<${Seat} key=${id} id=${id} />`)}
    </ul>
  </section>`;
}

/** @param {{ id: string }} props */
function Seat({ id }) {
  const { name, controller } = nation(id);
  const person = holder(id);
  return html`<li class="row row--between">
    <span class="nation-name"><${NationMark} id=${id} />${name} <small>${playedBy(id)}</small></span>
    <span class="row">
      ${
        controller !== "bot" &&
        html`<${Act}
          name="bot"
          fields=${{ nation: id, policy: "" }}
          icon="bot"
          words=${t("Bot")}
          label=${t("Bot: let one play {nation}", { nation: name })} />`
      }
      ${
        controller !== "person" &&
        person &&
        html`<${Act}
          name="back"
          fields=${{ nation: id }}
          icon="user"
          words=${person.name}
          label=${t("{name} plays {nation} again", { name: person.name, nation: name })} />`
      }
      ${
        controller === "bot" &&
        !person &&
        html`<${Act}
          name="free"
          fields=${{ nation: id }}
          icon="phase-planning"
          words=${t("Nobody")}
          label=${t("Nobody plays {nation}: its standing orders count", { nation: name })} />`
      }
    </span>
  </li>`;
}

export function Door() {
  const now = store.room.value?.door;
  if (!now) return null;
  return html`<fieldset class="stack stack--tight">
    <legend class="subtitle">${t("The door")}</legend>
    ${DOORS.map(
      (mode) =>
        html`<label class="check">
        <input
          type="radio"
          name="door"
          value=${mode}
          checked=${now.mode === mode}
          onChange=${() => post("door", { mode })} />
        ${word("doors", mode)}
        </label>`,
    )}
  </fieldset>`;
}

export function Here() {
  return html`<section class="stack stack--tight" aria-labelledby="host-people">
    <h3 class="subtitle" id="host-people">${t("Who is here")}</h3>
    <ul class="plain" role="list">${people.value.map(
      (person) => html`<li key=${person.id} class="row row--between">
        <span>
          ${person.name} <small>
            ${person.host ? t("host") : person.nation ? nation(person.nation)?.name : t("looks on")}
            ${person.here ? "" : ` · ${t("offline")}`}
          </small>
        </span>
        ${
          !person.host &&
          html`<${Act}
            name="remove"
            fields=${{ person: person.id }}
            icon="leave"
            words=${t("Remove")}
            label=${t("Remove: {name}", { name: person.name })}
            danger />`
        }
      </li>`,
    )}</ul>
  </section>`;
}

/**
 * @param {object} props
 * @param {string} props.name of the act
 * @param {Record<string, string>} props.fields
 * @param {string} props.icon
 * @param {string} props.words
 * @param {string} props.label the words and what they are about
 * @param {boolean} [props.danger]
 */
function Act({ name, fields, icon, words, label, danger = false }) {
  return html`<button
    type="button"
    class=${danger ? "button button--danger" : "button"}
    aria-label=${label}
    onClick=${(/** @type {MouseEvent} */ event) => event.detail > 1 || post(name, fields)}>
    <${Icon} name=${icon} />
    ${words}
  </button>`;
}
