// @ts-check
// The plan as one sees it while changing it: the server's plan, overlaid by changes that it has not confirmed yet.
// Every change sends the whole plan; what is not possible comes back as a refusal, and then the server's plan stands.

import { computed, effect, signal } from "@preact/signals";
import { toast } from "../ui/toast.js";
import { socket, view } from "./here.js";

/**
 * @typedef {object} Plan
 * @property {Record<string, Record<string, number>>} deployments units by crisis and domain
 * @property {Record<string, number>} investments RP by domain
 * @property {Record<string, string>} choices option by crisis
 * @property {number} [effort] in tenths of a per cent
 * @property {number} [outreach] RP
 * @property {string[]} [hardened] crises, sorted
 * @property {Record<string, number>} [research] RP by field of technology
 * @property {string[]} [shares] projects whose share is paid, sorted
 * @property {{ domain: string, repayment: string }} [contract]
 */

/** @type {Plan} */
const EMPTY = { deployments: {}, investments: {}, choices: {} };

const unconfirmed = signal(/** @type {Plan | null} */ (null));
let round = 0;
let underway = 0;

/** The plan to show. */
export const plan = computed(() => /** @type {Plan} */ (unconfirmed.value ?? view.value?.you?.plan ?? EMPTY));

/** Whether changes are still on their way. */
export const isSaving = computed(() => unconfirmed.value !== null);

effect(() => {
  const clock = view.value?.clock;
  const now = clock ? clock.round * 10 + (clock.phase === "planning" ? 1 : 0) : 0;
  if (now !== round) unconfirmed.value = null;
  round = now;
});

/** Units that the plan sends to a crisis. @param {string} crisis @param {string} [domain] all of them without one */
export function sent(crisis, domain) {
  const units = plan.value.deployments[crisis] ?? {};
  return domain ? (units[domain] ?? 0) : Object.values(units).reduce((sum, n) => sum + n, 0);
}

/** Send so many units. @param {string} crisis @param {string} domain @param {number} units */
export function deploy(crisis, domain, units) {
  const { deployments } = plan.value;
  change({ deployments: { ...deployments, [crisis]: { ...deployments[crisis], [domain]: units } } });
}

/** Pay so much towards a domain's next level. @param {string} domain @param {number} points */
export function invest(domain, points) {
  change({ investments: { ...plan.value.investments, [domain]: points } });
}

/** Pick a response. @param {string} crisis @param {string} option */
export function choose(crisis, option) {
  change({ choices: { ...plan.value.choices, [crisis]: option } });
}

/** Change parts of the plan. @param {Partial<Plan>} part */
export async function change(part) {
  const mine = { ...plan.value, ...part };
  unconfirmed.value = mine;
  underway += 1;
  const answer = await socket.do({ type: "save_plan", plan: asSent(mine) }, "plan");
  underway -= 1;
  if (!answer.ok && answer.message) {
    toast(answer.message, { kind: "warn" });
    unconfirmed.value = null;
  } else if (underway === 0) {
    unconfirmed.value = null;
  }
}

/** The plan as the engine reads it: sorted, and without zeros. @param {Plan} whole */
function asSent({ deployments, investments, choices, research, ...more }) {
  const paid = entries(research ?? {}).filter(([, points]) => points > 0);
  return {
    ...more,
    ...(paid.length > 0 && { research: paid.map(([field, points]) => ({ field, points })) }),
    deployments: entries(deployments).flatMap(([crisis, byDomain]) =>
      entries(byDomain)
        .filter(([, units]) => units > 0)
        .map(([domain, units]) => ({ crisis, domain, units })),
    ),
    investments: entries(investments)
      .filter(([, points]) => points > 0)
      .map(([domain, points]) => ({ domain, points })),
    choices: entries(choices).map(([crisis, option]) => ({ crisis, option })),
  };
}

/** @template T @param {Record<string, T>} map @returns {[string, T][]} */
const entries = (map) => Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
