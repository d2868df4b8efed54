// @ts-check
// What a plan can do at home beside investing: effort from next year on, the own public, and hardening.

import { html } from "../../../lib/dom.js";
import { t, tn } from "../../../lib/i18n.js";
import { Icon } from "../../../ui/icon.js";
import { Stepper } from "../../../ui/stepper.js";
import { change, plan } from "../../draft.js";
import { isPaused, may, me, phase, view } from "../../here.js";
import { Intro } from "../intro.js";
import { WorksPlan } from "../works/plan.js";
import { Effort } from "./effort.js";
import { Harden } from "./harden.js";

/** Whether nothing can be changed now. */
const isShut = () => !may.value.can_save_plan || isPaused.value;

export function HomePane() {
  const { effort, outreach, crises = {}, research, contract, projects = {} } = may.value;
  if (phase.value !== "planning" || !me.value || !may.value.invest) return null;
  const hardens = Object.values(crises).some(({ harden }) => harden);
  const pays = Object.values(projects).some(({ due }) => due > 0);
  if (!effort && !outreach && !hardens && !research && !contract && !pays) return null;
  return html`<section class="panel" aria-labelledby="home-title">
    <div class="panel__head">
      <h3 class="panel__title" id="home-title"><${Icon} name="flag" />${t("Also in your plan")}</h3>
    </div>
    <${Intro} of=${["effort", "outreach", "hardening"]} />
    ${effort && html`<${Effort} limit=${effort} shut=${isShut()} />`}
    ${outreach && html`<${Outreach} limit=${outreach} />`}
    ${hardens && html`<${Harden} shut=${isShut()} />`}
    <${WorksPlan} shut=${isShut()} />
  </section>`;
}

/** @param {{ limit: any }} props */
function Outreach({ limit }) {
  const spent = plan.value.outreach ?? 0;
  const { left } = view.value.you;
  const gain = limit.brings[spent] ?? 0;
  const note =
    spent > 0
      ? tn("Support rises by {n} at the reveal.", "Support rises by {n} at the reveal.", gain)
      : t("RP spent on speaking to your own people lift public support at once.");
  return html`<${Stepper}
    icon="support"
    label=${t("Public diplomacy")}
    spoken=${t("Public diplomacy, RP")}
    value=${spent}
    max=${Math.max(spent, Math.min(limit.high, spent + left))}
    onChange=${(/** @type {number} */ n) => change({ outreach: n || undefined })}
    note=${note}
    whyNotMore=${spent >= limit.high ? t("More would bring nothing.") : t("{n} RP left.", { n: left })}
    disabled=${isShut()} />`;
}
