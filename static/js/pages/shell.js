// @ts-check
// On every page: the settings form, buttons that copy, forms that are sent once, and the one field that is wrong.
// Needs no import map, so that pages without live parts can be cached.

import { focusFirstError } from "../lib/a11y.js";
import { changeSettings, settings } from "../lib/settings.js";
import { prepareSound } from "../lib/sound.js";

/** @param {HTMLFormElement} form */
function bindSettings(form) {
  for (const field of /** @type {HTMLCollectionOf<HTMLInputElement>} */ (form.elements)) {
    const value = Reflect.get(settings(), field.name);
    if (field.type === "radio") field.checked = field.value === value;
    else if (field.type === "checkbox") field.checked = Boolean(value);
    else if (field.name && value !== undefined) field.value = String(value);
  }
  form.addEventListener("change", (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const value = { checkbox: field.checked, range: Number(field.value) }[field.type] ?? field.value;
    changeSettings({ [field.name]: value });
  });
}

/**
 * Copy the text that a button names, or select it where the browser does not let pages copy (plain http).
 * @param {HTMLElement} button
 */
async function copy(button) {
  const text = button.dataset.copy ?? "";
  const source = document.querySelector(button.dataset.copyFrom ?? "[data-copy-source]");
  try {
    await navigator.clipboard.writeText(text);
    button.dataset.copied = "yes";
  } catch {
    if (source) getSelection()?.selectAllChildren(source);
  }
}

for (const form of document.querySelectorAll("form[data-settings]"))
  bindSettings(/** @type {HTMLFormElement} */ (form));
document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
  if (button instanceof HTMLElement) copy(button);
});
focusFirstError(document);
prepareSound();

// A second tap sends nothing twice; who comes back to the page may send again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});
