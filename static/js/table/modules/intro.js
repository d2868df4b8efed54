// @ts-check
// A minute's introduction to each module, the first time a person meets it; the help has it again.

import { signal } from "@preact/signals";
import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { view } from "../here.js";
import { word } from "../words.js";
import { INTRODUCTIONS } from "./introductions.js";

const SHELF = "entente.met";
const met = signal(/** @type {string[]} */ (read()));

/** @returns {string[]} */
function read() {
  try {
    const found = JSON.parse(localStorage.getItem(SHELF) ?? "[]");
    return Array.isArray(found) ? found.map(String) : [];
  } catch {
    return []; // storage is denied, or somebody else wrote there
  }
}

/** @param {string} module */
function dismiss(module) {
  met.value = [...new Set([...read(), module])];
  try {
    localStorage.setItem(SHELF, JSON.stringify(met.value));
  } catch {
    // Not kept: it shows again after a reload.
  }
}

/** The first of these modules that is new to the person. @param {{ of: string[] }} props */
export function Intro({ of }) {
  const { modules } = view.value.scenario;
  const module = of.find((one) => modules.includes(one) && !met.value.includes(one) && INTRODUCTIONS[one]);
  if (!module) return null;
  return html`<div class="coach intro" role="note" aria-label=${t("New to you: {module}", { module: word("modules", module) })}>
    <p class="coach__title"><${Icon} name="learn" />${t("New to you: {module}", { module: word("modules", module) })}</p>
    <${Lines} module=${module} />
    <button type="button" class="button button--quiet" onClick=${() => dismiss(module)}>
      <${Icon} name="check" />
      ${t("Got it: {module}", { module: word("modules", module) })}
    </button>
  </div>`;
}

/** @param {{ module: string }} props */
function Lines({ module }) {
  const lines = INTRODUCTIONS[module]?.() ?? [];
  return html`<ol class="coach__steps">${lines.map((line) => html`<li>${line}</li>`)}</ol>`;
}

/** All introductions of this table, for the help. */
export function Introductions() {
  const shown = view.value.scenario.modules.filter((/** @type {string} */ one) => INTRODUCTIONS[one]);
  return html`<div class="stack stack--tight">
    <h3 class="subtitle">${t("More rules at this table")}</h3>
    ${shown.map(
      (/** @type {string} */ module) => html`<details>
        <summary>${word("modules", module)}</summary>
        <${Lines} module=${module} />
      </details>`,
    )}
  </div>`;
}
