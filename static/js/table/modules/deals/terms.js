// @ts-check
// The terms of a deal in words, and what a counter-offer changes in them.

import { t } from "../../../lib/i18n.js";
import { may, me, view } from "../../here.js";
import { nationWord, nationWords } from "../../names.js";
import { rp, unitsByDomain, word } from "../../words.js";
import { changeWords, isChange } from "../agreements/changing.js";
import { foundingChange, foundingWords } from "../agreements/words.js";
import { startChange, startWords } from "../works/words.js";

/**
 * @typedef {{ type: "give_aid", giver: string, receiver: string, points: number }} Aid
 * @typedef {{ type: "hold_exercise", nations: string[] }} Exercise
 * @typedef {import("../agreements/words.js").Founding} Founding
 * @typedef {import("../works/words.js").Start} Start
 * @typedef {import("../agreements/changing.js").Change} Change
 * @typedef {{ type: "station_units", guest: string, host: string, domain: string, units: number }} Stationing
 * @typedef {{ type: "send_mission", giver: string, receiver: string, domain: string }} Mission
 * @typedef {Aid | Exercise | Founding | Start | Change | Stationing | Mission} DealTerm
 */

/** A term as a sentence. @param {DealTerm} term @returns {string} */
export function termWords(term) {
  if (term.type === "give_aid") {
    const { giver, receiver, points } = term;
    return t("{giver} gives {receiver} {points}.", {
      giver: nationWord(giver),
      receiver: nationWord(receiver),
      points: rp(points),
    });
  }
  if (term.type === "found_agreement") return foundingWords(term);
  if (term.type === "start_project") return startWords(term);
  if (isChange(term)) return changeWords(term);
  if (term.type === "station_units")
    return t("{guest} stations units with {host}: {units}.", {
      guest: nationWord(term.guest),
      host: nationWord(term.host),
      units: unitsByDomain({ [term.domain]: term.units }),
    });
  if (term.type === "send_mission")
    return t("{giver} trains people of {receiver}: {domain}.", {
      giver: nationWord(term.giver),
      receiver: nationWord(term.receiver),
      domain: word("domains", term.domain),
    });
  if (term.type !== "hold_exercise") return t("A term that this page does not know yet. Load it again.");
  if (term.nations.length < 2) return t("An exercise: name at least two nations.");
  return t("{nations} hold an exercise together.", { nations: nationWords(term.nations) });
}

/** All whose word terms need, oneself among them. @param {DealTerm[]} terms @returns {string[]} */
export function partiesOf(terms) {
  const named = terms.flatMap(namedIn);
  return view.value.nation_order.filter((/** @type {string} */ id) => id === me.value || named.includes(id));
}

/** The nations that a term names. @param {DealTerm} term @returns {string[]} */
function namedIn(term) {
  if (term.type === "give_aid" || term.type === "send_mission") return [term.giver, term.receiver];
  if (term.type === "station_units") return [term.guest, term.host];
  if (term.type === "start_project") return [...term.partners, term.host];
  if (isChange(term)) return term.type === "join_agreement" ? [term.nation] : []; // members agree by their own rule
  return term.type === "found_agreement" ? [...term.members, ...term.partners] : (term.nations ?? []);
}

/** RP of aid that a nation gives by terms. @param {DealTerm[]} terms @param {string} nation */
export const aidFrom = (terms, nation) =>
  terms.reduce((sum, term) => sum + (term.type === "give_aid" && term.giver === nation ? term.points : 0), 0);

/** RP of aid that comes to a nation. @param {DealTerm[]} terms @param {string} nation */
export const aidTo = (terms, nation) =>
  terms.reduce((sum, term) => sum + (term.type === "give_aid" && term.receiver === nation ? term.points : 0), 0);

/** RP that terms cost oneself, at the server's prices. @param {DealTerm[]} terms */
export function costToMe(terms) {
  const own = me.value ?? "";
  const trained = terms.filter((term) => term.type === "hold_exercise" && term.nations.includes(own)).length;
  const sent = terms.filter((term) => term.type === "send_mission" && term.giver === own).length;
  const kept = terms.reduce(
    (sum, term) => sum + (term.type === "station_units" && term.guest === own ? term.units : 0),
    0,
  );
  const { exercise_cost: one = 0, missions, stationing } = may.value.deals ?? {};
  return aidFrom(terms, own) + trained * one + sent * (missions?.cost ?? 0) + kept * (stationing?.price ?? 0);
}

/** @param {DealTerm} one @param {DealTerm} other */
function isAbout(one, other) {
  if (one.type === "give_aid" && other.type === "give_aid")
    return one.giver === other.giver && one.receiver === other.receiver;
  return one.type === other.type && (one.type === "hold_exercise" || namedIn(one).join() === namedIn(other).join());
}

/** What each term has become of in another version: itself, changed, or nothing. @param {DealTerm[]} now @param {DealTerm[]} before */
function pairs(now, before) {
  const left = [...before];
  const found = now.map((term) => {
    const at = left.findIndex((old) => isAbout(term, old));
    return at < 0 ? undefined : left.splice(at, 1)[0];
  });
  return { found, left };
}

/**
 * How terms differ from an earlier version: a mark for each (empty where it is as before), and what was left out.
 * @param {DealTerm[]} now @param {DealTerm[]} before
 * @returns {{ marks: string[], gone: string[] }}
 */
export function changes(now, before) {
  const { found, left } = pairs(now, before);
  const marks = now.map((term, place) => {
    const old = found[place];
    if (!old) return t("new");
    const was = difference(term, old);
    return was && t("was: {before}", { before: was });
  });
  return { marks, gone: left.map(termWords) };
}

/** @param {Stationing} now @param {Stationing} old */
const sameUnits = (now, old) => now.domain === old.domain && now.units === old.units;

/** What stood there before; empty where nothing changed. @param {DealTerm} now @param {DealTerm} old */
function difference(now, old) {
  if (now.type === "give_aid") return old.type === "give_aid" && old.points !== now.points ? rp(old.points) : "";
  if (now.type === "found_agreement") return old.type === now.type ? foundingChange(now, old) : "";
  if (now.type === "start_project") return old.type === now.type ? startChange(now, old) : "";
  if (now.type === "station_units" && old.type === "station_units") return sameUnits(now, old) ? "" : termWords(old);
  if (now.type === "send_mission" && old.type === "send_mission")
    return now.domain === old.domain ? "" : termWords(old);
  if (now.type !== "hold_exercise" || old.type !== "hold_exercise") return "";
  const same = [...now.nations].sort().join() === [...old.nations].sort().join();
  return same ? "" : nationWords(old.nations);
}
