// @ts-check
// Places for what only modules of the rules need: fetched where the scenario has modules, never else.

import { html } from "../lib/dom.js";
import { lazy } from "../lib/lazy.js";
import { view } from "./here.js";

const Part = lazy(
  () => import("./modules/parts.js"),
  "Part",
  () => null,
);

/** @param {{ at: string, crisis?: any, id?: string }} props */
export const Extra = (props) => view.value.scenario.modules.length > 0 && html`<${Part} ...${props} />`;
