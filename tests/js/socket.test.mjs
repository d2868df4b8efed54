// The socket keeps its promises over breaks, gaps, silence and a second device.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pauseBefore } from "../../static/js/lib/link.js";
import { createTableSocket, tableAddress } from "../../static/js/lib/socket.js";
import { createStore } from "../../static/js/lib/store.js";
import { makeServer, makeShelf, makeTimers } from "./stand-ins.mjs";

function start({ shelf = null } = {}) {
  const timers = makeTimers();
  const server = makeServer();
  const store = createStore();
  const times = [];
  const problems = [];
  const socket = createTableSocket({
    url: "ws://here/ws/table/t1/",
    store,
    shelf,
    now: timers.now,
    onTime: (now) => times.push(now),
    onProblem: (message) => problems.push(message),
    wiring: { open: server.open, timers, random: () => 0.5 },
  });
  socket.connect();
  return { timers, server, store, socket, times, problems };
}

const YOU = { participant: "p1", name: "Ada", role: "player", nation: "arv", is_host: false };
const WELCOME = { t: "welcome", v: 1, you: YOU, now: 1_000_000, mode: "resync" };
const VIEW = { t: "view", epoch: "e1", vseq: 3, now: 1_000_000, view: { round: 1 } };

function live(options) {
  const table = start(options);
  table.server.last().accept();
  table.server.last().say(WELCOME);
  table.server.last().say(VIEW);
  return table;
}

function comeBack({ server, timers }, mode = "resumed") {
  timers.pass(60_000);
  server.last().accept();
  server.last().say({ ...WELCOME, mode });
}

test("the address follows the page's own scheme and host", () => {
  assert.equal(tableAddress("t 1", { protocol: "http:", host: "10.0.0.7:8000" }), "ws://10.0.0.7:8000/ws/table/t%201/");
  assert.equal(tableAddress("t1", { protocol: "https:", host: "e.example" }), "wss://e.example/ws/table/t1/");
});

test("the first hello asks for a whole view, and the welcome makes the page live", () => {
  const { server, socket, store, times } = start();
  assert.equal(socket.status.value, "connecting");

  server.last().accept();
  const [{ tab, ...hello }] = server.last().sent;
  assert.deepEqual(hello, { t: "hello", v: 1, cursor: null, talk: null });
  assert.match(tab, /^[\w-]{22}$/);
  server.last().say(WELCOME);
  server.last().say(VIEW);

  assert.equal(socket.status.value, "live");
  assert.deepEqual(store.view.value, { round: 1 });
  assert.deepEqual(store.you.value, YOU);
  assert.deepEqual(times, [1_000_000]);
});

test("a command is saving until its answer, and the answer comes back to who asked", async () => {
  const { server, socket } = live();

  const answer = socket.do({ type: "seal_plan" });
  const [frame] = server.last().sentOf("do");
  assert.equal(socket.status.value, "saving");
  server.last().say({ t: "accepted", key: frame.key, vseq: 4 });

  assert.deepEqual(await answer, { ok: true, vseq: 4 });
  assert.equal(socket.status.value, "live");
});

test("a refusal carries its reason, clause and cure; a frame the server could not read is told apart", async () => {
  const { server, socket, problems } = live();
  const refused = socket.do({ type: "pledge" });
  const unread = socket.say("all", "hello");
  const [{ key: first }] = server.last().sentOf("do");
  const [{ key: second }] = server.last().sentOf("say");

  server.last().say({ t: "refused", key: first, reason: "wrong_phase", rule: "4.2", message: "Later.", facts: { n: 1 } });
  server.last().say({ t: "malformed", key: second, message: "Too long." });
  server.last().say({ t: "malformed", key: null, message: "Not JSON." });

  assert.deepEqual(await refused, { ok: false, why: "wrong_phase", message: "Later.", rule: "4.2", facts: { n: 1 } });
  assert.deepEqual(await unread, { ok: false, why: "malformed", message: "Too long." });
  assert.deepEqual(problems, ["Not JSON."]);
});

test("after a break everything unanswered is sent again under the same key, in order", async () => {
  const table = live();
  const { server, socket } = table;
  const first = socket.do({ type: "pledge", units: 2 });
  const sent = server.last().sentOf("do");
  server.last().break();
  socket.say("all", "still here");
  assert.equal(socket.status.value, "reconnecting");
  assert.deepEqual(socket.outbox.entries.value.map((entry) => entry.sent), [false, false]);

  comeBack(table);

  assert.deepEqual(server.last().sent[0].cursor, { epoch: "e1", vseq: 3 });
  assert.deepEqual(server.last().sentOf("do"), sent);
  assert.deepEqual(server.last().sentOf("say").map(({ text }) => text), ["still here"]);
  server.last().say({ t: "accepted", key: sent[0].key, vseq: 4 });
  assert.equal((await first).ok, true);
});

test("nothing of the game is sent before the welcome", () => {
  const { server, socket } = start();
  server.last().accept();

  socket.do({ type: "seal_plan" });

  assert.deepEqual(server.last().sentOf("do"), []);
  server.last().say(WELCOME);
  assert.equal(server.last().sentOf("do").length, 1);
});

