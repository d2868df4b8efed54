// @ts-check
// Step 1: what everybody decided, all at once.

import { html } from "../../lib/dom.js";
import { t, tn } from "../../lib/i18n.js";
import { Icon } from "../../ui/icon.js";
import { me, view } from "../here.js";
import { CrisisName, cardOf, NationName, nationWord } from "../names.js";
import { rp, tenths, unitsByDomain, word } from "../words.js";
import { AsTable } from "./twin.js";

/** @param {Record<string, Record<string, number>>} deployments */
const unitsOf = (deployments) =>
  Object.values(deployments)
    .flatMap(Object.values)
    .reduce((sum, n) => sum + n, 0);

/** @param {any} reveal */
export function choicesHeadline({ plans }) {
  const senders = /** @type {any[]} */ (Object.values(plans)).filter(({ deployments }) => unitsOf(deployments) > 0);
  const units = senders.reduce((sum, { deployments }) => sum + unitsOf(deployments), 0);
  return tn("{nations} of {all} nations sent {n} unit.", "{nations} of {all} nations sent {n} units.", units, {
    nations: senders.length,
    all: Object.keys(plans).length,
  });
}

/** @param {{ reveal: any }} props */
export function Choices({ reveal }) {
  const order = view.value.nation_order.filter((/** @type {string} */ id) => reveal.plans[id]);
  return html`<ul class="flips" role="list">
      ${order.map(
        (/** @type {string} */ id) =>
          html`<li class=${`flip ${id === me.value ? "is-you" : ""}`}>
          <${Plan} id=${id} plan=${reveal.plans[id]} results=${reveal.results} />
          </li>`,
      )}
    </ul>
    <${AsTable} title=${t("Units sent")}><${Sent} order=${order} reveal=${reveal} /></${AsTable}>`;
}

/** Units by nation and crisis. @param {{ order: string[], reveal: any }} props */
function Sent({ order, reveal }) {
  const crises = reveal.results.map((/** @type {any} */ one) => one.crisis);
  const units = (/** @type {any} */ byDomain) => Object.values(byDomain ?? {}).reduce((sum, n) => sum + Number(n), 0);
  return html`<table class="data">
    <caption>${t("Units sent")}</caption>
    <thead>
      <tr>
        <th scope="col">${t("Nation")}</th>
        ${crises.map((/** @type {string} */ id) => html`<th scope="col" class="is-number">${cardOf(id)?.title}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${order.map(
        (id) =>
          html`<tr>
          <th scope="row">${nationWord(id)}</th>
          ${crises.map(
            (/** @type {string} */ crisis) =>
              html`<td class="is-number">${units(reveal.plans[id].deployments[crisis])}</td>`,
          )}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** @param {{ id: string, plan: any, results: any[] }} props */
function Plan({ id, plan, results }) {
  const { deployments, investments, choices, effort, outreach, hardened = [] } = plan;
  const paid = Object.entries(investments).map(
    ([domain, points]) => `${word("domains", domain)} ${rp(Number(points))}`,
  );
  const sent = Object.entries(deployments).filter(([, units]) => Object.values(units).some((n) => n > 0));
  const later = builtForLater(plan);
  return html`<h3 class="flip__name"><${NationName} id=${id} /></h3>
    ${
      sent.length + paid.length + Object.keys(choices).length + hardened.length + later.length === 0 &&
      !outreach &&
      effort === undefined &&
      html`<p class="flip__none">${t("kept everything at home")}</p>`
    }
    <ul class="plain" role="list">
      ${sent.map(
        ([crisis, units]) => html`<li><${CrisisName} id=${crisis} />: <strong>${unitsByDomain(units)}</strong></li>`,
      )}
      ${Object.entries(choices).map(
        ([crisis, option]) =>
          html`<li>
          <${Icon} name="explain" extra="icon--inline" /> ${cardOf(crisis)?.title}: <strong>
            ${optionLabel(crisis, option, results)}
          </strong>
          </li>`,
      )}
      ${
        paid.length > 0 &&
        html`<li><${Icon} name="up" extra="icon--inline" /> ${t("invested: {list}", { list: paid.join(", ") })}</li>`
      }
      ${
        effort !== undefined &&
        html`<li><${Icon} name="effort" extra="icon--inline" /> ${t("effort from next year on: {n}", { n: tenths(effort) })}</li>`
      }
      ${
        outreach > 0 &&
        html`<li><${Icon} name="support" extra="icon--inline" /> ${t("public diplomacy: {n}", { n: rp(outreach) })}</li>`
      }
      ${later.length > 0 && html`<li><${Icon} name="up" extra="icon--inline" /> ${later.join("; ")}</li>`}
      ${
        hardened.length > 0 &&
        html`<li><${Icon} name="lock" extra="icon--inline" /> ${t("hardened against: {list}", { list: hardened.map((/** @type {string} */ one) => cardOf(one)?.title ?? one).join(", ") })}</li>`
      }
  </ul>`;
}

/** What a plan pays for later, in words. @param {any} plan @returns {string[]} */
function builtForLater({ research = {}, shares = [], contract }) {
  const { projects = {}, catalogue = {} } = view.value.works ?? {};
  const title = (/** @type {string} */ work) => catalogue[projects[work]?.card]?.title ?? work;
  return [
    ...Object.entries(research).map(([field, points]) =>
      t("research in {field}: {n}", { field: word("technologies", field), n: rp(Number(points)) }),
    ),
    ...shares.map((/** @type {string} */ work) => t("its part of “{project}”", { project: title(work) })),
    ...(contract ? [t("a contract with industry: {domain}", { domain: word("domains", contract.domain) })] : []),
  ];
}

/** @param {string} crisis @param {string} option @param {any[]} _results @returns {string} */
export function optionLabel(crisis, option, _results = []) {
  if (option === "any") return t("whatever the coalition does");
  return view.value.crises[crisis]?.options?.[option]?.label ?? option;
}
