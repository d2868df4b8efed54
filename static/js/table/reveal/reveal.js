// @ts-check
// The reveal in five steps: it goes on by itself where movement is wanted, can be paused, and never has to be watched.

import { useEffect, useRef, useState } from "preact/hooks";
import { announce } from "../../lib/a11y.js";
import { classes, html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { isMotionReduced } from "../../lib/settings.js";
import { Icon } from "../../ui/icon.js";
import { me } from "../here.js";
import { tell } from "../told.js";
import { Changes, changesHeadline } from "./changes.js";
import { Choices, choicesHeadline } from "./choices.js";
import { Promises, promisesHeadline } from "./promises.js";
import { Results, resultsHeadline } from "./results.js";
import { World, worldHeadline } from "./world.js";

const STEP_LASTS = 6000;

/** @typedef {{ name: string, icon: string, headline: (reveal: any) => string, Body: any }} Step */

/** @returns {Step[]} */
const steps = () => [
  { name: t("Choices"), icon: "unlock", headline: choicesHeadline, Body: Choices },
  { name: t("Crises"), icon: "card", headline: resultsHeadline, Body: Results },
  { name: t("Promises"), icon: "record", headline: promisesHeadline, Body: Promises },
  { name: t("World"), icon: "globe", headline: worldHeadline, Body: World },
  { name: me.value ? t("You") : t("Nations"), icon: "user", headline: changesHeadline, Body: Changes },
];

/** @param {{ reveal: any, isReplay: boolean }} props */
export function Reveal({ reveal, isReplay }) {
  const all = steps();
  const last = all.length - 1;
  const [at, setAt] = useState(0);
  const [runs, setRuns] = useState(!isReplay && !isMotionReduced());
  const heading = useRef(/** @type {HTMLElement | null} */ (null));
  const { headline, Body, icon } = all[at] ?? /** @type {Step} */ (all[0]);
  const words = headline(reveal);

  useEffect(() => {
    if (!isReplay) tell(reveal.round, at);
    announce(words);
  }, [at]);
  useEffect(() => {
    if (!runs || at === last) return;
    const timer = setTimeout(() => setAt(at + 1), STEP_LASTS);
    return () => clearTimeout(timer);
  }, [runs, at]);

  /** @param {number} step */
  function go(step) {
    setRuns(false);
    setAt(step);
    heading.current?.scrollIntoView({ block: "nearest" });
  }

  return html`<section class="panel reveal" aria-labelledby="reveal-title">
    <ol class="reveal__steps" role="list">
      ${all.map(
        (step, place) =>
          html`<li>
          <button
            type="button"
            class=${classes("reveal__step", place < at && "is-done")}
            aria-current=${place === at ? "step" : undefined}
            onClick=${() => go(place)}>
            <${Icon} name=${step.icon} />
            <span>${step.name}</span>
          </button>
          </li>`,
      )}
    </ol>
    <h2 class="reveal__headline" id="reveal-title" data-home ref=${heading}><${Icon} name=${icon} />${words}</h2>
    <div class="reveal__body" key=${at}><${Body} reveal=${reveal} /></div>
    <div class="row row--between">
      <div class="row">
        <button
          type="button"
          class="button button--icon"
          aria-label=${t("Step back")}
          aria-disabled=${at === 0 ? "true" : undefined}
          onClick=${() => at > 0 && go(at - 1)}>
          <${Icon} name="back" />
        </button>
        ${
          at < last &&
          html`<button
            type="button"
            class="button button--icon"
            aria-label=${runs ? t("Pause") : t("Go on by itself")}
            onClick=${() => setRuns(!runs)}>
            <${Icon} name=${runs ? "pause" : "play"} />
          </button>`
        }
        ${
          at < last &&
          html`<button type="button" class="button button--icon" aria-label=${t("Step on")} onClick=${() => go(at + 1)}>
            <${Icon} name="next" />
          </button>`
        }
      </div>
      ${
        at < last &&
        html`<button type="button" class="button" onClick=${() => go(last)}>
          <${Icon} name="skip" />
          ${t("Skip to the result")}
        </button>`
      }
    </div>
  </section>`;
}
