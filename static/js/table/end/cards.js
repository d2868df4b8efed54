// @ts-check
// Scorecards: four bars, each against the nation's own target; all nations in one table.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { DataFrame } from "../../ui/frame.js";
import { Icon } from "../../ui/icon.js";
import { Meter } from "../../ui/meter.js";
import { Num } from "../explain.js";
import { me, view } from "../here.js";
import { NationName } from "../names.js";
import { Term } from "../peek.js";
import { word } from "../words.js";

const BARS = ["prosperity", "security", "leadership", "support"];
/** @type {Record<string, { sign: string, mood: string }>} */
const GRADES = {
  missed: { sign: "close", mood: "chip--warn" },
  met: { sign: "check", mood: "chip--ok" },
  exceeded: { sign: "up", mood: "chip--accent" },
};

/** @param {{ grade: string }} props */
function Grade({ grade }) {
  const { sign, mood } = GRADES[grade] ?? { sign: "info", mood: "" };
  return html`<span class=${`chip ${mood}`}><${Icon} name=${sign} />${word("grades", grade)}</span>`;
}

/** @param {{ card: any, targets: Record<string, number>, id: string }} props */
export function Bars({ card, targets, id }) {
  return html`<div class="stack">${BARS.map((bar) => {
    const label = html`<span class="need__label">
      <${Term} of=${`bars.${bar}`} /> <${Grade} grade=${card.grades[bar]} />
    </span>`;
    const value = html`<${Num}
      value=${card[bar]}
      title=${word("bars", bar)}
      path=${["ending", "scorecards", id, bar]} /> <small>
      ${t("of {target} wanted", { target: targets[bar] ?? "" })}
      </small>`;
    return html`<${Meter}
      label=${label}
      value=${value}
      now=${card[bar]}
      whole=${100}
      goal=${targets[bar]}
      mood=${card.grades[bar] === "missed" ? "warn" : "ok"} />`;
  })}</div>`;
}

/** @param {{ cards: Record<string, any> }} props */
export function Table({ cards }) {
  return html`<section class="panel" aria-labelledby="cards-title">
    <div class="panel__head">
      <h2 class="panel__title" id="cards-title"><${Icon} name="gdp" />${t("All nations, each against its own targets")}
      </h2>
    </div>
    <${DataFrame} label=${t("All nations, each against its own targets")}><table class="data">
      <thead>
        <tr><th scope="col">${t("Nation")}</th>${BARS.map((bar) => html`<th scope="col">${word("bars", bar)}</th>`)}
        </tr>
      </thead>
      <tbody>${view.value.nation_order.map(
        (/** @type {string} */ id) => html`<tr class=${id === me.value ? "is-you" : ""}>
        <th scope="row"><${NationName} id=${id} /></th>
        ${BARS.map(
          (bar) =>
            html`<td>
            <span class="graded">
              <${Num} value=${cards[id][bar]} title=${word("bars", bar)} path=${["ending", "scorecards", id, bar]} />
              <${Grade} grade=${cards[id].grades[bar]} />
            </span>
            </td>`,
        )}
      </tr>`,
      )}</tbody>
    </table></${DataFrame}>
    <${Contest} cards=${cards} />
  </section>`;
}

/** For tables that want one winner: another way to read the same game. @param {{ cards: Record<string, any> }} props */
function Contest({ cards }) {
  const order = Object.keys(cards).sort((a, b) => cards[b].score - cards[a].score);
  return html`<details>
    <summary><${Icon} name="trophy" />${t("Read as a contest")}<${Icon} name="chevron-down" extra="icon--turn" />
    </summary>
    <p class="field__hint">
      ${t("One number a nation: its own bars, weighed with what became of the world. A table may do without.")}
    </p>
    <ol class="contest">
      ${order.map(
        (id) =>
          html`<li>
          <${NationName}
            id=${id} /> <${Num}
            value=${(cards[id].score / 100).toFixed(1)}
            title=${t("Score")}
            path=${["ending", "scorecards", id, "score"]} />
          </li>`,
      )}
    </ol>
  </details>`;
}
