// @ts-check
// What the modules of the rules add to the table, by the place where it stands.

import { html } from "../../lib/dom.js";
import { view } from "../here.js";
import { AgreementsPane } from "./agreements/pane.js";
import { DealsPane } from "./deals/pane.js";
import { watchOffers } from "./deals/watch.js";
import { HomePane } from "./home/pane.js";
import { Standing } from "./home/standing.js";
import { Intelligence } from "./intelligence/strip.js";
import { watchReports } from "./intelligence/watch.js";
import { NetworkPane } from "./network/pane.js";

/** @type {Record<string, [string[], any][]>} the modules that need a part, by place */
const PARTS = {
  talks: [
    [["deals"], DealsPane],
    [["agreements"], AgreementsPane],
  ],
  crises: [[["effort", "outreach", "hardening"], HomePane]],
  card: [[["intelligence"], Intelligence]],
  world: [[["exercises", "deals"], NetworkPane]],
  nation: [[["effort", "hardening"], Standing]],
};

watchOffers();
watchReports();

/** @param {{ at: string } & Record<string, any>} props */
export function Part({ at, ...props }) {
  const { modules } = view.value.scenario;
  return (PARTS[at] ?? [])
    .filter(([needed]) => needed.some((one) => modules.includes(one)))
    .map(([, Shown]) => html`<${Shown} ...${props} />`);
}
