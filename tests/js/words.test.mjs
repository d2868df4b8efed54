// Words, clock faces, settings and keys: small pure parts of the screens.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createSpeaker } from "../../static/js/lib/announce.js";
import { nextPlace } from "../../static/js/lib/a11y.js";
import { clockFace, passedMark, spokenLeft, timeLeft } from "../../static/js/lib/clock.js";
import { t, tn, useCatalogue } from "../../static/js/lib/i18n.js";
import { freshKey } from "../../static/js/lib/outbox.js";
import { DEFAULTS, parseSettings } from "../../static/js/lib/settings.js";
import { makeTimers } from "./stand-ins.mjs";

const POLISH_PLURAL = [...Array(200).keys()].map((n) => {
  if (n === 1) return 0;
  return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2;
});

test("without a catalogue the source's own words are shown, with their values", () => {
  useCatalogue(null);

  assert.equal(t("Pledge {n} to {crisis}", { n: 2, crisis: "Salt Line" }), "Pledge 2 to Salt Line");
  assert.equal(t("{who} left", {}), "{who} left");
  assert.equal(tn("{n} unit", "{n} units", 1), "1 unit");
  assert.equal(tn("{n} unit", "{n} units", 0), "0 units");
});

test("a catalogue's plural forms follow its language, also for large numbers", () => {
  const words = { "{n} unit": ["{n} jednostka", "{n} jednostki", "{n} jednostek"], Seal: "Zapieczętuj", Talk: "" };
  useCatalogue({ language: "pl", words, plural: POLISH_PLURAL.join("") });

  assert.equal(t("Seal"), "Zapieczętuj");
  assert.equal(t("Talk"), "Talk");
  const shown = [1, 3, 5, 112, 1003].map((n) => tn("{n} unit", "{n} units", n));
  assert.deepEqual(shown, ["1 jednostka", "3 jednostki", "5 jednostek", "112 jednostek", "1003 jednostki"]);
  useCatalogue(null);
});

test("the pretended language marks every word and keeps what is filled in", () => {
  useCatalogue({ language: "xx", words: {}, plural: "" });

  assert.match(t("Seal {name}", { name: "plan" }), /^⟦Séàl plan~+⟧$/);
  useCatalogue(null);
});

test("a clock face shows started seconds whole and hours only when there are some", () => {
  assert.deepEqual([0, 1, 15_000, 61_000, 599_001, 3_723_000].map(clockFace), ["0:00", "0:01", "0:15", "1:01", "10:00", "1:02:03"]);
});

test("five minutes, one minute and 15 seconds are announced once, the latest if several pass at once", () => {
  assert.equal(passedMark(300_001, 300_000), 300_000);
  assert.equal(passedMark(300_000, 299_000), null);
  assert.equal(passedMark(400_000, 10_000), 15_000);
  assert.equal(passedMark(10_000, 70_000), null);
  assert.deepEqual([300_000, 60_000, 15_000, 0].map(spokenLeft), ["5 minutes left", "1 minute left", "15 seconds left", "Time is up"]);
});

test("a pause keeps the time that was left, a phase without a deadline has none", () => {
  assert.equal(timeLeft({ deadline: 5_000 }, 3_000), 2_000);
  assert.equal(timeLeft({ deadline: 5_000 }, 9_000), 0);
  assert.equal(timeLeft({ deadline: 5_000, left: 1_500 }, 3_000), 1_500);
  assert.equal(timeLeft({ deadline: null }, 3_000), null);
});

test("announcements within two seconds are one message, and the last can be repeated", () => {
  const timers = makeTimers();
  const said = [];
  const speaker = createSpeaker((words) => said.push(words), timers);

  for (const words of ["Boreal sealed.", "Boreal sealed.", "Estrel sealed."]) speaker.announce(words);
  timers.pass(100);
  speaker.announce("One minute left.");
  timers.pass(1_000);
  assert.deepEqual(said, ["Boreal sealed. Estrel sealed."]);
  timers.pass(2_000);
  assert.equal(said.at(-1), "One minute left.");
  timers.pass(5_000);
  speaker.repeat();
  assert.deepEqual(said.slice(-2), ["One minute left.", "One minute left."]);
});

test("arrows wrap around, Home and End jump, other keys and the other axis do nothing", () => {
  assert.deepEqual(["ArrowRight", "ArrowLeft", "Home", "End"].map((key) => nextPlace(key, 3, 4)), [0, 2, 0, 3]);
  assert.equal(nextPlace("ArrowLeft", 0, 4), 3);
  assert.equal(nextPlace("a", 0, 4), null);
  assert.equal(nextPlace("ArrowDown", 0, 4, "across"), null);
  assert.equal(nextPlace("ArrowRight", 0, 0), null);
});

test("stored settings keep what is understood and default the rest", () => {
  assert.deepEqual(parseSettings(null), DEFAULTS);
  assert.deepEqual(parseSettings("not json"), DEFAULTS);
  assert.deepEqual(parseSettings("null"), DEFAULTS);
  assert.deepEqual(parseSettings('{"theme":"dark","volume":"loud","more":1}'), { ...DEFAULTS, theme: "dark" });
});

test("keys are long, safe in any text and never the same", () => {
  const keys = new Set([...Array(200)].map(freshKey));

  assert.equal(keys.size, 200);
  for (const key of keys) assert.match(key, /^[\w-]{22}$/);
});
