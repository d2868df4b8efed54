// @ts-check
// Bars under the header: a broken connection, a pause, who asks to come in, a bot in one's seat, and the host's bar.

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { lazy } from "../lib/lazy.js";
import { BrokenBar } from "../ui/connection.js";
import { Icon } from "../ui/icon.js";
import { post } from "./acts.js";
import { act, isBotPlayed, isHost, isLast, isOff, isPaused, me, page, phase, socket, timing, view } from "./here.js";
import { nods } from "./room.js";

const HostBar = lazy(
  () => import("./host/bar.js"),
  "HostBar",
  () => html`<div class="hostbar"></div>`,
);

const Nods = lazy(
  () => import("./host/nods.js"),
  "Nods",
  () => null,
);

const SOON = 5_000;
/** What saves a draft: fetched while the link still works. @type {import("@preact/signals").Signal<any>} */
const copying = signal(null);

function fetchCopying() {
  import("./copy.js").then(
    (module) => {
      copying.value = module;
    },
    () => {}, // without it only "copy my draft" is missing
  );
}

export function Notices() {
  useEffect(() => {
    const timer = setTimeout(fetchCopying, SOON);
    return () => clearTimeout(timer);
  }, []);
  if (!view.value || isOff.value) return null;
  const copy = copying.value;
  const since = socket.brokenSince.value;
  const running = phase.value !== "lobby" && phase.value !== "ended";
  return html`
    ${
      since !== null &&
      html`<${BrokenBar}
        since=${since}
        waiting=${socket.outbox.entries.value.length}
        onRetry=${socket.hurry}
        onCopyDraft=${copy?.hasDraft() ? copy.copyDraft : undefined} />`
    }
    ${isPaused.value && html`<${Paused} />`}
    ${running && isBotPlayed.value && html`<${BotPlays} />`}
    ${isHost.value && !isLast.value && nods.value.length > 0 && html`<${Nods} />`}
    ${isHost.value && running && !page.solo && html`<${HostBar} />`}
    ${copy && html`<${copy.DraftDialog} />`}`;
}

function Paused() {
  const words = timing.value.left
    ? t("The clock stands still. You can read and talk.")
    : t("Nothing is decided meanwhile. You can read and talk.");
  return html`<div class="banner banner--warn banner--wide" role="status">
    <${Icon} name="pause" />
    <p><strong>${t("The game is paused.")}</strong> ${words}</p>
    ${
      isHost.value &&
      html`<button type="button" class="button" data-home onClick=${() => act({ type: "resume_clock" })}>
        <${Icon} name="play" />
        ${t("Go on")}
      </button>`
    }
  </div>`;
}

function BotPlays() {
  return html`<div class="banner">
    <${Icon} name="bot" />
    <p>${t("A bot plays your seat now. You see everything it sees.")}</p>
    <button type="button" class="button" onClick=${() => post("back", { nation: me.value ?? "" })}>
      <${Icon} name="play" />
      ${t("Play it myself")}
    </button>
  </div>`;
}
