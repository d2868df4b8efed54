// @ts-check
// What the page shows: lobby, game or end, by the phase the server says; or why there is nothing to show any more.

import { useEffect } from "preact/hooks";
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { SeatElsewhere } from "../ui/connection.js";
import { Icon } from "../ui/icon.js";
import { panelProps, Tabs } from "../ui/tabs.js";
import { newsCount } from "./attention.js";
import { CrisisPane } from "./crisis/pane.js";
import { End } from "./end/end.js";
import { isWide, me, page, pane, phase, socket, view } from "./here.js";
import { Lobby } from "./lobby/lobby.js";
import { NationPane } from "./nation/pane.js";
import { RevealPane } from "./reveal/pane.js";
import { unreadAll } from "./talk/channels.js";
import { TalkPane } from "./talk/pane.js";
import { WorldPane } from "./world/pane.js";

export function Stage() {
  const status = socket.status.value;
  if (status === "replaced")
    return html`<${SeatElsewhere} words=${socket.goodbye.value} onContinue=${socket.takeOver} onLeave=${leave} />`;
  if (status === "removed" || status === "closed") return html`<${Gone} words=${socket.goodbye.value} />`;
  if (!view.value) return html`<${Skeleton} />`;
  if (phase.value === "lobby") return html`<${Lobby} />`;
  if (phase.value === "ended") return html`<${End} />`;
  return html`<${Game} />`;
}

/** The four panes: side by side where there is room, else one at a time. */
function Game() {
  const showing = phase.value === "resolution" || phase.value === "aftermath";
  const alone = !isWide.value;
  const at = pane.value;
  useEffect(() => {
    if (alone) scrollTo({ top: 0 });
  }, [alone, at]);
  useEffect(toTop, [phase.value, view.value.clock.round]);
  const tabs = [
    { id: "crisis", label: showing ? t("Reveal") : t("Crisis"), icon: showing ? "phase-resolution" : "card" },
    { id: "world", label: t("World"), icon: "globe", count: newsCount.value },
    { id: "nation", label: t("Nation"), icon: me.value ? "stability" : "user" },
    { id: "talks", label: t("Talks"), icon: "talk", count: unreadAll.value },
  ];
  return html`
    ${
      alone &&
      html`<${Tabs} name="pane" label=${t("Parts of the table")} tabs=${tabs} selected=${at} onSelect=${select} />`
    }
    <div class="room__panes" data-showing=${showing ? "reveal" : "crises"}>
      <div class="room__pane" ...${panelProps("pane", "crisis", at, alone)}>
        ${showing ? html`<${RevealPane} />` : html`<${CrisisPane} />`}
      </div>
      <div class="room__pane" ...${panelProps("pane", "world", at, alone)}><${WorldPane} /></div>
      <div class="room__pane room__side">
        <div class="room__part" ...${panelProps("pane", "talks", at, alone)}><${TalkPane} /></div>
        <div class="room__part" ...${panelProps("pane", "nation", at, alone)}><${NationPane} /></div>
      </div>
    </div>`;
}

/** What is new stands at the top, whatever one was reading before. */
function toTop() {
  scrollTo({ top: 0 });
  for (const pane of document.querySelectorAll(".room__pane")) pane.scrollTop = 0;
}

/** @param {string} id */
function select(id) {
  pane.value = id;
}

function Skeleton() {
  return html`<div class="room__panes" aria-busy="true">
    ${[t("Crises"), t("World"), t("Talks")].map(
      (title) =>
        html`<section class="room__pane">
        <div class="panel">
          <h2 class="panel__title">${title}</h2>
          <span class="skeleton skeleton--block">
          </span>
          <span class="skeleton skeleton--short">
          </span>
        </div>
        </section>`,
    )}
  </div>`;
}

/** @param {{ words: string }} props */
function Gone({ words }) {
  return html`<div class="verdict">
    <h2>${t("You are no longer at this table")}</h2>
    <p class="hero__lead">${words || t("Ask the host to let you in again, or join another table.")}</p>
    <a class="button button--primary" href=${page.landing}><${Icon} name="leave" />${t("To the start page")}</a>
  </div>`;
}

function leave() {
  socket.leave();
  location.assign(page.landing);
}
