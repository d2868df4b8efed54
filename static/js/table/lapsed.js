// @ts-check
// Pledges of the running round that lapsed when planning began: they are on no sheet any more, only the news tell of them.

import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Icon } from "../ui/icon.js";
import { view } from "./here.js";
import { NationName } from "./names.js";

/** @returns {{ nation: string, crisis: string }[]} */
export function lapsed() {
  const lines = /** @type {[string, any][]} */ (Object.entries(view.value.news));
  const began = Math.max(0, ...lines.filter(([, { kind }]) => kind === "round_began").map(([n]) => Number(n)));
  return lines
    .filter(([n, { kind }]) => kind === "pledge_struck" && Number(n) > began)
    .map(([, { about, facts }]) => ({ nation: about[0], crisis: facts.crisis }));
}

/** What became of such a pledge. */
export const LapsedWords = () =>
  html`<span class="chip"><${Icon} name="info" />${t("lapsed: its condition was not met")}</span>`;

/** Those of a crisis. @param {{ id: string }} props */
export function Lapsed({ id }) {
  const gone = lapsed().filter(({ crisis }) => crisis === id);
  if (gone.length === 0) return null;
  return html`<ul class="plain plain--tight" role="list" aria-label=${t("Pledges that lapsed")}>
    ${gone.map(({ nation }) => html`<li key=${nation}><${NationName} id=${nation} /> <${LapsedWords} /></li>`)}
  </ul>`;
}
