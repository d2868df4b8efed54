// @ts-check
// "Copy my draft", for when the connection stays away: one's plan and unsent words as plain text, without the clipboard
// where the browser does not give it (plain http).

import { signal } from "@preact/signals";
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Dialog } from "../ui/dialog.js";
import { toast } from "../ui/toast.js";
import { plan } from "./draft.js";
import { phase, socket } from "./here.js";
import { cardOf } from "./names.js";
import { drafts } from "./talk/compose.js";
import { unitsByDomain, word } from "./words.js";

const shown = signal("");

/** @returns {string} plan and words that the server may not have */
function draftText() {
  const lines = [];
  if (phase.value === "planning") {
    for (const [crisis, units] of Object.entries(plan.value.deployments)) {
      const words = unitsByDomain(units);
      if (words) lines.push(`${cardOf(crisis)?.title ?? crisis}: ${words}`);
    }
    for (const [domain, points] of Object.entries(plan.value.investments)) {
      if (points > 0) lines.push(`${t("Invest in {domain}", { domain: word("domains", domain) })}: ${points}`);
    }
  }
  const waiting = socket.outbox.entries.value.filter(({ frame }) => frame.t === "say").map(({ frame }) => frame.text);
  return [...lines, ...waiting, ...Object.values(drafts.value).filter(Boolean)].join("\n");
}

export const hasDraft = () => draftText() !== "";

/** Copy the draft, or show it so that it can be selected. */
export async function copyDraft() {
  const text = draftText();
  try {
    await navigator.clipboard.writeText(text);
    toast(t("Copied."), { kind: "ok" });
  } catch {
    shown.value = text;
  }
}

export function DraftDialog() {
  return html`<${Dialog} open=${shown.value !== ""} title=${t("Your draft")} onClose=${() => {
    shown.value = "";
  }}>
    <p>${t("Select all and copy it to a safe place.")}</p>
    <textarea
      class="input"
      rows="8"
      readonly
      aria-label=${t("Your draft")}
      value=${shown.value}
      onFocus=${(/** @type {any} */ event) => event.currentTarget.select()}>
    </textarea>
  </${Dialog}>`;
}
