// @ts-check
// The message box. What is written stays until it is sent, for each talk by itself.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { toast } from "../../ui/toast.js";
import { begun, me, socket, view } from "../here.js";
import { nationWords } from "../names.js";
import { ALL, channel, membersOf } from "./channels.js";

const unsent = /** @type {ReturnType<typeof import("../../lib/kept.js").kept<string>>} */ (begun("drafts"));

/** What is written and not sent, by talk. */
export const drafts = unsent.all;

/** Whether nobody at a nation reads: a bot plays it, or nobody, or it is one's own. @param {string} id */
const isDeaf = (id) => id === me.value || view.value.nations[id]?.controller !== "person";

export function Compose() {
  const open = channel.value;
  const members = membersOf(open);
  const text = drafts.value[open] ?? "";
  const label = open === ALL ? t("Message to all") : t("Message to {nations}", { nations: nationWords(members) });

  /** @param {string} words */
  const write = (words) => unsent.put(open, words || undefined);

  /** @param {Event} event */
  async function send(event) {
    event.preventDefault();
    const words = text.trim();
    if (!words) return;
    write("");
    const answer = await socket.say(open === ALL ? ALL : members, words);
    if (answer.ok) return;
    if (!drafts.value[open]) write(words); // nothing that was written is lost
    if (answer.message) toast(answer.message, { kind: "warn" });
  }

  /** @param {KeyboardEvent} event */
  function pressed(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) send(event);
  }

  const unread = (open === ALL ? view.value.nation_order : members).every(isDeaf);
  return html`<form class="compose" onSubmit=${send}>
    ${unread && html`<p class="field__hint compose__hint">${t("Bots do not read messages. They answer asks and pledges.")}</p>`}
    <label class="visually-hidden" for="message">${label}</label>
    <textarea
      class="input"
      id="message"
      rows="1"
      maxlength="2000"
      placeholder=${label}
      value=${text}
      enterkeyhint="send"
      onInput=${(/** @type {Event} */ event) => write(/** @type {HTMLTextAreaElement} */ (event.currentTarget).value)}
        onKeyDown=${pressed}>
      </textarea>
    <button class="button button--primary button--icon" aria-label=${t("Send")}><${Icon} name="send" /></button>
  </form>`;
}
