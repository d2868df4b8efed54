// @ts-check
// One's own pledge to a crisis: so many units, at most one condition; can be changed and taken back while talk lasts.

import { useId } from "preact/hooks";
import { html } from "../../lib/dom.js";
import { t, tn } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { Stepper } from "../../ui/stepper.js";
import { act, begun, isPaused, may, me, view } from "../here.js";
import { nationWord } from "../names.js";
import { whyNot } from "../words.js";
import { priceWords } from "./sending.js";
import { conditionWords } from "./sheet.js";

/** @typedef {{ units: number, condition: any }} HalfPledge */

/** Pledges that were begun and not made, by crisis. */
const halfMade = /** @type {ReturnType<typeof import("../../lib/kept.js").kept<HalfPledge>>} */ (begun("pledges"));

/** @param {{ crisis: any }} props */
export function PledgeEditor({ crisis }) {
  const open = Boolean(halfMade.all.value[crisis.id]);
  const allowed = may.value.crises?.[crisis.id];
  const mine = crisis.pledges[me.value ?? ""];
  if (!allowed) return null;
  if (allowed.declined) return html`<p class="note note--warn"><${Icon} name="stopped" />${whyNot("declined")}</p>`;
  if (open && allowed.can_pledge) return html`<${PledgeForm} crisis=${crisis} max=${allowed.pledge_max} />`;
  if (!mine && !allowed.can_pledge)
    return html`<p class="note">
      <${Icon} name="info" />
      ${t("You have no units that this crisis needs, or no budget for them.")}
    </p>`;

  return html`<div class="pledge">
    ${
      mine &&
      html`<p class="pledge__mine">
        <${Icon} name="record" />
        <span>${tn("You promise {n} unit", "You promise {n} units", mine.units)} ${conditionWords(mine.condition)}
        </span>
      </p>`
    }
    <div class="row">
      ${
        allowed.can_pledge &&
        html`<button
          type="button"
          class=${mine ? "button" : "button button--primary"}
          data-home
          aria-disabled=${isPaused.value ? "true" : undefined}
          onClick=${() => isPaused.value || halfMade.put(crisis.id, opening(crisis, mine, allowed.pledge_max))}>
          <${Icon} name=${mine ? "edit" : "record"} />
          ${mine ? t("Change") : t("Pledge units")}
        </button>`
      }
      ${
        allowed.can_withdraw &&
        html`<button
          type="button"
          class="button button--quiet"
          onClick=${() => act({ type: "withdraw_pledge", crisis: crisis.id })}>
          <${Icon} name="undo" />
          ${t("Take it back")}
        </button>`
      }
    </div>
  </div>`;
}

/**
 * What the form shows at first: one's pledge, or what one is asked for.
 * @param {any} crisis @param {any} mine @param {number} max
 * @returns {HalfPledge}
 */
function opening(crisis, mine, max) {
  const asked = crisis.asks[me.value ?? ""] ?? 1;
  return { units: Math.min(max, Math.max(1, mine?.units ?? asked)), condition: mine?.condition ?? { kind: "none" } };
}

/** @param {{ crisis: any, max: number }} props */
function PledgeForm({ crisis, max }) {
  const asked = crisis.asks[me.value ?? ""] ?? 1;
  const price = priceWords(crisis.id, may.value.crises[crisis.id].price);
  const half = halfMade.all.value[crisis.id] ?? opening(crisis, null, max);
  const units = Math.min(max, half.units);
  const { condition } = half;
  const onDone = () => halfMade.put(crisis.id, undefined);
  /** @param {Partial<HalfPledge>} part */
  const change = (part) => halfMade.put(crisis.id, { ...half, ...part });

  /** @param {Event} event */
  async function promise(event) {
    event.preventDefault();
    const answer = await act({ type: "make_pledge", crisis: crisis.id, units, condition: asSent(condition) });
    if (answer.ok) onDone();
  }

  return html`<form class="pledge pledge--open" data-opened onSubmit=${promise}>
    <${Stepper}
      label=${t("You promise at least")}
      value=${units}
      min=${1}
      max=${max}
      onChange=${(/** @type {number} */ n) => change({ units: n })}
      note=${t("{price} Asked of you: {asked}.", { price, asked })}
      whyNotMore=${t("That is all you could send.")} />
    <${Condition} crisis=${crisis} condition=${condition} units=${units} onChange=${(/** @type {any} */ wanted) => change({ condition: wanted })} />
    <p class="field__hint">
      ${t("All see it and remember it. It does not bind you: what you send is decided in your plan.")}
    </p>
    <div class="row">
      <button class="button button--primary">
        <${Icon} name="record" />
        ${tn("Promise {n} unit", "Promise {n} units", units)}
      </button>
      <button type="button" class="button button--quiet" onClick=${onDone}>${t("Not now")}</button>
    </div>
  </form>`;
}

/** @param {{ kind: string, nation?: string, units?: number }} condition */
function asSent({ kind, nation, units }) {
  if (kind === "if_nation") return { type: "if_nation", nation, units };
  if (kind === "if_all") return { type: "if_all", units };
  return { type: "unconditional" };
}

/** @param {{ crisis: any, condition: any, units: number, onChange: (condition: any) => void }} props */
function Condition({ crisis, condition, units, onChange }) {
  const id = useId();
  const others = view.value.nation_order.filter((/** @type {string} */ one) => one !== me.value);
  const firstChoice = crisis.target === me.value ? others[0] : crisis.target;
  /** @type {Record<string, any>} */
  const starts = {
    none: { kind: "none" },
    if_nation: { kind: "if_nation", nation: condition.nation ?? firstChoice, units: condition.units ?? 1 },
    if_all: { kind: "if_all", units: Math.max(condition.units ?? crisis.units, units) },
  };
  return html`<div class="field">
      <label for=${id}>${t("Condition")}</label>
      <select
        class="input"
        id=${id}
        value=${condition.kind}
        onChange=${(/** @type {any} */ event) => onChange(starts[event.currentTarget.value])}>
        <option value="none">${t("none: it stands by itself")}</option>
        <option value="if_nation">${t("if another nation pledges too")}</option>
        <option value="if_all">${t("if all pledges reach a number")}</option>
      </select>
    </div>
    ${
      condition.kind === "if_nation" &&
      html`<div class="field"><label for=${`${id}-nation`}>${t("Which nation")}</label>
        <select
          class="input"
          id=${`${id}-nation`}
          value=${condition.nation}
          onChange=${(/** @type {any} */ event) => onChange({ ...condition, nation: event.currentTarget.value })}>
          ${others.map((/** @type {string} */ one) => html`<option value=${one}>${nationWord(one)}</option>`)}
        </select></div>`
    }
    ${
      condition.kind !== "none" &&
      html`<${Stepper}
        label=${condition.kind === "if_all" ? t("All together at least") : t("It pledges at least")}
        value=${condition.units}
        min=${1}
        max=${99}
        onChange=${(/** @type {number} */ n) => onChange({ ...condition, units: n })} />`
    }`;
}
