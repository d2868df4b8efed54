// @ts-check
// What draws attention: batched announcements, short cues, the page's title and icon. Never the focus.

import { computed, effect, signal } from "@preact/signals";
import { announce, isTyping } from "../lib/a11y.js";
import { t, tn } from "../lib/i18n.js";
import { play } from "../lib/sound.js";
import { isWide, me, page, pane, phase, view } from "./here.js";
import { nationWord } from "./names.js";
import { ALL, channelOf, messages, unreadAll } from "./talk/channels.js";
import { listed, word } from "./words.js";
import { lineWords } from "./world/news.js";

const newsSeen = signal(0);

/** @returns {[number, any][]} */
const lines = () =>
  /** @type {[string, any][]} */ (Object.entries(view.value?.news ?? {})).map(([n, line]) => [Number(n), line]);
const newest = () => Math.max(0, ...lines().map(([n]) => n));

/** Lines of the feed that name one's own nation and were not seen yet. */
export const newsCount = computed(
  () => lines().filter(([n, line]) => n > newsSeen.value && line.about.includes(me.value)).length,
);

/** Watch the view and the talk from now on. */
export function payAttention() {
  watchPhase();
  watchNews();
  watchTalk();
  watchTitle();
}

function watchPhase() {
  let before = "";
  effect(() => {
    if (!view.value) return;
    const now = `${view.value.clock.round} ${phase.value}`;
    if (now === before) return;
    if (before) {
      announce(
        [t("{phase}.", { phase: word("phases", phase.value ?? "") }), word("phases", phase.value ?? "", "now")].join(
          " ",
        ),
      );
      play(phase.value === "resolution" ? "reveal" : "phase");
      if (phase.value === "resolution" && !isTyping(document.activeElement)) pane.value = "crisis";
    }
    before = now;
  });
}

function watchNews() {
  let before = -1;
  effect(() => {
    if (!view.value) return;
    const last = newest();
    if (isWide.value || pane.value === "world") newsSeen.value = last;
    const fresh = before < 0 ? [] : lines().filter(([n]) => n > before);
    if (last < before) newsSeen.value = 0;
    before = last;
    const mine = fresh.filter(([, line]) => line.about.includes(me.value));
    for (const [, line] of mine) announce(lineWords(line));
    if (fresh.length > mine.length)
      announce(tn("{n} more line of news.", "{n} more lines of news.", fresh.length - mine.length));
    if (mine.some(([, { kind }]) => kind === "ask_set" || kind === "pledge_released")) play("offer");
  });
}

function watchTalk() {
  let before = -1;
  effect(() => {
    const all = messages.value;
    const last = all.at(-1)?.id ?? 0;
    const fresh = before < 0 ? [] : all.filter(({ id, from }) => id > before && from !== me.value);
    if (view.value) before = last;
    if (fresh.length === 0) return;
    const speakers = [...new Set(fresh.map(({ from }) => from))].map(nationWord);
    announce(
      tn("{n} new message from {nations}.", "{n} new messages from {nations}.", fresh.length, {
        nations: listed(speakers),
      }),
    );
    if (fresh.some((message) => channelOf(message) !== ALL)) play("offer");
  });
}

/** The tab of the browser says what is new while one looks elsewhere. */
function watchTitle() {
  const icon = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel="icon"]'));
  const plain = icon?.getAttribute("href") ?? "";
  const marked = document.querySelector('meta[name="icon-when-new"]')?.getAttribute("content") ?? plain;
  effect(() => {
    if (!view.value) return;
    const count = unreadAll.value;
    const { round } = view.value.clock;
    const where =
      round > 0 && phase.value !== "ended"
        ? t("Round {round}, {phase}", { round, phase: word("phases", phase.value ?? "") })
        : word("phases", phase.value ?? "");
    document.title = `${count > 0 ? `(${count}) ` : ""}${where} · ${page.code} · Entente`;
    icon?.setAttribute("href", count > 0 ? marked : plain);
  });
}
