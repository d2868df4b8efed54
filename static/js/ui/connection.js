// @ts-check
// How the connection stands: a chip in the header, a bar under it while it is broken, and the page of a seat that went
// on elsewhere.

import { useEffect, useState } from "preact/hooks";
import { announce } from "../lib/a11y.js";
import { html } from "../lib/dom.js";
import { t, tn } from "../lib/i18n.js";
import { Icon } from "./icon.js";

const PATIENCE = 20_000;

/** @typedef {import("../lib/socket.js").Status} Status */

/**
 * What the chip shows for each status.
 * @returns {Record<Status | "paused", { sign: string, look: string, words: string }>}
 */
const signs = () => ({
  live: { sign: "check", look: "live", words: t("Live") },
  saving: { sign: "saving", look: "saving", words: t("Saving…") },
  connecting: { sign: "saving", look: "saving", words: t("Connecting…") },
  reconnecting: { sign: "offline", look: "reconnecting", words: t("Reconnecting…") },
  paused: { sign: "pause", look: "paused", words: t("Paused") },
  replaced: { sign: "stopped", look: "closed", words: t("Open elsewhere") },
  removed: { sign: "stopped", look: "closed", words: t("Removed") },
  closed: { sign: "stopped", look: "closed", words: t("Left") },
});

/** @param {{ status: Status, paused?: boolean }} props */
export function ConnectionChip({ status, paused = false }) {
  const { sign, look, words } = signs()[paused && status === "live" ? "paused" : status];
  const broken = look === "reconnecting";
  useEffect(() => {
    if (broken) announce(t("Connection lost. Reconnecting."));
    return () => broken && announce(t("Connected again."));
  }, [broken]);
  return html`<span class="connection" data-state=${look}>
    <${Icon} name=${sign} extra=${sign === "saving" ? "turning" : ""} />${words}
  </span>`;
}

/**
 * The bar while the link is broken: what waits, what is safe, and after 20 seconds a way to save one's draft.
 * @param {{ since: number, waiting: number, onRetry: () => void, onCopyDraft?: () => void }} props
 */
export function BrokenBar({ since, waiting, onRetry, onCopyDraft }) {
  const [long, setLong] = useState(Date.now() - since > PATIENCE);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), Math.max(0, since + PATIENCE - Date.now()));
    return () => clearTimeout(timer);
  }, [since]);
  const kept = waiting
    ? tn(
        "{n} change will be sent when the connection is back.",
        "{n} changes will be sent when the connection is back.",
        waiting,
      )
    : t("Everything up to here is safe. You can go on; changes will be sent when the connection is back.");

  return html`<div class="banner banner--warn">
    <${Icon} name="offline" />
    <p><strong>${t("Reconnecting…")}</strong> ${kept}</p>
    ${
      long &&
      onCopyDraft &&
      html`<button
      type="button"
      class="button"
      onClick=${onCopyDraft}
    ><${Icon} name="copy" />${t("Copy my draft")}</button>`
    }
    <button type="button" class="button" onClick=${onRetry}><${Icon} name="retry" />${t("Try now")}</button>
  </div>`;
}

/**
 * The seat is open on another device.
 * @param {{ words?: string, onContinue: () => void, onLeave: () => void }} props
 */
export function SeatElsewhere({ words, onContinue, onLeave }) {
  return html`<div class="verdict">
    <h1>${t("Your seat is open on another device")}</h1>
    <p class="hero__lead">${words || t("Nothing is lost. Only one device plays a seat at a time.")}</p>
    <div class="row">
      <button
        type="button"
        class="button button--primary"
        onClick=${onContinue}
      ><${Icon} name="play" />${t("Continue here")}</button>
      <button type="button" class="button" onClick=${onLeave}><${Icon} name="leave" />${t("Leave")}</button>
    </div>
  </div>`;
}
