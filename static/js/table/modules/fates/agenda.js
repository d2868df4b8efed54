// @ts-check
// What one's own nation secretly sets out to do, and how far it has come.

import { html } from "../../../lib/dom.js";
import { t } from "../../../lib/i18n.js";
import { Icon } from "../../../ui/icon.js";
import { Meter } from "../../../ui/meter.js";
import { me, view } from "../../here.js";
import { signed } from "../../words.js";
import { Intro } from "../intro.js";

/** In the facts of a nation: one's own alone. @param {{ id: string }} props */
export function Agenda({ id }) {
  const agenda = view.value.you?.agenda;
  if (!agenda || id !== me.value) return null;
  return html`<div class="seen">
    <${Intro} of=${["agendas"]} />
    <h3><${Icon} name="lock" extra="icon--inline" /> ${t("Only you see this: your agenda")}</h3>
    <${AgendaWords} agenda=${agenda} />
  </div>`;
}

/** @param {{ agenda: any }} props */
export function AgendaWords({ agenda }) {
  return html`<div class="stack stack--tight">
    <p><strong>${agenda.title}.</strong> ${agenda.text}</p>
    <${Meter}
      label=${t("Points so far")}
      value=${t("{n} of {most}", { n: agenda.points, most: agenda.most })}
      now=${agenda.points}
      whole=${agenda.most} />
    <ul class="plain stack stack--tight" role="list">
      ${agenda.start > 0 && html`<li class="row row--between"><span>${t("From the start")}</span><strong>${signed(agenda.start)}</strong></li>`}
      ${agenda.parts.map(
        (/** @type {any} */ part) => html`<li class="row row--between">
          <span class="row__grow">${part.text} <small>(${t("so far: {n}", { n: part.count })})</small></span>
          <strong>${signed(part.points)}</strong>
        </li>`,
      )}
    </ul>
  </div>`;
}
