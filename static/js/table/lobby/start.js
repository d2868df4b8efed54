// @ts-check
// Who is here, and the start.

import { useState } from "preact/hooks";
import { html } from "../../lib/dom.js";
import { t, tn } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { act, isHost, may, me, page, view } from "../here.js";
import { NationMark, nation } from "../names.js";
import { holder } from "../room.js";

export function Start() {
  const order = view.value.nation_order;
  const seated = order.filter((/** @type {string} */ id) => holder(id));
  const ready = seated.filter((/** @type {string} */ id) => nation(id).ready);
  const own = me.value ? nation(me.value) : null;
  return html`<section class="panel" aria-labelledby="start-title">
    <div class="panel__head">
      <h2 class="panel__title" id="start-title">
        <${Icon} name="flag" />
        ${isHost.value ? t("Start") : t("Before the start")}
      </h2>
    </div>
    ${
      own
        ? html`<p class="row">
        <${NationMark} id=${own.id} size="m" />
        <span>${t("You play {nation}.", { nation: own.name })}</span>
        </p>`
        : html`<p>${t("You have no seat yet. Choose a nation.")}</p>`
    }
    ${
      may.value.can_ready &&
      html`<button type="button" class="button button--block" onClick=${() => act({ type: "set_ready", ready: true })}>
        <${Icon} name="check" />
        ${t("I am ready")}
      </button>`
    }
    ${
      may.value.can_unready &&
      html`<button type="button" class="button button--block" onClick=${() => act({ type: "set_ready", ready: false })}>
        <${Icon} name="undo" />
        ${t("Not ready yet")}
      </button>`
    }
    ${
      isHost.value
        ? html`<${Go} people=${seated.length} ready=${ready.length} />`
        : html`<p class="field__hint">${t("The host starts the game when everybody is here.")}</p>`
    }
    <p class="field__hint"><a href=${`${page.rules}short/`} target="_blank" rel="noopener">${t("Rules in short")}</a></p>
  </section>`;
}

/** @param {{ people: number, ready: number }} props */
function Go({ people, ready }) {
  const [sent, setSent] = useState(false);
  const go = async () => {
    setSent(true);
    const answer = await act({ type: "start_game" });
    setSent(answer.ok);
  };
  const words =
    ready > 0
      ? t("Start ({ready} of {people} ready)", { ready, people })
      : tn("Start with {n} person", "Start with {n} people", people);
  return html`<button
    type="button"
    class="button button--primary button--large button--block"
    aria-disabled=${sent ? "true" : undefined}
    onClick=${() => !sent && go()}>
    <${Icon} name="play" />
    ${words}
  </button>`;
}
