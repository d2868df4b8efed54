// @ts-check
// The end: what became of the world, how each nation did by its own lights, who paid, and what to talk about.

import { useEffect } from "preact/hooks";
import { html } from "../../lib/dom.js";
import { t, tn } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { Meter } from "../../ui/meter.js";
import { post } from "../acts.js";
import { Num } from "../explain.js";
import { isHost, me, page, store, toTop, view } from "../here.js";
import { nation } from "../names.js";
import { TalkPane } from "../talk/pane.js";
import { word } from "../words.js";
import { Year } from "../world/history.js";
import { Bars, Table } from "./cards.js";
import { Chance } from "./chance.js";
import { Debrief } from "./debrief.js";
import { Paid } from "./paid.js";
import { YearEnd } from "./year.js";

export function End() {
  const { ending, history } = view.value;
  useEffect(toTop, []);
  return html`<div class="room__panes" data-showing="end">
    <div class="room__pane" id="pane-crisis">
      <${Verdict} ending=${ending} />
      <${YearEnd} />
      ${me.value && html`<${Own} card=${ending.scorecards[me.value]} />`}
      <${Table} cards=${ending.scorecards} />
      <${Paid} cards=${ending.scorecards} />
      <section class="panel" aria-labelledby="years-title">
        <div class="panel__head">
          <h2 class="panel__title" id="years-title"><${Icon} name="clock" />${t("Round by round")}</h2>
        </div>
        <ol class="years">${history.map((/** @type {any} */ year) => html`<li><${Year} year=${year} /></li>`)}</ol>
      </section>
    </div>
    <div class="room__pane room__side">
      <div class="room__part"><${Debrief} /></div>
      <div class="room__part" id="pane-talks"><${TalkPane} /></div>
      <div class="room__part"><${Chance} /></div>
    </div>
  </div>`;
}

/** @param {{ ending: any }} props */
function Verdict({ ending }) {
  const mood = { collapse: "bad", fragmented: "bad", fragile: "warn", steady: "ok", concord: "ok" }[
    /** @type {string} */ (ending.tier)
  ];
  return html`<section class="panel verdict-panel" aria-labelledby="verdict-title">
    <p class="subtitle">${t("What became of the world")}</p>
    <h2 class="verdict-panel__tier" id="verdict-title" data-home>${word("tiers", ending.tier)}</h2>
    <p class="hero__lead">${word("tiers", ending.tier, "note")}</p>
    <${Meter}
      label=${tn("Stability after {n} round", "Stability after {n} rounds", ending.rounds)}
      value=${html`<${Num}
        value=${ending.stability}
        title=${t("Stability of the world")}
        path=${["ending", "stability"]} />`}
      now=${ending.stability}
      whole=${100}
      mood=${mood} />
    <${Again} />
  </section>`;
}

/** A new table with the same people, and the way to it. */
function Again() {
  const next = store.room.value?.next;
  return html`<div class="row">
    ${
      isHost.value &&
      html`<button type="button" class="button button--primary button--large" onClick=${() => post("again")}>
        <${Icon} name="retry" />
        ${t("Play again")}
      </button>`
    }
    ${
      !isHost.value &&
      next &&
      html`<button type="button" class="button button--primary button--large" onClick=${() => post("follow")}>
        <${Icon} name="next" />
        ${t("Follow the host to the next table")}
      </button>`
    }
    <a class="button" href=${page.landing}><${Icon} name="leave" />${t("To the start page")}</a>
  </div>`;
}

/** @param {{ card: any }} props */
function Own({ card }) {
  const own = nation(me.value ?? "");
  return html`<section class="panel" aria-labelledby="own-title">
    <div class="panel__head">
      <h2 class="panel__title" id="own-title">
        <${Icon} name="target" />
        ${t("How {nation} did by its own lights", { nation: own.name })}
      </h2>
    </div>
    <${Bars} card=${card} targets=${own.targets} id=${own.id} />
  </section>`;
}
