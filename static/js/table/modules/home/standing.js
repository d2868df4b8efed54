// @ts-check
// What all see of a nation's choices at home: the guideline, and against what it has hardened.

import { html } from "../../../lib/dom.js";
import { t } from "../../../lib/i18n.js";
import { Icon } from "../../../ui/icon.js";
import { Num } from "../../explain.js";
import { view } from "../../here.js";
import { tenths, word } from "../../words.js";

/** @param {{ id: string }} props */
export function Standing({ id }) {
  const { guideline, hardening } = view.value;
  const tracks = guideline?.nations[id];
  const hardened = Object.entries(hardening?.[id] ?? {});
  if (!tracks && hardened.length === 0) return null;
  return html`<div class="levels">
    ${
      tracks &&
      html`<div><h3>${t("Against the guideline")}</h3>
        <dl class="facts">
          <dt>${t("Core: effort of {n}", { n: tenths(guideline.core) })}</dt>
          <dd><${Track} of=${tracks} what="core" id=${id} /></dd>
          <dt>${t("Resilience: {n} a year", { n: tenths(guideline.resilience) })}</dt>
          <dd><${Track} of=${tracks} what="resilience" id=${id} /></dd>
        </dl></div>`
    }
    ${
      hardened.length > 0 &&
      html`<div><h3>${t("Hardened so far")}</h3>
        <dl class="facts">
          ${hardened.map(
            ([threat, times]) => html`<dt>${word("threats", threat)}</dt>
              <dd><${Num} value=${times} title=${t("Hardened")} path=${["hardening", id, threat]} /></dd>`,
          )}
        </dl></div>`
    }
  </div>`;
}

/** @param {{ of: any, what: string, id: string }} props */
function Track({ of, what, id }) {
  const met = of[`${what}_met`];
  return html`<${Num}
      value=${tenths(of[what])}
      title=${what === "core" ? t("Effort") : t("Resilience")}
      path=${["guideline", "nations", id, what]} />${" "}
    <${Icon} name=${met ? "check" : "close"} label=${met ? t("met") : t("not met")} extra="icon--inline" />`;
}
