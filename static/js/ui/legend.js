// @ts-check
// What the lines on the map and in the ring mean: each kind has a dash of its own, and its word stands beside it.

import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

/** @typedef {"agreement" | "project" | "intelligence" | "tension" | "pledge" | "sent"} LinkKind */

/** @returns {Record<LinkKind, string>} */
const kindWords = () => ({
  agreement: t("Agreement"),
  project: t("Joint project"),
  intelligence: t("Shared intelligence"),
  tension: t("Tension"),
  pledge: t("Pledge"),
  sent: t("Units sent"),
});

/** @param {{ kinds: LinkKind[] }} props */
export function Legend({ kinds }) {
  const words = kindWords();
  return html`<p class="legend">
    ${kinds.map(
      (kind) => html`<span>
        <svg viewBox="0 0 36 12" aria-hidden="true"><path class=${`link link--${kind}`} d="M2 6h32" /></svg>
        ${words[kind]}
      </span>`,
    )}
  </p>`;
}
