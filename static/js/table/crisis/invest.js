// @ts-check
// What one builds up at home: RP paid towards the next level of each domain.

import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { Stepper } from "../../ui/stepper.js";
import { invest, plan } from "../draft.js";
import { isPaused, may, me, view } from "../here.js";
import { nation } from "../names.js";
import { word } from "../words.js";

export function Invest() {
  const { capability, invested, next_level_cost: cost } = nation(me.value ?? "");
  const { left } = view.value.you;
  const { round, rounds } = view.value.clock;
  const hint =
    round < rounds
      ? t("A new level counts from the next round. Part payments are kept towards it.")
      : word("phases", "planning", "last");
  return html`<section class="panel" aria-labelledby="invest-title">
    <div class="panel__head"><h3 class="panel__title" id="invest-title"><${Icon} name="up" />${t("Invest at home")}</h3>
    </div>
    <p class="field__hint">${hint}</p>
    ${view.value.scenario.domains.map((/** @type {string} */ domain) => {
      const points = plan.value.investments[domain] ?? 0;
      const limit = may.value.invest[domain];
      return html`<${Stepper}
        key=${domain}
        icon=${`domain-${domain}`}
        label=${word("domains", domain)}
        spoken=${t("Invest in {domain}", { domain: word("domains", domain) })}
        value=${points}
        max=${Math.max(points, Math.min(limit.high, points + left))}
        onChange=${(/** @type {number} */ n) => invest(domain, n)}
        note=${t("Level {level}; {paid} of {cost} RP paid towards the next.", {
          level: capability[domain],
          paid: invested[domain] + points,
          cost: cost[domain],
        })}
        whyNotMore=${t("{n} RP left.", { n: left })}
        disabled=${!may.value.can_save_plan || isPaused.value}
      />`;
    })}
  </section>`;
}
