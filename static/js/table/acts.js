// @ts-check
// Acts about people, seats and the door: each a POST under the table's address, answered with what went wrong, if so.

import { t } from "../lib/i18n.js";
import { toast } from "../ui/toast.js";
import { page } from "./here.js";

/**
 * Do an act; true when it was done. A refusal is shown in the server's words. Goes on to another page where told so.
 * @param {string} name such as "sit"
 * @param {Record<string, string>} [fields]
 */
export async function post(name, fields = {}) {
  const token = /** @type {HTMLInputElement | null} */ (document.querySelector("input[name=csrfmiddlewaretoken]"));
  try {
    const answer = await fetch(`${page.acts}${name}`, {
      method: "POST",
      headers: { accept: "application/json", "x-csrftoken": token?.value ?? "" },
      body: new URLSearchParams(fields),
    });
    const said = await answer.json();
    if (said.go) location.assign(said.go);
    if (!answer.ok) toast(said.error?.message ?? t("That did not work. Load the page again."), { kind: "warn" });
    return answer.ok;
  } catch {
    toast(t("The server cannot be reached now. Try again in a moment."), { kind: "warn" });
    return false;
  }
}
