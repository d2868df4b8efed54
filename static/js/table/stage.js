// @ts-check
// What the page shows: lobby, game or end, by the phase the server says; or why there is nothing to show any more.

import { effect } from "@preact/signals";
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { lazy } from "../lib/lazy.js";
import { SeatElsewhere } from "../ui/connection.js";
import { Icon } from "../ui/icon.js";
import { page, phase, socket, view } from "./here.js";

const Lobby = lazy(() => import("../pages/table-lobby.js"), "Lobby");
const Game = lazy(() => import("../pages/table-game.js"), "Game");
const End = lazy(() => import("../pages/table-end.js"), "End");

const SOON = 5_000;

/** Fetch the screen that is needed now, and each next one shortly before it is. */
export function fetchScreens() {
  ({ lobby: Lobby, ended: End })[page.phase]?.preload();
  effect(() => {
    const clock = view.value?.clock;
    if (phase.value === "lobby") setTimeout(Game.preload, SOON);
    if (phase.value === "resolution" && clock.round >= clock.rounds) End.preload();
  });
  if (page.phase !== "lobby" && page.phase !== "ended") Game.preload();
}

export function Stage() {
  const status = socket.status.value;
  if (status === "replaced")
    return html`<${SeatElsewhere} words=${socket.goodbye.value} onContinue=${socket.takeOver} onLeave=${leave} />`;
  if (status === "removed" || status === "closed")
    return html`<${Gone} words=${status === "closed" ? socket.goodbye.value : removedWords()} />`;
  if (!view.value) return html`<${Skeleton} />`;
  if (phase.value === "lobby") return html`<${Lobby} />`;
  if (phase.value === "ended") return html`<${End} />`;
  return html`<${Game} />`;
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

/** The server does not say why; there are only these two ways. */
const removedWords = () =>
  t(
    "The host has removed you, or you left from another page. Ask the host to let you in again, or join another table.",
  );

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
