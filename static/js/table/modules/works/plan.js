// @ts-check
// What a plan pays for later: research in fields of technology, shares of projects, a contract with industry.

import { html } from "../../../lib/dom.js";
import { t } from "../../../lib/i18n.js";
import { Stepper } from "../../../ui/stepper.js";
import { change, plan } from "../../draft.js";
import { may, me, view } from "../../here.js";
import { rp, whyNot, word } from "../../words.js";
import { Choice } from "../choice.js";
import { projectTitle } from "./words.js";

/** @param {{ shut: boolean }} props */
export function WorksPlan({ shut }) {
  const { research, projects = {}, contract } = may.value;
  const due = Object.entries(projects).filter(([, one]) => one.due > 0);
  return html`${due.length > 0 && html`<${Shares} due=${due} shut=${shut} />`}
    ${research && html`<${Research} limits=${research} shut=${shut} />`}
    ${contract && html`<${Contract} limit=${contract} shut=${shut} />`}`;
}

/** @param {{ limits: Record<string, any>, shut: boolean }} props */
function Research({ limits, shut }) {
  const paid = plan.value.research ?? {};
  const { technology, researched, next_price: price } = view.value.works;
  const own = me.value ?? "";
  const { left } = view.value.you;
  return html`<fieldset class="stack stack--tight">
    <legend>${t("Research")}</legend>
    ${Object.entries(limits).map(([field, limit]) => {
      const points = paid[field] ?? 0;
      const cost = price[own]?.[field];
      const note = cost
        ? t("Level {level}; {paid} of {cost} RP paid towards the next.", {
            level: technology[own][field],
            paid: researched[own][field] + points,
            cost,
          })
        : t("Level {level}: there is no higher one.", { level: technology[own][field] });
      return html`<${Stepper}
        key=${field}
        label=${word("technologies", field)}
        spoken=${t("Research, RP: {field}", { field: word("technologies", field) })}
        value=${points}
        max=${Math.max(points, Math.min(limit.high, points + left))}
        onChange=${(/** @type {number} */ n) => change({ research: { ...paid, [field]: n } })}
        note=${`${word("technologies", field, "note")} ${note}`}
        disabled=${shut} />`;
    })}
  </fieldset>`;
}

/** @param {{ due: [string, any][], shut: boolean }} props */
function Shares({ due, shut }) {
  const paid = plan.value.shares ?? [];
  const toggle = (/** @type {string} */ id) => {
    const next = paid.includes(id) ? paid.filter((one) => one !== id) : [...paid, id].sort();
    change({ shares: next.length > 0 ? next : undefined });
  };
  return html`<fieldset class="stack stack--tight">
    <legend>${t("Shares of projects that are due")}</legend>
    ${due.map(
      ([id, one]) => html`<label class="check">
        <input type="checkbox" checked=${paid.includes(id)} disabled=${shut} onChange=${() => toggle(id)} />
        <span>${projectTitle(view.value.works.projects[id]?.card ?? id)}: ${rp(one.due)}</span>
      </label>`,
    )}
    <p class="field__hint">${t("Who does not pay what is due leaves the project and forfeits what it paid.")}</p>
  </fieldset>`;
}

/** @param {{ limit: any, shut: boolean }} props */
function Contract({ limit, shut }) {
  const now = plan.value.contract;
  const ways = Object.entries(limit.domains).flatMap(([domain, by]) =>
    Object.entries(by).map(([repayment, one]) => ({ domain, repayment, one })),
  );
  const open = ways.filter(({ one }) => one.allowed);
  const why = open.length === 0 ? ways.find(({ one }) => one.why_not)?.one : undefined;
  return html`<div class="stack stack--tight">
    <${Choice}
      label=${t("A contract with industry")}
      value=${now ? `${now.domain} ${now.repayment}` : ""}
      of=${[
        ["", t("none")],
        ...open.map(({ domain, repayment }) => [
          `${domain} ${repayment}`,
          t("{domain}, paid: {how}", { domain: word("domains", domain), how: word("repayments", repayment) }),
        ]),
      ]}
      onChange=${(/** @type {string} */ both) => {
        const [domain = "", repayment = ""] = both.split(" ");
        if (!shut) change({ contract: both ? { domain, repayment } : undefined });
      }} />
    <p class="field__hint">
      ${t("It brings {n} of investment now. In round {round} it costs {price}, or exposure.", {
        n: rp(limit.brings),
        price: rp(limit.price),
        round: limit.round,
      })}${" "}
      ${why && whyNot(why.why_not, why.facts)}
    </p>
  </div>`;
}
