// @ts-check
// Tells of offers that come to one's desk and of what becomes of one's own. Never takes the focus.

import { effect } from "@preact/signals";
import { announce } from "../../../lib/a11y.js";
import { t } from "../../../lib/i18n.js";
import { play } from "../../../lib/sound.js";
import { toast } from "../../../ui/toast.js";
import { me, pane, view } from "../../here.js";
import { nationWord } from "../../names.js";
import { fate } from "./offer.js";
import { termWords } from "./terms.js";

/** Watch the offers from now on. */
export function watchOffers() {
  /** @type {Record<string, string> | null} */
  let before = null;
  effect(() => {
    const offers = /** @type {[string, any][]} */ (Object.entries(view.value?.you?.offers ?? {}));
    const known = before;
    if (view.value) before = Object.fromEntries(offers.map(([id, { status }]) => [id, status]));
    if (!known) return;
    for (const [id, offer] of offers) {
      if (!(id in known) && offer.status === "open" && offer.proposer !== me.value) tellOfNew(id, offer);
      else if (known[id] === "open" && offer.status !== "open") tellOfEnd(offer);
    }
  });
}

/** @param {string} id @param {any} offer */
function tellOfNew(id, offer) {
  const words = t("{nation} offers a deal: {terms}", {
    nation: nationWord(offer.proposer),
    terms: offer.terms.map(termWords).join(" "),
  });
  toast(words, { action: { label: t("Look at it"), run: () => lookAt(id) } });
  play("offer");
}

/** What one has done oneself is known. @param {any} offer */
function tellOfEnd(offer) {
  if (offer.status === "struck" || offer.closed_by === me.value) return; // the news tell of deals
  announce(t("An offer has ended. {fate}", { fate: fate(offer) }));
}

/** Show an offer, and let the keyboard begin there. @param {string} id */
function lookAt(id) {
  pane.value = "talks";
  setTimeout(() => {
    const place = document.getElementById(`offer-${id}`);
    place?.scrollIntoView({ block: "center" });
    place?.focus({ preventScroll: true });
  }, 0);
}
