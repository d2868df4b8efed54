// @ts-check
// Hardening: against which crises one protects one's own nation, at which price.

import { html } from "../../../lib/dom.js";
import { t } from "../../../lib/i18n.js";
import { change, plan } from "../../draft.js";
import { may, view } from "../../here.js";
import { cardOf } from "../../names.js";
import { rp, whyNot, word } from "../../words.js";

/** @param {{ shut: boolean }} props */
export function Harden({ shut }) {
  const crises = Object.values(view.value.crises).sort((a, b) => a.order - b.order);
  return html`<fieldset class="picker term">
    <legend>${t("Harden your nation against")}</legend>
    ${crises.map(({ id, threat }) => {
      const limit = may.value.crises?.[id]?.harden;
      return limit && html`<${Row} key=${id} crisis=${id} threat=${threat} limit=${limit} shut=${shut} />`;
    })}
  </fieldset>`;
}

/** @param {{ crisis: string, threat: string, limit: any, shut: boolean }} props */
function Row({ crisis, threat, limit, shut }) {
  const chosen = plan.value.hardened ?? [];
  const on = chosen.includes(crisis);
  const { left } = view.value.you;
  const tooDear = !on && limit.cost > left;
  const off = shut || !limit.allowed || tooDear;
  const note = `harden-${crisis}`;
  const words = !limit.allowed
    ? whyNot(limit.why_not, limit.facts)
    : tooDear
      ? t("{price}; you have {left} left.", { price: rp(limit.cost), left: rp(left) })
      : limit.lowers_exposure
        ? t("{price}: it does you less harm, and you are less exposed to {threat} from then on.", {
            price: rp(limit.cost),
            threat: word("threats", threat),
          })
        : t("{price}: it does you less harm.", { price: rp(limit.cost) });

  function toggle() {
    const next = on ? chosen.filter((one) => one !== crisis) : [...chosen, crisis].sort();
    change({ hardened: next.length > 0 ? next : undefined });
  }

  return html`<div>
    <label class="check">
      <input
        type="checkbox"
        checked=${on}
        disabled=${off}
        aria-describedby=${note}
        onChange=${toggle} />
      ${cardOf(crisis)?.title}
    </label>
    <p class="field__hint" id=${note}>${words}</p>
  </div>`;
}
