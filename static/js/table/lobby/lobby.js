// @ts-check
// Before the start: who sits where, how to bring others, what is recorded, and the host's options and start.

import { html } from "../../lib/dom.js";
import { t, tn } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { isHost, isWide, me, page, view } from "../here.js";
import { Door, Here, RecordLink } from "../host/people.js";
import { holder } from "../room.js";
import { TalkPane } from "../talk/pane.js";
import { Options } from "./options.js";
import { Seat } from "./seat.js";
import { Share } from "./share.js";
import { Start } from "./start.js";

export function Lobby() {
  const { scenario, settings, nations, nation_order: order } = view.value;
  const held = order.filter((/** @type {string} */ id) => holder(id)).length;
  const bots = order.filter((/** @type {string} */ id) => nations[id].controller === "bot").length;
  const seats = html`<div class="room__pane" id="pane-world">
      <section class="lobby-head">
        <h2>${scenario.title}</h2>
        <p class="hero__lead">${scenario.summary}</p>
        <p class="row">
          <span class="chip">
            <${Icon} name="users" />
            ${tn("{n} person in {all} seats", "{n} people in {all} seats", held, { all: order.length })}
          </span>
          ${bots > 0 && html`<span class="chip"><${Icon} name="bot" />${tn("{n} bot", "{n} bots", bots)}</span>`}
          <span class="chip"><${Icon} name="clock" />${tn("{n} round", "{n} rounds", settings.rounds)}</span>
        </p>
      </section>
      ${
        held <= 1 &&
        !page.solo &&
        html`<p class="empty">
          <span>
            <strong>${t("Share the code {code}.", { code: page.code })}
            </strong> ${t("Whoever comes appears here, in a seat. Others are played by bots, or by standing orders.")}
          </span>
        </p>`
      }
      <ul class="cards" role="list">
        ${order.map((/** @type {string} */ id) => html`<li key=${id}><${Seat} id=${id} /></li>`)}
      </ul>
  </div>`;
  const side = html`<div class="room__pane room__side">
      <div class="room__part" id="pane-crisis"><${Start} /></div>
      ${!page.solo && html`<div class="room__part"><${Invitation} /></div>`}
      ${isHost.value && html`<div class="room__part"><${HostOptions} /></div>`}
      <div class="room__part" id="pane-talks"><${TalkPane} /></div>
      <${Recorded} />
  </div>`;
  return html`<div class="room__panes" data-showing="lobby">
    ${isWide.value || !isHost.value ? [seats, side] : [side, seats]}
  </div>`;
}

function Invitation() {
  return html`<section class="panel" aria-labelledby="share-title">
    <div class="panel__head"><h2 class="panel__title" id="share-title"><${Icon} name="scan" />${t("Bring others")}</h2>
    </div>
    <${Share} />
  </section>`;
}

function HostOptions() {
  return html`<section class="panel" aria-labelledby="options-title">
    <div class="panel__head">
      <h2 class="panel__title" id="options-title"><${Icon} name="settings" />${t("Options of the host")}</h2>
    </div>
    <${Options} /><${Door} /><${Here} />${!page.solo && html`<div class="row"><${RecordLink} /></div>`}
  </section>`;
}

/** What is kept, and who may read it: said before anything is said. */
function Recorded() {
  return html`<section class="panel" aria-labelledby="recorded-title">
    <div class="panel__head">
      <h2 class="panel__title" id="recorded-title"><${Icon} name="info" />${t("What is recorded")}</h2>
    </div>
    <ul class="plain" role="list">
      <li>${t("Every decision is kept with the name you gave, so that the game can be talked about and replayed.")}</li>
      <li>${t("What you say to all is read by all; private talk, by those you chose.")}</li>
      <li>${t("All talk is stored on this server, where its operator could read it.")}</li>
      <li>${t("No account, no address and no other data of yours are asked for.")}</li>
      ${!me.value && html`<li>${t("You are looking on. Take a free seat to play.")}</li>`}
    </ul>
  </section>`;
}
