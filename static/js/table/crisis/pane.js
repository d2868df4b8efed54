// @ts-check
// The round's crises, each on its card; while planning also what one invests at home.

import { useEffect } from "preact/hooks";
import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { Coach } from "../coach.js";
import { PlanSum } from "../commit.js";
import { Sum } from "../explain.js";
import { may, me, phase, view } from "../here.js";
import { Coalition, CrisisCard, Forecast } from "./card.js";
import { Promised, Sending } from "./needs.js";

const Invest = lazy(() => import("./invest.js"), "Invest");
const SOON = 5_000;

/** @returns {any[]} this round's crises in the order in which they were drawn */
export const crises = () => Object.values(view.value.crises).sort((a, b) => a.order - b.order);

export function CrisisPane() {
  const all = crises();
  const planning = phase.value === "planning" && me.value;
  useEffect(() => {
    const timer = setTimeout(fetchNext, SOON);
    return () => clearTimeout(timer);
  }, []);
  return html`<h2 class="visually-hidden">${planning ? t("Crises and your plan") : t("Crises of this round")}</h2>
    <${Coach} />
    ${all.map(
      (crisis, place) => html`<${CrisisCard} key=${crisis.id} crisis=${crisis} place=${place + 1} of=${all.length} />`,
    )}
    ${planning && Object.keys(may.value.invest ?? {}).length > 0 && html`<${Invest} />`}`;
}

/** What the next phases need, while one reads. */
function fetchNext() {
  Coalition.preload();
  Forecast.preload();
  PlanSum.preload();
  Sum.preload();
  Invest.preload();
  Sending.preload();
  Promised.preload();
}
