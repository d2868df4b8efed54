// @ts-check
// The host's window: the door, every seat (hand it to a bot and back), and everybody who is here.

import { useState } from "preact/hooks";
import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Dialog } from "../../ui/dialog.js";
import { Icon } from "../../ui/icon.js";
import { ConfirmButton, useRest } from "../../ui/rest.js";
import { post } from "../acts.js";
import { page, store, view } from "../here.js";
import { Share } from "../lobby/share.js";
import { NationMark, nation } from "../names.js";
import { holder, people, playedBy } from "../room.js";
import { word } from "../words.js";
import { Nods } from "./nods.js";

const DOORS = ["open", "nod", "locked"];

/** Open as long as it is there. @param {{ onClose: () => void }} props */
export function PeopleDialog({ onClose }) {
  return html`<${Dialog} open title=${t("People and seats")} onClose=${onClose} foot=${!page.solo && html`<${RecordLink} />`}>
    <${Nods} />
    <${Seats} />
    ${!page.solo && html`<${Door} /><${Here} /><${Share} small />`}
  </${Dialog}>`;
}

/** The way to the list of what the host has done, and to what helps against strangers. */
export function RecordLink() {
  return html`<a class="button" href=${`${page.acts}record`} target="_blank" rel="noopener">
    <${Icon} name="record" />
    ${t("What the host has done")}
  </a>`;
}

function Seats() {
  return html`<section class="stack stack--tight" aria-labelledby="host-seats">
    <h3 class="subtitle" id="host-seats">${t("Seats")}</h3>
    <ul class="plain" role="list">
      ${view.value.nation_order.map((/** @type {string} */ id) => html`<${Seat} key=${id} id=${id} />`)}
    </ul>
  </section>`;
}

/** Who plays a nation now, and what the host may do about it. @param {{ id: string }} props */
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
          words=${t("Give to a bot")}
          label=${t("Give to a bot: {nation}", { nation: name })} />`
      }
      ${
        controller !== "person" &&
        person &&
        html`<${Act}
          name="back"
          fields=${{ nation: id }}
          icon="user"
          words=${t("Give back to {name}", { name: person.name })}
          label=${t("Give back to {name}: {nation}", { name: person.name, nation: name })} />`
      }
      ${
        controller === "bot" &&
        !person &&
        html`<${Act}
          name="free"
          fields=${{ nation: id }}
          icon="phase-planning"
          words=${t("Leave to standing orders")}
          label=${t("Leave to standing orders: {nation}", { nation: name })} />`
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
    <ul class="plain" role="list">${people.value.map((person) => html`<${Somebody} key=${person.id} person=${person} />`)}
    </ul>
  </section>`;
}

/** @param {{ person: import("../room.js").Person }} props */
function Somebody({ person }) {
  const { id, name, host, here } = person;
  const [asks, setAsks] = useState(false);
  const country = person.nation ? (nation(person.nation)?.name ?? "") : "";
  return html`<li class="row row--between">
    <span>
      ${name} <small>${host ? t("host") : country || t("looks on")}${here ? "" : ` · ${t("offline")}`}</small>
    </span>
    ${
      !host &&
      html`<span class="row">
        <${ConfirmButton}
          icon="leave"
          words=${t("Remove")}
          label=${t("Remove: {name}", { name })}
          sure=${t("Really remove {name}?", { name })}
          danger
          onAsk=${setAsks}
          run=${() => post("remove", { person: id })} />
      </span>`
    }
    ${asks && html`<p class="field__hint row__whole" role="status">${whatFollows(name, country)}</p>`}
  </li>`;
}

/** What becomes of a removed person's seat, and of the door. @param {string} name @param {string} country */
function whatFollows(name, country) {
  const seat = country && t("{nation} goes on without {name}; the seat is free for others.", { nation: country, name });
  const door = t("Links that you handed out stop working, and newcomers wait for your nod.");
  return [t("{name} is sent away at once.", { name }), seat, door].filter(Boolean).join(" ");
}

/**
 * @param {object} props
 * @param {string} props.name of the act
 * @param {Record<string, string>} props.fields
 * @param {string} props.icon
 * @param {string} props.words
 * @param {string} props.label the words and what they are about
 */
function Act({ name, fields, icon, words, label }) {
  const { resting, press } = useRest();
  return html`<button
    type="button"
    class="button"
    aria-label=${label}
    aria-disabled=${resting.value ? "true" : undefined}
    onClick=${() => press(() => post(name, fields))}>
    <${Icon} name=${icon} />
    ${words}
  </button>`;
}
