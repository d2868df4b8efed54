// @ts-check
// Agreements in words: what founds one as a sentence, and what another version of it says otherwise.

import { t, tn } from "../../../lib/i18n.js";
import { view } from "../../here.js";
import { nationWords } from "../../names.js";
import { listed, tenths, word } from "../../words.js";

/**
 * @typedef {object} Founding
 * @property {"found_agreement"} type
 * @property {string} name
 * @property {string[]} members
 * @property {string[]} partners
 * @property {string[]} clauses
 * @property {number} floor tenths of a per cent, 0 without burden sharing
 * @property {string} accession
 * @property {number} rounds 0: until it is given up
 * @property {number} notice
 * @property {string[]} purpose threats
 */

/** The name of an agreement. @param {string} id @returns {string} */
export const agreementName = (id) => view.value.scenario.agreement_names?.[id] ?? id;

/** @param {string[]} ids */
export const clauseWords = (ids) => listed(ids.map((id) => word("clauses", id)));

/** @param {string[]} ids */
export const threatWords = (ids) => listed(ids.map((id) => word("threats", id)));

/** Each part of a founding in words, by what it is. @param {Founding} term @returns {Record<string, string>} */
function parts({ name, members, partners, clauses, floor, accession, rounds, notice, purpose }) {
  return {
    name: t("“{name}”", { name: agreementName(name) }),
    members: members.length > 0 ? nationWords(members) : t("nobody yet"),
    partners: partners.length > 0 ? t("partners: {nations}", { nations: nationWords(partners) }) : "",
    clauses: clauses.length > 0 ? clauseWords(clauses) : t("no clause yet"),
    floor: floor > 0 ? t("a floor of {n}", { n: tenths(floor) }) : "",
    accession: word("accessions", accession),
    rounds: rounds > 0 ? tn("for {n} round", "for {n} rounds", rounds) : t("until it is given up"),
    notice: notice > 0 ? t("a round’s notice") : t("to be left at any time"),
    purpose: purpose.length > 0 ? t("against {threats}", { threats: threatWords(purpose) }) : "",
  };
}

/** @param {Founding} term @returns {string} */
export function foundingWords(term) {
  const { members, name, clauses, partners, floor, accession, rounds, notice, purpose } = parts(term);
  const details = [partners, floor, purpose, rounds, notice].filter(Boolean).join("; ");
  return t("{members} found {name}: {clauses} ({details}). {accession}", {
    members: members ?? "",
    name: name ?? "",
    clauses: clauses ?? "",
    details,
    accession: accession ?? "",
  });
}

/** What stood in an earlier version where this one differs; empty where nothing does. @param {Founding} now @param {Founding} old */
export function foundingChange(now, old) {
  const [newer, older] = [parts(now), parts(old)];
  return Object.keys(newer)
    .filter((part) => newer[part] !== older[part])
    .map((part) => older[part] || t("nothing"))
    .join("; ");
}

/** What a founding still lacks, in words. @param {Founding} term */
export function foundingLacks({ members, clauses }) {
  if (members.length < 2) return t("An agreement needs at least two members.");
  return clauses.length === 0 ? t("An agreement needs a clause.") : "";
}
