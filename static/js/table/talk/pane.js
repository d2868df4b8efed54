// @ts-check
// Talk: with everybody or with any few, and before it the two chips that say what one needs and offers.

import { useEffect, useState } from "preact/hooks";
import { html } from "../../lib/dom.js";
import { t, tn } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { Icon } from "../../ui/icon.js";
import { may, me } from "../here.js";
import { NationMark, nationWords } from "../names.js";
import { ALL, channel, channels, membersOf, unread } from "./channels.js";
import { Chips } from "./chips.js";
import { Compose } from "./compose.js";
import { Messages } from "./messages.js";

const Picker = lazy(() => import("./picker.js"), "Picker");
const SOON = 5_000;

export function TalkPane() {
  const [picking, setPicking] = useState(false);
  useEffect(() => {
    const timer = setTimeout(Picker.preload, SOON);
    return () => clearTimeout(timer);
  }, []);
  return html`<section class="panel talk-panel" aria-labelledby="talks-title">
    <div class="panel__head">
      <h2 class="panel__title" id="talks-title"><${Icon} name="talk" />${t("Talks")}</h2>
    </div>
    ${may.value.can_state_position && channel.value === ALL && html`<${Chips} />`}
    <${ChannelRow} onPick=${me.value ? () => setPicking(!picking) : null} picking=${picking} />
    ${picking && html`<${Picker} onDone=${() => setPicking(false)} />`}
    <${Messages} />
    ${
      me.value
        ? html`<${Compose} />`
        : html`<p class="field__hint">${t("You are looking on: you can read what is said to all.")}</p>`
    }
  </section>`;
}

/** @param {{ onPick: (() => void) | null, picking: boolean }} props */
function ChannelRow({ onPick, picking }) {
  return html`<div class="channels" role="group" aria-label=${t("With whom")}>
    ${channels.value.map((key) => html`<${ChannelChip} key=${key} id=${key} />`)}
    ${
      onPick &&
      html`<button type="button" class="chip" aria-expanded=${String(picking)} onClick=${onPick}>
        <${Icon} name="plus" />
        ${t("Private talk")}
      </button>`
    }
  </div>`;
}

/** @param {{ id: string }} props */
function ChannelChip({ id }) {
  const open = channel.value === id;
  const count = unread.value[id];
  const members = membersOf(id);
  const name = id === ALL ? t("All") : nationWords(members);
  return html`<button type="button" class="chip" aria-pressed=${String(open)} onClick=${() => {
    channel.value = id;
  }}>
    ${id !== ALL && html`<${Icon} name="lock" label=${t("private")} />`}
    ${
      members.length > 2
        ? html`<span aria-label=${name} role="img" class="marks">
        ${members.map((member) => html`<${NationMark} id=${member} />`)}
        </span>`
        : name
    }
    ${
      count && !open
        ? html`<span class="tab__count" role="img" aria-label=${tn("{n} new", "{n} new", count)}>${count}</span>`
        : null
    }
  </button>`;
}