test("of several saved plans that wait, only the newest is sent", async () => {
  const table = live();
  table.server.last().break();

  const older = table.socket.do({ type: "save_plan", effort: 20 }, "plan");
  table.socket.do({ type: "save_plan", effort: 22 }, "plan");
  comeBack(table);

  assert.deepEqual(await older, { ok: false, why: "replaced", message: "" });
  assert.deepEqual(table.server.last().sentOf("do").map(({ command }) => command.effort), [22]);
});

test("a gap in the changes is answered with a hello without cursor, and changes wait for the whole view", () => {
  const { server, store } = live();

  server.last().say({ t: "change", epoch: "e1", vseq: 5, set: [[["round"], 9]] });
  server.last().say({ t: "change", epoch: "e1", vseq: 6, set: [[["round"], 10]] });

  assert.deepEqual(server.last().sentOf("hello").map(({ cursor }) => cursor), [null, null]);
  assert.equal(store.view.value.round, 1);
  server.last().say({ ...VIEW, vseq: 6, view: { round: 10 } });
  server.last().say({ t: "change", epoch: "e1", vseq: 7, set: [[["round"], 11]] });
  assert.equal(store.view.value.round, 11);
});

test("a change that does not fit its view is treated like a gap", () => {
  const { server, problems } = live();

  server.last().say({ t: "change", epoch: "e1", vseq: 4, del: [["nowhere"]] });

  assert.equal(server.last().sentOf("hello").at(-1).cursor, null);
  assert.equal(problems.length, 1);
});

test("updates are acknowledged, a burst of them with few frames", () => {
  const { server, timers } = live();
  for (let vseq = 4; vseq <= 40; vseq += 1) {
    server.last().say({ t: "change", epoch: "e1", vseq, set: [[["round"], vseq]] });
    timers.pass(10);
  }
  timers.pass(500);

  const acks = server.last().sentOf("ack").map(({ vseq }) => vseq);
  assert.equal(acks.at(-1), 40);
  assert.ok(acks.length <= 4, `${acks.length} acknowledgements`);
});

test("talk, rooms and answers are acknowledged too, or else the server would take the page for a slow one", () => {
  const { server, timers } = live();
  timers.pass(500);
  const before = server.last().sentOf("ack").length;

  for (let id = 1; id <= 5; id += 1) {
    server.last().say({ t: "talk", items: [], cursor: id });
    timers.pass(500);
  }

  assert.equal(server.last().sentOf("ack").length, before + 5);
});

test("a silent link is asked, and given up when it does not answer", () => {
  const { server, timers, socket } = live();

  timers.pass(15_000);
  assert.equal(server.last().sentOf("ping").length, 1);
  server.last().say({ t: "pong", n: 1, now: 2_000_000 });
  timers.pass(15_000);
  assert.equal(server.last().sentOf("ping").length, 2);
  timers.pass(8_000);

  assert.equal(socket.status.value, "reconnecting");
  assert.equal(server.sockets.length, 1);
  timers.pass(1_000);
  assert.equal(server.sockets.length, 2);
});

test("what a link that was given up still says is not heard", () => {
  const { server, timers, store } = live();
  const [old] = server.sockets;
  timers.pass(15_000 + 8_000);

  old.say({ t: "change", epoch: "e1", vseq: 4, set: [[["round"], 9]] });

  assert.equal(store.view.value.round, 1);
});

test("a handshake that never ends is given up too", () => {
  const { server, timers } = start();

  timers.pass(20_000);

  assert.equal(server.sockets.length, 2);
});

test("pauses grow to a limit and are spread", () => {
  assert.deepEqual([0, 1, 2, 3, 9].map((attempt) => pauseBefore(attempt, 1)), [400, 800, 1600, 3200, 15_000]);
  assert.equal(pauseBefore(3, 0), 1600);
});

test("when the seat opens elsewhere this page stops until its reader continues here", () => {
  const table = live();
  const { server, socket, timers } = table;
  server.last().say({ t: "bye", why: "replaced", message: "Open on another device." });
  server.last().break();
  timers.pass(120_000);
  assert.equal(socket.status.value, "replaced");
  assert.equal(socket.goodbye.value, "Open on another device.");
  assert.equal(server.sockets.length, 1);

  socket.takeOver();
  server.last().accept();

  assert.deepEqual(server.last().sent.map(({ t }) => t), ["take_over", "hello"]);
  server.last().say(WELCOME);
  assert.equal(socket.status.value, "live");
});

test("a seat that is open elsewhere is not taken until its reader says so, on the same link", async () => {
  const { server, socket, timers } = start();
  server.last().accept();
  server.last().say({ ...WELCOME, mode: "occupied" });
  assert.equal(socket.status.value, "replaced");
  socket.do({ type: "seal_plan" });
  timers.pass(10_000);

  socket.takeOver();
  server.last().say(WELCOME);
  server.last().say(VIEW);

  assert.equal(server.sockets.length, 1);
  assert.equal(socket.status.value, "saving");
  assert.deepEqual(server.last().sent.map(({ t }) => t).slice(0, 3), ["hello", "take_over", "do"]);
});

