// @ts-check
// What was said in the open talk, and what of one's own still waits to be sent.

import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { html } from "../../lib/dom.js";
import { language, t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { isWide, me, pane, socket, store, view } from "../here.js";
import { NationMark, nationWord, nationWords } from "../names.js";
import { word } from "../words.js";
import { ALL, channel, channelOf, keyOf, markSeen, membersOf, messages } from "./channels.js";

export function Messages() {
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  const isAtEnd = useRef(true);
  const open = channel.value;
  const shown = messages.value.filter((message) => channelOf(message) === open);
  const waiting = unsent(open);
  const isVisible = isWide.value || pane.value === "talks";
  useEffect(() => {
    if (isVisible) markSeen(open);
  }, [open, shown.length, isVisible]);
  useLayoutEffect(() => {
    const box = list.current;
    if (box) box.scrollTop = box.scrollHeight;
  }, [open, shown.length, waiting.length, isVisible]);
  useLayoutEffect(() => {
    const box = list.current;
    if (!box) return;
    const watch = new ResizeObserver(() => {
      if (isAtEnd.current) box.scrollTop = box.scrollHeight; // what stands above it has grown or gone
    });
    watch.observe(box);
    return () => watch.disconnect();
  }, []);

  const isPublic = open === ALL;
  const name = isPublic
    ? t("Talk with all")
    : t("Private talk with {nations}", { nations: nationWords(membersOf(open)) });
  const empty = isPublic
    ? t("Nothing has been said yet. Say what you need, and what you can spare.")
    : t("Only the nations of this talk can read it. Say what you would not say to all.");

  return html`<ol
    ref=${list}
    class="talk"
    onScroll=${(/** @type {any} */ { currentTarget: box }) => {
      isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 8;
    }}
    aria-label=${name}
    aria-busy=${store.talkCursor.value === null ? "true" : undefined}
    tabindex="0">
    ${
      shown.length + waiting.length === 0 &&
      html`<li class="empty">
        ${empty}
      </li>`
    }
    ${shown.map((message, place) => html`<${Message} key=${message.id} ...${message} before=${shown[place - 1]} />`)}
    ${waiting.map((entry) => html`<${Waiting} key=${entry.key} text=${entry.frame.text} sent=${entry.sent} />`)}
  </ol>`;
}

/** One's own messages to a talk that the server has not confirmed. @param {string} key */
function unsent(key) {
  return socket.outbox.entries.value.filter(
    ({ frame }) => frame.t === "say" && (frame.to === ALL ? ALL : keyOf(frame.to)) === key,
  );
}

/** @param {any} props */
function Message({ from, bot, text, at, phase, round, before }) {
  const moved = round > 0 && (before?.phase !== phase || before?.round !== round);
  return html`${
    moved &&
    html`<li class="message message--system">
      ${t("Round {round}, {phase}", { round, phase: word("phases", phase) })}
    </li>`
  }
    <li class="message">
      ${view.value.nations[from] ? html`<${NationMark} id=${from} />` : html`<${Icon} name="host" extra="mark" />`}
      <p class="message__from">
        ${speaker(from)}
        ${bot && html` · ${t("bot")}`}
        <time datetime=${new Date(at).toISOString()}>${clockTime(at)}</time>
      </p>
      <p class="message__text">${text}</p>
    </li>`;
}

/** @param {{ text: string, sent: boolean }} props */
function Waiting({ text, sent }) {
  return html`<li class="message message--waiting">
    ${me.value && html`<${NationMark} id=${me.value} />`}
    <p class="message__from">
      ${me.value && speaker(me.value)} · ${
        sent ? t("sending…") : html`<${Icon} name="hourglass" /> ${t("will be sent")}`
      }
    </p>
    <p class="message__text">${text}</p>
  </li>`;
}

/** @param {string} from */
function speaker(from) {
  if (from === "host") return t("Host");
  if (from === "facilitator") return t("Facilitator");
  return from === me.value ? t("{nation} (you)", { nation: nationWord(from) }) : nationWord(from);
}

/** @param {number} at */
function clockTime(at) {
  return new Intl.DateTimeFormat(language(), { hour: "2-digit", minute: "2-digit" }).format(at);
}
