// @ts-check
// The words of the introductions: what a module lets one do, what it costs, and what to look out for.

import { t } from "../../lib/i18n.js";

/** @type {Record<string, () => string[]>} */
export const INTRODUCTIONS = {
  deals: () => [
    t("While nations talk, you can make an offer: RP of this year for another nation, or for each other."),
    t("Only those it names see it. All of them must say yes; then it is a deal, it is paid at once, and all see it."),
    t("Answer an offer with yes, with no, or with a version of your own: your changes are marked."),
    t("What you have offered is kept aside until it is answered. Aid has to be spent this year."),
  ],
  exercises: () => [
    t("Each two nations work together well or badly: a number from 0 to 100, to be seen under “Network”."),
    t("Units of nations that work together well count for more in the same crisis."),
    t("An exercise, agreed on as a deal, brings its nations closer, and so does serving together."),
    t("What was practised this year helps from next year on."),
  ],
  agreements: () => [
    t(
      "An agreement binds nations for years: each clause gives something, asks something, and breaking it costs trust.",
    ),
    t("It is founded by an offer that all its members and partners accept. Who offers it pays influence."),
    t("Everybody sees who keeps each clause: ready, at risk, or broken. Nobody argues about it."),
    t("A few clauses are free; each further one costs influence every year. Leaving may ask for a year’s notice."),
  ],
  technology: () => [
    t("Each nation can lead in fields of technology, from 0 to 3: a level makes the units of some domains stronger."),
    t("Research is paid in your plan; part payments are kept, and a new level serves from the next round on."),
  ],
  projects: () => [
    t("A project is begun by an offer: its partners pay their shares, and all of them gain from it when it is done."),
    t("How it is procured decides what it costs, how long it takes and what can go wrong. Its host gains most."),
    t("What is due stands in your plan. Who stops paying forfeits what it has paid."),
  ],
  industry: () => [
    t("A contract with industry brings investment now; its price, in money or in exposure, comes later."),
  ],
  agendas: () => [
    t("Your nation has an agenda of its own: an aim that nobody else knows before the end."),
    t("It is worth up to 15 points, counted from what all can see. Others have theirs."),
  ],
  red_cell: () => [
    t("A challenger plays crises at the nations: face down at the end of a year, turned as the next one opens."),
    t("Its pressure grows every round and makes its cards graver. It gains where nations fall apart."),
  ],
  events: () => [
    t("The scenario has events of its own, some of them foreseen: powers rise and decline, rivals appear."),
    t("Alarms warn when the world becomes unsteady, and the last round follows from what was done before."),
  ],
  stationing: () => [
    t("As a deal, you can keep units on a partner’s soil, year by year, for RP."),
    t("They are there when a crisis strikes it: sending so many of them costs you no more than at home."),
    t("You or your partner can end it while nations talk; it also ends when you cannot pay."),
  ],
  missions: () => [
    t("Who is far ahead in a domain can train another’s people: their level rises by one, at the reveal."),
    t("It is a part of a deal. Who sends the mission pays for it; aid in the same deal can make up for that."),
  ],
  effort: () => [
    t("Your plan sets how much of your economy goes into the budget from next year on."),
    t("More effort brings more RP, but the economy grows more slowly and the public likes it less."),
    t("It moves only a little in a year, so think ahead."),
  ],
  outreach: () => [
    t("RP spent on public diplomacy speak to your own people: support rises at once."),
    t("It costs RP that crises need, and brings no more than a few points in a year."),
  ],
  hardening: () => [
    t("You can harden your nation against a crisis at home or in your region: it then does you less harm."),
    t("It helps you alone and does nothing about the crisis itself."),
    t("Hardened again against the same threat, you are less exposed to it for good."),
  ],
  readiness: () => [
    t("Units that are sent wear out: the more of them serve, the less ready those of next year are."),
    t("Readiness comes back a little each year, and by exercises."),
  ],
  intelligence: () => [
    t("Until the reveal all hear only a rumour of how grave a crisis is. It can be wrong either way."),
    t("Your own services see more, the higher your level of intelligence: look for “Only you see this” on the cards."),
    t("You can show another nation what your services see; only that nation learns of it."),
    t("A report shown to a nation with weak cyber teams may be read by others too."),
  ],
};
