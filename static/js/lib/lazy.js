// @ts-check
// Parts of a page that are not needed at first: fetched when they are, or shortly before.

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { html } from "./dom.js";
import { t } from "./i18n.js";

/**
 * A component whose module is fetched on its first use. `preload` fetches it ahead of that.
 * @param {() => Promise<any>} load imports the module
 * @param {string} name the component's name in it
 * @param {() => any} [waiting] what stands there meanwhile
 */
export function lazy(load, name, waiting = skeleton) {
  const found = signal(/** @type {any} */ (null));
  const failed = signal(false);
  let asked = false;

  function preload() {
    if (asked) return;
    asked = true;
    load().then(
      (module) => {
        found.value = module[name];
      },
      () => {
        failed.value = true;
      },
    );
  }

  /** @param {any} props */
  function Lazy(props) {
    useEffect(preload, []);
    if (failed.value) return html`<${Missing} />`;
    return found.value ? html`<${found.value} ...${props} />` : waiting();
  }

  return Object.assign(Lazy, { preload });
}

function skeleton() {
  return html`<span class="skeleton skeleton--block"></span>`;
}

/** A browser does not try a module again that it could not fetch; only a new page does. */
function Missing() {
  return html`<div class="empty">
    <p>${t("A part of this page could not be fetched. Nothing is lost.")}</p>
    <button type="button" class="button" onClick=${() => location.reload()}>${t("Load the page again")}</button>
  </div>`;
}
