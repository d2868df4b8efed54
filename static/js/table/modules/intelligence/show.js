// @ts-check
// To whom one shows what one's own services see of a crisis; it cannot be taken back, so it asks.

import { html, useFreshId } from "../../../lib/dom.js";
import { t } from "../../../lib/i18n.js";
import { ConfirmButton } from "../../../ui/rest.js";
import { act, isPaused, may } from "../../here.js";
import { nationWord } from "../../names.js";

/** @param {{ crisis: string }} props */
export function ShowTo({ crisis }) {
  const id = useFreshId("show");
  const { can_show: others = [], leaky = [] } = may.value.crises?.[crisis] ?? {};
  if (others.length === 0) return null;
  return html`<div class="stack stack--tight" role="group" aria-labelledby=${id}>
    <p class="field__hint" id=${id}>${t("You can let others see it too. Nobody else learns of that.")}</p>
    ${others.map(
      (/** @type {string} */ nation) => html`<div key=${nation} class="row">
        <${ConfirmButton}
          icon="eye"
          words=${t("Show to {nation}", { nation: nationWord(nation) })}
          sure=${leaky.includes(nation) ? t("Show it, though it leaks") : t("Show it")}
          off=${isPaused.value}
          run=${() => act({ type: "share_report", crisis, nation })} />
        ${leaky.includes(nation) && html`<span class="field__hint">${t("Its cyber teams are weak: others may read it too.")}</span>`}
      </div>`,
    )}
  </div>`;
}
