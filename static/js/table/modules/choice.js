// @ts-check
// One choice of several as a list that opens, with its label.

import { html, useFreshId } from "../../lib/dom.js";

/** @param {{ label: any, value: string, of: string[][], onChange: (value: string) => void }} props values with their words */
export function Choice({ label, value, of, onChange }) {
  const id = useFreshId("choice");
  return html`<div class="field">
    <label class="row row--tight" for=${id}>${label}</label>
    <select
      class="input"
      id=${id}
      value=${value}
      onChange=${(/** @type {any} */ event) => onChange(event.currentTarget.value)}>
      ${of.map(([key, words]) => html`<option value=${key} selected=${key === value}>${words}</option>`)}
    </select>
  </div>`;
}
