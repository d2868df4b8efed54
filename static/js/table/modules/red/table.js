// @ts-check
// The challenger's own table: its hand, what lies face down, what leaked, and its score. Nobody else sees it.

import { html } from "../../../lib/dom.js";
import { t, tn } from "../../../lib/i18n.js";
import { Icon } from "../../../ui/icon.js";
import { Stepper } from "../../../ui/stepper.js";
import { act, isPaused, view } from "../../here.js";
import { CrisisName, nationWord } from "../../names.js";
import { whyNot, word } from "../../words.js";
import { Choice } from "../choice.js";

/** @typedef {{ card: string, target: string, pressure: number }} Play */

/** @param {{ red: any }} props */
export function RedTable({ red }) {
  const may = view.value.red_may;
  const { score } = red;
  return html`<div class="seen">
    <h3><${Icon} name="lock" extra="icon--inline" /> ${t("Only the challenger sees this")}</h3>
    <p class="field__hint">
      ${t("Your score, if the game ended now: {n} ({a} for an unsteady world, {b} for nations driven apart).", {
        n: score.score,
        a: score.instability,
        b: score.splitting,
      })}
    </p>
    ${may && !may.can_lay && may.why_not && html`<p class="why-not"><${Icon} name="info" />${whyNot(may.why_not)}</p>`}
    <ul class="plain stack stack--tight" role="list" aria-label=${t("Your hand")}>
      ${red.hand_order.map((/** @type {string} */ id) => html`<li key=${id}><${Held} id=${id} red=${red} may=${may} /></li>`)}
    </ul>
    ${
      may?.can_lay &&
      html`<button
        type="button"
        class="button button--primary"
        aria-disabled=${red.done || isPaused.value ? "true" : undefined}
        onClick=${() => red.done || isPaused.value || lay(red.plays, true)}>
        <${Icon} name="check" />
        ${red.done ? t("That is all for this year.") : t("That is all")}
      </button>`
    }
    <${Leaks} leaked=${red.leaked} />
  </div>`;
}

/** @param {Play[]} plays @param {boolean} done */
const lay = (plays, done) => act({ type: "lay_cards", plays, done });

/** A card of the hand, and where it lies. @param {{ id: string, red: any, may: any }} props */
function Held({ id, red, may }) {
  const card = view.value.cards[id];
  const held = red.hand[id];
  const limit = may?.cards[id];
  const play = red.plays.find((/** @type {Play} */ one) => one.card === id);
  const others = red.plays.filter((/** @type {Play} */ one) => one.card !== id);
  const free = Object.keys(limit?.targets ?? {}).filter(
    (nation) => !others.some((/** @type {Play} */ one) => one.target === nation),
  );
  const first = may?.targets.find((/** @type {string} */ one) => free.includes(one)) ?? free[0];
  const canLay = may?.can_lay && limit?.allowed && first && red.left > 0 && others.length < may.plays_most;
  const put = (/** @type {Play | null} */ next) => lay(next ? [...others, next] : others, false);
  return html`<article class="offer" aria-label=${card?.title ?? id} data-status=${play ? "open" : "deal"}>
    <p class="offer__head"><${Icon} name=${`threat-${held.threat}`} />${card?.title ?? id}</p>
    <p class="field__hint">
      ${t(
        "{threat}. It stretches them most in {domain}: all levels together, as if it asked for that alone: {reach}.",
        {
          threat: word("threats", held.threat),
          domain: word("domains", held.weakest),
          reach: held.reach,
        },
      )}${" "}
      ${limit && !limit.allowed && limit.why_not && whyNot(limit.why_not, limit.facts)}
    </p>
    ${play && may?.can_lay && html`<${Laid} play=${play} free=${free} limit=${limit} left=${red.left} most=${may.behind_most} put=${put} />`}
    ${play && !may?.can_lay && html`<p>${laidWords(play)}</p>`}
    ${
      !play &&
      canLay &&
      html`<button
        type="button"
        class="button"
        aria-label=${t("Lay “{card}” face down", { card: card?.title ?? id })}
        aria-disabled=${isPaused.value ? "true" : undefined}
        onClick=${() => isPaused.value || put({ card: id, target: first, pressure: 1 })}>
        <${Icon} name="card" />
        ${t("Lay it face down")}
      </button>`
    }
  </article>`;
}

/** @param {Play} play */
const laidWords = ({ target, pressure }) =>
  t("Lies face down: strikes {nation} next round, pressure {n}.", { nation: nationWord(target), n: pressure });

/** @param {{ play: Play, free: string[], limit: any, left: number, most: number, put: (next: Play | null) => void }} props */
function Laid({ play, free, limit, left, most, put }) {
  const strike = limit.targets[play.target];
  const severity = limit.severity[play.pressure] ?? 0;
  return html`<div class="stack stack--tight">
    <${Choice}
      label=${t("It strikes")}
      value=${play.target}
      of=${[...new Set([play.target, ...free])].map((nation) => [nation, nationWord(nation)])}
      onChange=${(/** @type {string} */ target) => put({ ...play, target })} />
    <${Stepper}
      label=${t("Pressure behind it")}
      value=${play.pressure}
      min=${1}
      max=${Math.max(play.pressure, Math.min(most, play.pressure + left))}
      onChange=${(/** @type {number} */ pressure) => put({ ...play, pressure })}
      note=${tn("{n} point of pressure left.", "{n} points of pressure left.", left)}
      disabled=${isPaused.value} />
    <p class="field__hint">
      ${t("Severity {n} or one more; exposure there {exposure}; harm if it fails: {harm}.", {
        n: severity,
        exposure: strike?.exposure ?? 0,
        harm: strike?.harm[severity - 1] ?? 0,
      })}
    </p>
    <button type="button" class="button button--quiet" onClick=${() => isPaused.value || put(null)}>
      <${Icon} name="undo" />
      ${t("Take it back")}
    </button>
  </div>`;
}

/** @param {{ leaked: any[] }} props */
function Leaks({ leaked }) {
  if (leaked.length === 0) return null;
  return html`<div class="stack stack--tight">
    <h4 class="subtitle">${t("Reports that leaked")}</h4>
    <ul class="plain stack stack--tight" role="list">
      ${leaked.map(
        (one) => html`<li class="row row--tight">
          <${CrisisName} id=${one.crisis} />
          ${t("{by} to {to}: severity {n}, units {units}", {
            by: nationWord(one.by),
            to: nationWord(one.to),
            n: one.severity,
            units: one.units,
          })}
        </li>`,
      )}
    </ul>
  </div>`;
}
