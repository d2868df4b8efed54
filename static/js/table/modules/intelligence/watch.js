// @ts-check
// Tells when another nation shows one what its services see.

import { effect } from "@preact/signals";
import { t } from "../../../lib/i18n.js";
import { toast } from "../../../ui/toast.js";
import { pane, view } from "../../here.js";
import { cardOf, nationWords } from "../../names.js";

/** Watch what is shown from now on. */
export function watchReports() {
  /** @type {Record<string, string[]> | null} */
  let before = null;
  effect(() => {
    const seen = /** @type {[string, any][]} */ (Object.entries(view.value?.you?.intelligence ?? {}));
    const known = before;
    if (view.value) before = Object.fromEntries(seen.map(([id, { by }]) => [id, by]));
    if (!known) return;
    for (const [id, { by }] of seen) {
      const fresh = by.filter((/** @type {string} */ one) => known[id] && !known[id].includes(one));
      if (fresh.length > 0) tell(id, fresh);
    }
  });
}

/** @param {string} crisis @param {string[]} by */
function tell(crisis, by) {
  const words = t("{nations} shows you what its services know of “{crisis}”.", {
    nations: nationWords(by),
    crisis: cardOf(crisis)?.title ?? crisis,
  });
  const run = () => {
    pane.value = "crisis";
    setTimeout(() => document.getElementById(`seen-${crisis}`)?.scrollIntoView({ block: "center" }), 0);
  };
  toast(words, { action: { label: t("Look at it"), run } });
}
