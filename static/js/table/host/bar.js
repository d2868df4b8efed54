// @ts-check
// The host's bar: pause, more time, end the phase, and the window about people and seats.

import { useEffect, useState } from "preact/hooks";
import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { Icon } from "../../ui/icon.js";
import { ConfirmButton } from "../../ui/rest.js";
import { act, isPaused, page, phase, view } from "../here.js";
import { observers } from "../room.js";
import { word } from "../words.js";

const PeopleDialog = lazy(() => import("./people.js"), "PeopleDialog");
const MINUTE = 60_000;
const SOON = 5_000;

export function HostBar() {
  const [managing, setManaging] = useState(false);
  const hasClock = view.value.clock.deadline > 0 || view.value.clock.left > 0;
  const count = observers.value.length;
  useEffect(() => {
    const timer = setTimeout(PeopleDialog.preload, SOON);
    return () => clearTimeout(timer);
  }, []);
  return html`<div class="hostbar" role="group" aria-label=${t("For the host")}>
    <span class="hostbar__label"><${Icon} name="host" /><span>${t("Host")}</span></span>
    ${!isPaused.value && html`<${Act} icon="pause" words=${t("Pause")} home run=${() => act({ type: "pause_clock" })} />`}
    ${
      hasClock &&
      html`<${Act}
        icon="plus"
        words=${t("1 minute")}
        run=${() => act({ type: "extend_phase", milliseconds: MINUTE })} />`
    }
    <${EndPhase} />
    <${Act}
      icon="users"
      words=${page.solo ? t("Seats") : t("People and seats")}
      run=${() => setManaging(true)}
      count=${count} />
    ${managing && html`<${PeopleDialog} onClose=${() => setManaging(false)} />`}
  </div>`;
}

/** Ending a phase cannot be undone, so the button asks once, and for each phase anew. */
function EndPhase() {
  const { round } = view.value.clock;
  const now = phase.value;
  return html`<div class="hostbar__end">
    <${ConfirmButton}
      about=${`${round} ${now}`}
      icon="skip"
      words=${t("End {phase}", { phase: word("phases", now ?? "") })}
      sure=${t("Really end this phase for all?")}
      keep=${t("Not yet")}
      off=${isPaused.value}
      run=${() => act({ type: "end_phase", round, phase: now })} />
  </div>`;
}

/** @param {{ icon: string, words: string, run: () => void, count?: number, home?: boolean }} props */
function Act({ icon, words, run, count = 0, home = false }) {
  return html`<button type="button" class="button" data-home=${home || undefined} onClick=${run}>
    <${Icon} name=${icon} />
    <span>${words}</span>
    ${count > 0 && html`<span class="button__count">${count}</span>`}
  </button>`;
}
