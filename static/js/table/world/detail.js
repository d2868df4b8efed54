// @ts-check
// Everything that all may know of a nation.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Meter } from "../../ui/meter.js";
import { Num } from "../explain.js";
import { Extra } from "../extra.js";
import { me, view } from "../here.js";
import { nation, nationWords, WriteTo } from "../names.js";
import { Term } from "../peek.js";
import { tenths, word } from "../words.js";

/** @param {{ id: string }} props */
export function NationDetail({ id }) {
  const one = nation(id);
  const mine = me.value && me.value !== id ? one.trust[me.value] : undefined;
  return html`<div class="detail">
    <p>${one.blurb}</p>
    <p class="field__hint">
      ${view.value.scenario.regions[one.region]}
      ${one.rivals.length > 0 && ` · ${t("Rivals: {nations}", { nations: nationWords(one.rivals) })}`}
    </p>
    <${Bars} one=${one} trust=${mine} />
    <${Facts} one=${one} />
    <${Levels} one=${one} />
    ${me.value && me.value !== id && html`<div class="row"><${WriteTo} id=${id} /></div>`}
  </div>`;
}

/** @param {{ quantity: string }} props */
export function QuantityTerm({ quantity }) {
  return html`<${Term} of=${`quantities.${quantity}`} />`;
}

/** @param {{ one: any, trust: number | undefined }} props */
function Bars({ one, trust }) {
  const past = one.record_history.slice(-3);
  return html`<div class="stack stack--tight">
    <${Meter}
      label=${html`<${QuantityTerm} quantity="record" />
      ${past.length > 0 && html` <small>(${t("last: {past}", { past: past.join(", ") })})</small>`}`}
      value=${html`<${Num}
        value=${one.record}
        title=${word("quantities", "record")}
        path=${["nations", one.id, "record"]} />`}
      now=${one.record}
      whole=${200}
      goal=${100} />
    <${Meter}
      label=${html`<${QuantityTerm} quantity="support" />`}
      value=${html`<${Num}
        value=${one.support}
        title=${word("quantities", "support")}
        path=${["nations", one.id, "support"]} />`}
      now=${one.support}
      whole=${100}
      mood=${one.support < 30 ? "bad" : ""} />
    ${
      trust !== undefined &&
      html`<${Meter}
        label=${t("How they see you")}
        value=${html`<${Num}
          value=${trust}
          title=${t("Trust in you")}
          path=${["nations", one.id, "trust", me.value ?? ""]} />`}
        now=${trust}
        whole=${100}
        goal=${50} />`
    }
  </div>`;
}

/** Budget and the like, each with its sum. @param {{ one: any }} props */
export function Facts({ one }) {
  const modules = view.value.scenario.modules;
  const paid = t("{given} RP given, {received} RP received", { given: one.given, received: one.received });
  return html`<dl class="facts">
    <${Fact} one=${one} quantity="budget" shown=${t("{n} RP", { n: one.budget })} />
    <${Fact} one=${one} quantity="influence" shown=${one.influence} />
    <${Fact} one=${one} quantity="gdp" shown=${one.gdp} />
    <dt><${QuantityTerm} quantity="effort" /></dt><dd>${tenths(one.effort)}</dd>
    ${modules.includes("readiness") && html`<${Fact} one=${one} quantity="readiness" shown=${one.readiness} />`}
    <dt>${t("Help so far")}</dt><dd>${paid}</dd>
  </dl>`;
}

/** @param {{ one: any, quantity: string, shown: any }} props */
function Fact({ one, quantity, shown }) {
  return html`<dt><${QuantityTerm} quantity=${quantity} />
    </dt>
    <dd><${Num} value=${shown} title=${word("quantities", quantity)} path=${["nations", one.id, quantity]} />
    </dd>`;
}

/** Capabilities and exposures. @param {{ one: any }} props */
export function Levels({ one }) {
  const exposed = Object.entries(one.exposure).filter(([, level]) => Number(level) > 0);
  exposed.sort(([, a], [, b]) => Number(b) - Number(a));
  return html`<div class="levels">
    <div><h3>${t("Units it can send")}</h3>
      <dl class="facts">
        ${Object.entries(one.capability).map(
          ([domain, level]) =>
            html`<dt><${Term} of=${`domains.${domain}`} />
            </dt>
            <dd>
              <${Num}
                value=${level}
                title=${word("domains", domain)}
                path=${["nations", one.id, "capability", domain]} />
            </dd>`,
        )}
      </dl>
      </div>
    <div><h3>${t("Exposed to (0 to 3)")}</h3>
      <dl class="facts">${exposed.map(([threat, level]) => html`<dt><${Term} of=${`threats.${threat}`} /></dt><dd>${level}</dd>`)}
      </dl>
      </div>
  </div>
  <${Extra} at="nation" id=${one.id} />`;
}