test("who is removed, was never seated, or looks for a table that is gone does not come back", () => {
  for (const [why, status] of [["removed", "removed"], ["not_seated", "removed"], ["unknown_table", "closed"], ["edition_gone", "closed"]]) {
    const { server, socket, timers } = live();
    server.last().say({ t: "bye", why, message: "" });
    timers.pass(120_000);
    assert.equal(socket.status.value, status);
    assert.equal(server.sockets.length, 1);
  }
});

test("who was too fast comes back later, and after a restart of the server at once", () => {
  const closing = live();
  closing.server.last().say({ t: "bye", why: "closing", message: "" });
  closing.server.last().break();
  closing.timers.pass(1_000);
  assert.equal(closing.server.sockets.length, 2);

  const flooding = live();
  flooding.server.last().say({ t: "bye", why: "flood", message: "" });
  flooding.server.last().break();
  flooding.timers.pass(3_000);
  assert.equal(flooding.server.sockets.length, 1);
  flooding.timers.pass(10_000);
  assert.equal(flooding.server.sockets.length, 2);
});

test("what was unsent survives a reload of the page, for the same seat only", () => {
  const shelf = makeShelf();
  const before = live({ shelf });
  before.server.last().break();
  before.socket.do({ type: "save_plan", effort: 25 }, "plan");

  const reloaded = live({ shelf });
  assert.deepEqual(reloaded.server.last().sentOf("do").map(({ command }) => command.effort), [25]);

  const other = start({ shelf });
  other.server.last().accept();
  other.server.last().say({ ...WELCOME, you: { ...YOU, nation: "bor" } });
  assert.deepEqual(other.server.last().sentOf("do"), []);
});

test("a reload is the same tab, another tab is not", () => {
  const shelf = makeShelf();
  const tabOf = ({ server }) => server.last().sentOf("hello")[0].tab;

  assert.equal(tabOf(live({ shelf })), tabOf(live({ shelf })));
  assert.notEqual(tabOf(live({ shelf })), tabOf(live({ shelf: makeShelf() })));
});

test("talk goes on where it was, and comes anew after a resync, for it may be another person's now", () => {
  const table = live();
  const { server, store } = table;
  server.last().say({ t: "talk", items: [{ id: 1, text: "hello" }, { id: 2, text: "pledge?" }], cursor: 2 });
  server.last().break();
  comeBack(table);
  assert.equal(server.last().sentOf("hello")[0].talk, 2);
  server.last().say({ t: "talk", items: [{ id: 3, text: "yes" }], cursor: 3 });
  assert.deepEqual(store.talk.value.map(({ text }) => text), ["hello", "pledge?", "yes"]);

  server.last().say({ ...WELCOME, you: { ...YOU, nation: "bor" } });
  server.last().say({ t: "talk", items: [{ id: 1, text: "hello" }], cursor: 1 });

  assert.deepEqual(store.talk.value.map(({ text }) => text), ["hello"]);
});

test("a welcome in between, because a name changed, sends nothing again", () => {
  const { server, socket, store } = live();
  socket.do({ type: "seal_plan" });

  server.last().say({ ...WELCOME, you: { ...YOU, name: "Ada L." }, mode: "resumed" });

  assert.equal(server.last().sentOf("do").length, 1);
  assert.equal(store.you.value.name, "Ada L.");
});

test("when the seat changes, what the old seat wanted is given up", async () => {
  const { server, socket } = live();
  const answer = socket.do({ type: "seal_plan" });

  server.last().say({ ...WELCOME, you: { ...YOU, nation: null } });

  assert.deepEqual(await answer, { ok: false, why: "another_seat", message: "" });
  assert.equal(server.last().sentOf("do").length, 1);
});

test("the sum behind a number is fetched once asked, and is nothing without an answer or a link", async () => {
  const { server, socket } = live();
  const sum = socket.explain(["nations", "arv", "budget"]);
  const refused = socket.explain(["plan"]);
  const broken = socket.explain(["world", "stability"]);
  const [first, second] = server.last().sentOf("explain");
  assert.equal(socket.status.value, "live");

  server.last().say({ t: "explained", key: first.key, explanation: { value: 14, terms: [] } });
  server.last().say({ t: "refused", key: second.key, reason: "elsewhere", message: "", rule: "", facts: {} });
  server.last().break();

  assert.deepEqual(first.path, ["nations", "arv", "budget"]);
  assert.deepEqual(await sum, { value: 14, terms: [] });
  assert.equal(await refused, null);
  assert.equal(await broken, null);
  assert.equal(await socket.explain(["world", "stability"]), null);
});

test("so much waits unsent that one burst can carry it, and no more", async () => {
  const { server, socket } = live();
  server.last().break();
  const answers = [...Array(25)].map((_, n) => socket.say("all", `message ${n}`));

  assert.equal(socket.outbox.entries.value.length, 24);
  assert.equal((await answers.at(-1)).why, "too_much");
});

test("messages of a kind this page does not know are let pass", () => {
  const { server, socket } = live();

  server.last().say({ t: "weather", of: "tomorrow" });

  assert.equal(socket.status.value, "live");
});
