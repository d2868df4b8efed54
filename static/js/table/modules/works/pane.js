// @ts-check
// What nations build for later: projects under way and done, and who leads in which field of technology.

import { html } from "../../../lib/dom.js";
import { t } from "../../../lib/i18n.js";
import { DataFrame } from "../../../ui/frame.js";
import { Icon } from "../../../ui/icon.js";
import { ConfirmButton } from "../../../ui/rest.js";
import { Num } from "../../explain.js";
import { act, isPaused, may, me, view } from "../../here.js";
import { NationMark, nation, nationWord, nationWords } from "../../names.js";
import { PeekLink, Term } from "../../peek.js";
import { rp, word } from "../../words.js";
import { Intro } from "../intro.js";
import { projectTitle } from "./words.js";

export function WorksPane() {
  const { works } = view.value;
  if (!works) return null;
  const projects = /** @type {[string, any][]} */ (Object.entries(works.projects ?? {}));
  projects.sort(([, a], [, b]) => a.order - b.order);
  return html`<section class="panel" aria-labelledby="works-title">
    <div class="panel__head">
      <h2 class="panel__title" id="works-title"><${Icon} name="up" />${t("Projects and technology")}</h2>
    </div>
    <${Intro} of=${["technology", "projects", "industry"]} />
    ${works.projects && projects.length === 0 && html`<p class="empty">${t("No project has been begun. One is begun by an offer.")}</p>`}
    ${projects.map(([id, one]) => html`<${Project} key=${id} id=${id} one=${one} />`)}
    ${works.technology && html`<${Technology} of=${works.technology} />`}
  </section>`;
}

const STATUS = () => ({
  running: t("under way"),
  done: t("done"),
  cancelled: t("given up"),
});

/** @param {{ id: string, one: any }} props */
function Project({ id, one }) {
  const card = view.value.works.catalogue?.[one.card];
  const allowed = may.value.projects?.[id];
  const status = /** @type {Record<string, string>} */ (STATUS())[one.status] ?? one.status;
  const title = projectTitle(one.card);
  return html`<article class="offer" aria-label=${title} data-status=${one.status === "running" ? "deal" : "ended"}>
    <p class="offer__head">
      <${PeekLink} title=${title} body=${() => html`<p>${card?.why}</p><p>${card?.does.join(" ")}</p>`}>${title}</${PeekLink}>
      <span class="chip">${status}</span>
    </p>
    <p class="field__hint">
      ${t("{nations}; hosted by {host}; {way}; done in round {round}.", {
        nations: nationWords(one.partners),
        host: nationWord(one.host),
        way: word("ways", one.way),
        round: one.ends,
      })}${" "}
      ${one.overran && t("It overran.")}${" "}
      ${one.left.length > 0 && t("Stopped paying: {nations}.", { nations: nationWords(one.left) })}
    </p>
    <ul class="agreement__parties" role="list">
      ${Object.entries(one.shares).map(
        ([id, share]) => html`<li class="row row--tight">
          <${NationMark} id=${id} />${t("{paid} of {share} paid", { paid: one.paid[id] ?? 0, share: rp(Number(share)) })}
        </li>`,
      )}
    </ul>
    ${one.against.length > 0 && html`<p class="note note--warn"><${Icon} name="alert" />${t("Against going on: {nations}.", { nations: nationWords(one.against) })}</p>`}
    ${
      allowed?.can_cancel &&
      html`<div class="row">
        <${ConfirmButton}
          icon="close"
          words=${t("Speak against “{project}”", { project: title })}
          sure=${t("Speak against it")}
          off=${isPaused.value}
          run=${() => act({ type: "cancel_project", project: id })} />
      </div>`
    }
  </article>`;
}

/** @param {{ of: Record<string, Record<string, number>> }} props */
function Technology({ of }) {
  const order = view.value.nation_order;
  const fields = Object.keys(Object.values(of)[0] ?? {});
  return html`<${DataFrame} label=${t("Technology")}>
    <table class="data data--tight">
      <caption>${t("Technology, 0 to 3")}</caption>
      <thead>
        <tr>
          <td></td>
          ${order.map((/** @type {string} */ id) => html`<th scope="col" class="is-number"><abbr title=${nationWord(id)}>${nation(id).code}</abbr></th>`)}
        </tr>
      </thead>
      <tbody>
        ${fields.map(
          (field) => html`<tr>
            <th scope="row">
              <${Term} of=${`technologies.${field}`} />
            </th>
            ${order.map(
              (/** @type {string} */ id) => html`<td class=${id === me.value ? "is-number is-you" : "is-number"}>
                <${Num}
                  value=${of[id]?.[field] ?? 0}
                  title=${t("{field} of {nation}", { field: word("technologies", field), nation: nationWord(id) })}
                  path=${["works", "technology", id, field]} />
              </td>`,
            )}
          </tr>`,
        )}
      </tbody>
    </table>
  </${DataFrame}>`;
}
