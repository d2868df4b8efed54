// @ts-check
// The term of an offer that begins a project: which one, how it is procured, who pays and who hosts it.

import { html } from "../../../lib/dom.js";
import { t, tn } from "../../../lib/i18n.js";
import { me, view } from "../../here.js";
import { NationMark, nationWord } from "../../names.js";
import { word } from "../../words.js";
import { Choice } from "../choice.js";
import { Changed, Remove } from "../deals/rows.js";
import { projectTitle } from "./words.js";

/** @param {import("../deals/rows.js").RowProps & { term: import("./words.js").Start }} props */
export function StartRow({ term, place, mark, onChange, onRemove }) {
  const { catalogue = {}, ways = {} } = view.value.works ?? {};
  const card = catalogue[term.project] ?? { ways: [term.way], does: [], summary: "" };
  const way = ways[term.way] ?? { share: 0, years: 1 };
  const set = (/** @type {any} */ part) => onChange({ ...term, ...part });
  const choose = (/** @type {string} */ project) => {
    const next = catalogue[project]?.ways ?? [];
    set({ project, way: next.includes(term.way) ? term.way : next[0] });
  };
  const toggle = (/** @type {string} */ id) => {
    const partners = term.partners.includes(id)
      ? term.partners.filter((/** @type {string} */ one) => one !== id)
      : [...term.partners, id].sort();
    set({ partners, host: partners.includes(term.host) ? term.host : (partners[0] ?? term.host) });
  };
  return html`<fieldset class="picker term">
    <legend>${t("Term {n}: a project", { n: place })}<${Changed} words=${mark} /></legend>
    <${Choice}
      label=${t("Project")}
      value=${term.project}
      of=${Object.keys(catalogue).map((one) => [one, projectTitle(one)])}
      onChange=${choose} />
    <p class="field__hint">${card.summary} ${card.does.join(" ")}</p>
    <${Choice}
      label=${t("How it is procured")}
      value=${term.way}
      of=${card.ways.map((/** @type {string} */ one) => [one, word("ways", one)])}
      onChange=${(/** @type {string} */ one) => set({ way: one })} />
    <p class="field__hint">
      ${word("ways", term.way, "note")}${" "}
      ${tn(
        "Each partner pays {share} RP per 100 of its economy, over {n} year.",
        "Each partner pays {share} RP per 100 of its economy, over {n} years.",
        way.years,
        { share: way.share },
      )}${" "}
      ${way.overrun_chance && t("It overruns with a chance of {n} %.", { n: way.overrun_chance })}
    </p>
    ${view.value.nation_order.map(
      (/** @type {string} */ id) => html`<label class="check">
        <input type="checkbox" checked=${term.partners.includes(id)} onChange=${() => toggle(id)} />
        <${NationMark} id=${id} />
        ${id === me.value ? t("{nation} (you)", { nation: nationWord(id) }) : nationWord(id)}
      </label>`,
    )}
    <${Choice}
      label=${t("Its host")}
      value=${term.host}
      of=${term.partners.map((/** @type {string} */ one) => [one, nationWord(one)])}
      onChange=${(/** @type {string} */ host) => set({ host })} />
    <${Remove} place=${place} run=${onRemove} />
  </fieldset>`;
}
