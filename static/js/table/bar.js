// @ts-check
// The header: whose seat this is, where the round stands, how long it lasts, and how the connection is.

import { useSignalEffect } from "@preact/signals";
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { ConnectionChip } from "../ui/connection.js";
import { Icon } from "../ui/icon.js";
import { Clock } from "../ui/phases.js";
import { openHelp } from "./helping.js";
import { clock, isOff, isPaused, me, page, phase, socket, timing, view } from "./here.js";
import { NationMark, nation } from "./names.js";
import { word } from "./words.js";

export function Bar() {
  const now = isOff.value ? null : view.value;
  useSignalEffect(() => {
    document.documentElement.dataset.paused = isPaused.value ? "yes" : "no";
  });
  const own = now && me.value ? nation(me.value) : null;
  const timed = Object.keys(timing.value).length > 0;
  const running = now && phase.value !== "lobby" && phase.value !== "ended";
  return html`<p class="room__nation">
      ${
        own
          ? html`<${NationMark} id=${own.id} size="m" /><span class="room__name">${own.name}</span>`
          : html`<span class="room__name">${view.value?.scenario.title ?? page.code}</span>`
      }
    </p>
    <p class="room__when">
      ${
        now &&
        html`<span class="room__round">
          ${running ? t("Round {n} of {all}", { n: now.clock.round, all: now.clock.rounds }) : page.code}
          </span> <span class="room__phase">${word("phases", phase.value ?? "")}
        </span>`
      }
    </p>
    <div class="room__state">
      ${running && timed && html`<${Clock} timing=${timing.value} clock=${clock} />`}
      ${!isOff.value && html`<${ConnectionChip} status=${socket.status.value} paused=${isPaused.value} />`}
      <a
        class="button button--quiet button--icon room__rules"
        href=${`${page.rules}short/`}
        target="_blank"
        rel="noopener"
        aria-label=${t("Rules in short")}>
        <${Icon} name="phase-briefing" />
      </a>
      <button
        type="button"
        class="button button--quiet button--icon"
        aria-label=${t("Help")}
        onClick=${openHelp}>
        <${Icon} name="help" />
      </button>
    </div>`;
}
