// @ts-check
// The story of a game: events ahead and past, alarms, the finale, and what only the host can do about the world's end.

import { useState } from "preact/hooks";
import { html, useFreshId } from "../../../lib/dom.js";
import { t } from "../../../lib/i18n.js";
import { Icon } from "../../../ui/icon.js";
import { act, isHost, isPaused, view } from "../../here.js";
import { nationWord } from "../../names.js";
import { Intro } from "../intro.js";

export function Story() {
  const { fates } = view.value;
  if (!fates) return null;
  const { coming, happened, alarm, finale } = fates;
  return html`<section class="panel" aria-labelledby="story-title">
    <div class="panel__head">
      <h2 class="panel__title" id="story-title"><${Icon} name="bell" />${t("Events")}</h2>
    </div>
    <${Intro} of=${["events"]} />
    ${alarm !== undefined && html`<p class="note note--warn"><${Icon} name="alert" />${t("Alarm: the world’s stability is below {n}.", { n: alarm })}</p>`}
    ${finale && html`<p class="note"><${Icon} name="flag" /><span><strong>${t("The last round: {title}.", { title: finale.title })}</strong> ${finale.summary}</span></p>`}
    ${coming.length === 0 && happened.length === 0 && html`<p class="empty">${t("Nothing is foreseen.")}</p>`}
    <${Turns} words=${t("Foreseen")} turns=${coming} />
    <${Turns} words=${t("Came")} turns=${happened} />
    ${isHost.value && html`<${Ask} what="grant_appeal" allowed=${fates.appeal} words=${t("Grant an appeal: stability +{n}", { n: fates.appeal.brings })} />`}
    ${isHost.value && html`<${Ask} what="play_on" allowed=${fates.play_on} words=${t("Play on from stability {n}", { n: fates.play_on.brings })} />`}
  </section>`;
}

/** @param {{ words: string, turns: any[] }} props */
function Turns({ words, turns }) {
  if (turns.length === 0) return null;
  return html`<div class="stack stack--tight">
    <h3 class="subtitle">${words}</h3>
    <ul class="plain stack stack--tight" role="list">
      ${turns.map(
        (turn) => html`<li class="clause">
          <strong>${t("Round {n}: {title}, {nation}", { n: turn.round, title: turn.title, nation: nationWord(turn.nation) })}</strong>
          <span>${turn.text}</span>
          <small>${turn.does.join(" ")}</small>
        </li>`,
      )}
    </ul>
  </div>`;
}

/** What the host may do with a reason that all read. @param {{ what: string, allowed: any, words: string }} props */
function Ask({ what, allowed, words }) {
  const id = useFreshId("reason");
  const [reason, setReason] = useState("");
  if (!allowed.allowed) return null;
  const send = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (reason.trim().length < 3 || isPaused.value) return;
    const answer = await act({ type: what, reason: reason.trim() });
    if (answer.ok) setReason("");
  };
  return html`<form class="stack stack--tight" onSubmit=${send}>
    <div class="field">
      <label for=${id}>${t("Why, for all to read")}</label>
      <input class="input" id=${id} maxlength="200" value=${reason} onInput=${(/** @type {any} */ event) => setReason(event.currentTarget.value)} />
    </div>
    <button class="button"><${Icon} name="host" />${words}</button>
  </form>`;
}
