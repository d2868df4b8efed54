// @ts-check
// The game while it runs: four panes, side by side where there is room, else one at a time.

import { useEffect } from "preact/hooks";
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { lazy } from "../lib/lazy.js";
import { panelProps, Tabs } from "../ui/tabs.js";
import { newsCount } from "./attention.js";
import { followAdvice } from "./coach.js";
import { CrisisPane } from "./crisis/pane.js";
import { Extra } from "./extra.js";
import { isWide, may, me, pane, phase, toTop, view } from "./here.js";
import { NationPane } from "./nation/pane.js";
import { unreadAll } from "./talk/channels.js";
import { TalkPane } from "./talk/pane.js";
import { followMap } from "./world/map.js";
import { WorldPane } from "./world/pane.js";

const RevealPane = lazy(() => import("./reveal/pane.js"), "RevealPane");

export function Game() {
  const showing = phase.value === "resolution" || phase.value === "aftermath";
  const alone = !isWide.value;
  const at = pane.value;
  useEffect(() => {
    if (alone) scrollTo({ top: 0 });
  }, [alone, at]);
  useEffect(toTop, [phase.value, view.value.clock.round]);
  useEffect(followMap, []);
  useEffect(followAdvice, []);
  useEffect(() => {
    if (phase.value === "planning") RevealPane.preload();
  }, [phase.value]);
  const tabs = [
    { id: "crisis", label: showing ? t("Reveal") : t("Crisis"), icon: showing ? "phase-resolution" : "card" },
    { id: "world", label: t("World"), icon: "globe", count: newsCount.value },
    { id: "nation", label: t("Nation"), icon: me.value ? "stability" : "user" },
    { id: "talks", label: t("Talks"), icon: "talk", count: unreadAll.value + offersWaiting() },
  ];
  return html`
    ${
      alone &&
      html`<${Tabs} name="pane" label=${t("Parts of the table")} tabs=${tabs} selected=${at} onSelect=${select} />`
    }
    <div class="room__panes" data-showing=${showing ? "reveal" : "crises"}>
      <div class="room__pane" ...${panelProps("pane", "crisis", at, alone)}>
        ${showing ? html`<${RevealPane} />` : html`<${CrisisPane} /><${Extra} at="crises" />`}
      </div>
      <div class="room__pane" ...${panelProps("pane", "world", at, alone)}><${WorldPane} /><${Extra} at="world" /></div>
      <div class="room__pane room__side">
        <div class="room__part" ...${panelProps("pane", "talks", at, alone)}><${TalkPane} /><${Extra} at="talks" /></div>
        <div class="room__part" ...${panelProps("pane", "nation", at, alone)}><${NationPane} /></div>
      </div>
    </div>`;
}

/** Offers that one can say yes to. */
function offersWaiting() {
  const offers = Object.values(may.value.deals?.offers ?? {});
  return offers.filter(({ can_accept: open }) => open).length;
}

/** @param {string} id */
function select(id) {
  pane.value = id;
}
