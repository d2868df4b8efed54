// @ts-check
// A seat in the lobby: the nation's card, who sits there, and what one may do about it.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { post } from "../acts.js";
import { isHost, me, view } from "../here.js";
import { NationMark, nation } from "../names.js";
import { holder, isAway } from "../room.js";
import { listed, word } from "../words.js";

/** @param {{ id: string }} props */
export function Seat({ id }) {
  const one = nation(id);
  const mine = id === me.value;
  const free = !holder(id);
  return html`<article
    class=${`seat ${mine ? "seat--you" : ""} ${one.controller === "empty" ? "seat--free" : ""}`}
    aria-labelledby=${`seat-${id}`}>
    <div class="seat__head"><${NationMark} id=${id} size="l" />
      <div>
        <h3 id=${`seat-${id}`}>${one.name}</h3>
        <small>${view.value.scenario.regions[one.region]} · ${t("economy {n}", { n: one.gdp })}</small>
      </div>
    </div>
    <p class="seat__blurb">${one.blurb}</p>
    <dl class="facts">
      <dt>${t("Strong in")}</dt>
      <dd>${listed(best(one.capability, "domains"))}</dd>
      <dt>${t("Exposed to")}</dt>
      <dd>${listed(best(one.exposure, "threats"))}</dd>
    </dl>
    <${Holder} id=${id} />
    <div class="row">
      ${
        !mine &&
        free &&
        html`<button
          type="button"
          class=${me.value ? "button" : "button button--primary"}
          aria-label=${t("Sit here: {nation}", { nation: one.name })}
          onClick=${() => post("sit", { nation: id })}>
          <${Icon} name="enter" />
          ${t("Sit here")}
        </button>`
      }
      ${
        mine &&
        html`<button type="button" class="button" onClick=${() => post("stand")}>
          <${Icon} name="leave" />
          ${t("Stand up")}
        </button>`
      }
      ${
        isHost.value &&
        free &&
        one.controller !== "bot" &&
        html`<button
          type="button"
          class="button"
          aria-label=${t("Give to a bot: {nation}", { nation: one.name })}
          onClick=${() => post("bot", { nation: id, policy: "" })}>
          <${Icon} name="bot" />
          ${t("Give to a bot")}
        </button>`
      }
      ${
        isHost.value &&
        free &&
        one.controller === "bot" &&
        html`<button
          type="button"
          class="button button--quiet"
          aria-label=${t("Leave empty: {nation}", { nation: one.name })}
          onClick=${() => post("free", { nation: id })}>
          <${Icon} name="close" />
          ${t("Leave empty")}
        </button>`
      }
    </div>
  </article>`;
}

/** The two or three highest, in words. @param {Record<string, number>} levels @param {string} table */
function best(levels, table) {
  const sorted = Object.entries(levels).sort(([, a], [, b]) => b - a);
  const top = sorted[1]?.[1] ?? 0;
  return sorted
    .filter(([, level]) => level >= top && level > 0)
    .slice(0, 3)
    .map(([key]) => word(table, key));
}

/** @param {{ id: string }} props */
function Holder({ id }) {
  const person = holder(id);
  const { controller } = nation(id);
  if (person)
    return html`<p class="seat__who">
      <${Icon} name=${person.host ? "host" : "user"} />
      <strong>${person.name}</strong>
      ${id === me.value && ` (${t("you")})`}
      ${isAway(id) && html`<span class="chip chip--warn"><${Icon} name="offline" />${t("offline")}</span>`}
    </p>`;
  if (controller === "bot")
    return html`<p class="seat__who"><${Icon} name="bot" />${t("a bot, until somebody sits down")}</p>`;
  return html`<p class="seat__who seat__who--free">
    <${Icon} name="user" />
    ${t("empty; standing orders, if nobody sits down")}
  </p>`;
}
