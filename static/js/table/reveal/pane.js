// @ts-check
// The reveal and, after it, the year in short with the reveal to look at again.

import { useState } from "preact/hooks";
import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { Coach } from "../coach.js";
import { phase, telling, view } from "../here.js";
import * as told from "../told.js";
import { Aftermath } from "./aftermath.js";
import { Reveal } from "./reveal.js";

telling.value = told;

export function RevealPane() {
  const { reveal, clock } = view.value;
  const [again, setAgain] = useState(0);
  if (!reveal) return html`<p class="empty">${t("The plans are being opened.")}</p>`;
  const after = phase.value === "aftermath";
  return html`<${Coach} />
    ${after && html`<${Aftermath} reveal=${reveal} />`}
    ${
      !after || again === clock.round
        ? html`<${Reveal} key=${clock.round} reveal=${reveal} isReplay=${after} />`
        : html`<button type="button" class="button" onClick=${() => setAgain(clock.round)}>
            <${Icon} name="undo" />
            ${t("See the reveal again")}
        </button>`
    }`;
}
