// @ts-check
// Help: what to do now, the rules a click away, the keys, and what was announced last.

import { lastAnnouncement } from "../lib/a11y.js";
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { lazy } from "../lib/lazy.js";
import { Dialog } from "../ui/dialog.js";
import { Icon } from "../ui/icon.js";
import { page, phase, view } from "./here.js";
import { word } from "./words.js";

const Introductions = lazy(() => import("./modules/intro.js"), "Introductions");

/** @returns {[string[], string][]} */
const keys = () => [
  [["g", "c"], t("to the crises")],
  [["g", "w"], t("to the world")],
  [["g", "n"], t("to your nation")],
  [["g", "t"], t("to the talks")],
  [["/"], t("write a message")],
  [["s"], t("seal the plan or say that you are ready")],
  [["?"], t("this help, and the last announcement again")],
];

/** Open as long as it is there. @param {{ onClose: () => void }} props */
export function Help({ onClose }) {
  const now = phase.value ?? "lobby";
  const last = lastAnnouncement();
  return html`<${Dialog}
    open
    title=${t("Help")}
    onClose=${onClose}
    foot=${html`<a class="button" href=${page.codex} target="_blank" rel="noopener">
      <${Icon} name="learn" />
      ${t("Codex")}
    </a>
    <a class="button button--primary" href=${`${page.rules}short/`} target="_blank" rel="noopener">
      <${Icon} name="phase-briefing" />
      ${t("Rules in short")}
    </a>`}>
    <div class="stack stack--tight">
      <h3 class="subtitle">${t("Now: {phase}", { phase: word("phases", now) })}</h3>
      <p>${word("phases", now, "now")}</p>
      <p>${word("phases", now, "after")}</p>
    </div>
    <div class="stack stack--tight">
      <h3 class="subtitle">${t("Numbers and names")}</h3>
      <p>
        ${t("What is underlined with dots opens: numbers show their sums, names what is known of them.")}
      </p>
    </div>
    ${view.value?.scenario.modules.length > 0 && html`<${Introductions} />`}
    <div class="stack stack--tight help__keys">
      <h3 class="subtitle">${t("Keys (they can be switched off in the settings)")}</h3>
      <dl class="facts">
        ${keys().map(
          ([names, words]) => html`<dt>${names.map((name) => html`<kbd>${name}</kbd> `)}</dt><dd>${words}</dd>`,
        )}
      </dl>
    </div>
    ${
      last && html`<div class="stack stack--tight"><h3 class="subtitle">${t("Announced last")}</h3><p>${last}</p></div>`
    }
  </${Dialog}>`;
}
