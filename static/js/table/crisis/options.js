// @ts-check
// Ways to respond, where a card offers some: radio cards while planning, a list to talk about before.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { choose, plan } from "../draft.js";
import { isPaused, may, me, phase, view } from "../here.js";
import { nationWord } from "../names.js";
import { Term } from "../peek.js";
import { rp, whyNot } from "../words.js";

/** @param {{ crisis: any, dilemma: string }} props */
export function Options({ crisis, dilemma }) {
  const limits = may.value.crises?.[crisis.id]?.options ?? {};
  const choosing = phase.value === "planning" && me.value && Object.keys(limits).length > 0;
  const ids = choosing && limits.any ? ["any", ...crisis.option_order] : crisis.option_order;
  const legend = html`<span class="options__who">
    <${Icon} name=${crisis.decides === "coalition" ? "coalition" : "user"} />
    <${Term} of=${`decides.${crisis.decides}`} />
  </span>`;
  if (!choosing) {
    return html`<details class="crisis__part" open=${phase.value === "horizon"}>
      <summary><${Icon} name="explain" />${t("Ways to respond")}<${Icon} name="chevron-down" extra="icon--turn" />
      </summary>
      <p class="crisis__story">${dilemma}</p>
      <p>${legend}</p>
      <ul class="choices" role="list">
        ${ids.map(
          (/** @type {string} */ id) =>
            html`<li class="choice choice--read"><${Body} crisis=${crisis} id=${id} /></li>`,
        )}
      </ul>
    </details>`;
  }
  const picked = plan.value.choices[crisis.id] ?? (limits.any ? "any" : "nothing");
  const locked = !may.value.can_save_plan || isPaused.value;
  return html`<fieldset class="crisis__part">
    <legend>${t("Your response")}</legend>
    ${dilemma && html`<p class="crisis__story">${dilemma}</p>`}
    <p>${legend}</p>
    <div class="choices">
      ${ids.map(
        (/** @type {string} */ id) =>
          html`<${Choice}
          key=${id}
          crisis=${crisis}
          id=${id}
          limit=${limits[id]}
          checked=${picked === id}
          locked=${locked} />`,
      )}
    </div>
  </fieldset>`;
}

/** @param {{ crisis: any, id: string, limit: any, checked: boolean, locked: boolean }} props */
function Choice({ crisis, id, limit, checked, locked }) {
  const off = locked || !limit?.allowed;
  const why = limit && !limit.allowed ? reasonWords(limit, crisis) : "";
  return html`<label class="choice">
    <input
      type="radio"
      name=${`option-${crisis.id}`}
      value=${id}
      checked=${checked}
      disabled=${off && !checked}
      onChange=${() => !off && choose(crisis.id, id)} />
    <${Body} crisis=${crisis} id=${id} limit=${limit} />
    ${why && html`<span class="choice__text why-not"><${Icon} name="lock" />${why}</span>`}
  </label>`;
}

/** @param {any} limit @param {any} crisis */
function reasonWords(limit, crisis) {
  const facts = limit.facts ?? {};
  if (facts.needs === "units") return t("Send units to this crisis first.");
  if (limit.why_not === "option_not_yours" && facts.nation)
    return t("{nation} decides this. Tell it what you want.", { nation: nationWord(crisis.target) });
  return whyNot(limit.why_not, facts);
}

/** Name, price and effects of an option. @param {{ crisis: any, id: string, limit?: any }} props */
function Body({ crisis, id, limit }) {
  const option = crisis.options[id] ?? {
    label: t("Whatever the coalition carries out"),
    note: t("Your units serve at full strength under any of these."),
    does: [],
  };
  return html`<span class="choice__head"><span>${option.label}</span><span>${price(option, limit)}</span></span>
    <span class="choice__text">${option.note}</span>
    ${
      option.does.length > 0 &&
      html`<span class="choice__text choice__does">
        ${option.does.map((/** @type {string} */ line) => html`<span>${line}</span>`)}
      </span>`
    }`;
}

/** @param {any} option @param {any} limit */
function price(option, limit) {
  const influence = limit ? limit.cost_influence : option.cost_influence;
  const parts = [];
  if (limit ? limit.cost > 0 : option.cost_rate > 0) {
    parts.push(limit ? rp(limit.cost) : t("{n} RP for each 100 of economy", { n: option.cost_rate }));
  }
  if (influence > 0) parts.push(t("{n} influence", { n: influence }));
  return parts.join(" + ") || (view.value ? t("free") : "");
}
