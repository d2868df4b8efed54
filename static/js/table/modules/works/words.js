// @ts-check
// Projects in words: what begins one as a sentence, and what another version of it says otherwise.

import { t } from "../../../lib/i18n.js";
import { may, me, view } from "../../here.js";
import { nationWord, nationWords } from "../../names.js";
import { word } from "../../words.js";

/** @typedef {{ type: "start_project", project: string, way: string, host: string, partners: string[] }} Start */

/** The title of a project that the scenario offers. @param {string} id @returns {string} */
export const projectTitle = (id) => view.value.works?.catalogue?.[id]?.title ?? id;

/** @param {Start} term @returns {string} */
export function startWords({ project, way, host, partners }) {
  return t("{nations} begin “{project}” ({way}), hosted by {host}.", {
    nations: partners.length > 0 ? nationWords(partners) : t("Nobody yet"),
    project: projectTitle(project),
    way: word("ways", way),
    host: nationWord(host),
  });
}

/** What stood in an earlier version; empty where nothing differs. @param {Start} now @param {Start} old */
export function startChange(now, old) {
  const parts = (/** @type {Start} */ one) => [
    projectTitle(one.project),
    word("ways", one.way),
    nationWord(one.host),
    nationWords([...one.partners].sort()),
  ];
  const older = parts(old);
  return parts(now)
    .map((part, place) => (part === older[place] ? "" : (older[place] ?? "")))
    .filter(Boolean)
    .join("; ");
}

/** Whether the scenario has projects to begin, while one may offer. */
export const canStart = () => Object.keys(view.value.works?.catalogue ?? {}).length > 0 && Boolean(may.value.deals);

/** A project of oneself with nobody yet. @returns {Start} */
export function freshStart() {
  const [project, card] = /** @type {[string, any]} */ (Object.entries(view.value.works.catalogue)[0]);
  const own = me.value ?? "";
  return { type: "start_project", project, way: card.ways[0], host: own, partners: [own] };
}
