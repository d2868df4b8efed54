// @ts-check
// Runs before the first paint and puts the reader's wishes on <html>, so that no page flashes in the wrong theme.
// A classic script and the only place that sets these attributes; lib/settings.js tells it of changes by an event.

(() => {
  const root = document.documentElement;
  const moreContrast = matchMedia("(prefers-contrast: more)");

  /** @type {Record<string, unknown>} */
  let wishes = {};
  try {
    wishes = JSON.parse(localStorage.getItem("entente.settings") ?? "{}") ?? {};
  } catch {
    // Storage is denied, or holds something else: the defaults stand.
  }

  /** @param {string} name @param {string} value */
  const put = (name, value) => (value ? root.setAttribute(name, value) : root.removeAttribute(name));

  /** @param {unknown} value @param {string} plain */
  const unless = (value, plain) => (typeof value === "string" && value !== plain ? value : "");

  const apply = () => {
    put("data-theme", unless(wishes.theme, "auto") || (moreContrast.matches ? "contrast" : ""));
    put("data-text-size", unless(wishes.text, "normal"));
    put("data-motion", unless(wishes.motion, "auto"));
  };

  root.classList.remove("no-script");
  apply();
  moreContrast.addEventListener("change", apply);
  addEventListener("settings-changed", (event) => {
    wishes = /** @type {CustomEvent} */ (event).detail;
    apply();
  });
})();
