// @ts-check
// What is needed of a crisis once talk has begun: its coalition sheet and one's own pledge.

import { html } from "../../lib/dom.js";
import { lazy } from "../../lib/lazy.js";
import { me, phase } from "../here.js";
import { PledgeEditor } from "./pledge.js";
import { Sheet } from "./sheet.js";

const Lapsed = lazy(
  () => import("../lapsed.js"),
  "Lapsed",
  () => null,
);

/** @param {{ crisis: any }} props */
export function Coalition({ crisis }) {
  return html`<${Sheet} crisis=${crisis} />
    ${phase.value === "planning" && html`<${Lapsed} id=${crisis.id} />`}
    ${phase.value === "diplomacy" && me.value && html`<${PledgeEditor} crisis=${crisis} />`}`;
}
