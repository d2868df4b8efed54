// @ts-check
// What the modules of the rules add to the table, by the place where it stands.

import { html } from "../../lib/dom.js";
import { view } from "../here.js";
import { AgreementsPane } from "./agreements/pane.js";
import { DealsPane } from "./deals/pane.js";
import { watchOffers } from "./deals/watch.js";
import { Truth } from "./facilitator/truth.js";
import { Agenda } from "./fates/agenda.js";
import { Story } from "./fates/story.js";
import { HomePane } from "./home/pane.js";
import { Standing } from "./home/standing.js";
import { Intelligence } from "./intelligence/strip.js";
import { watchReports } from "./intelligence/watch.js";
import { NetworkPane } from "./network/pane.js";
import { RedPane } from "./red/pane.js";
import { WorksPane } from "./works/pane.js";

/** @type {Record<string, [string[], any][]>} the modules that need a part, by place */
const PARTS = {
  talks: [
    [["deals"], DealsPane],
    [["agreements"], AgreementsPane],
    [["deals", "agendas"], Truth],
  ],
  crises: [[["effort", "outreach", "hardening", "technology", "projects", "industry"], HomePane]],
  card: [[["intelligence"], Intelligence]],
  world: [
    [["events"], Story],
    [["red_cell"], RedPane],
    [["exercises", "deals"], NetworkPane],
    [["technology", "projects"], WorksPane],
  ],
  nation: [
    [["effort", "hardening"], Standing],
    [["agendas"], Agenda],
  ],
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
