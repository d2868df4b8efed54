// @ts-check
// Puts every live component into the gallery page, with made-up data in every state.

import { signal } from "@preact/signals";
import { createServerClock } from "../lib/clock.js";
import { html, mount } from "../lib/dom.js";
import { BrokenBar, ConnectionChip } from "../ui/connection.js";
import { Dialog } from "../ui/dialog.js";
import { Delta, Meter, Severity } from "../ui/meter.js";
import { Clock, PhaseRibbon } from "../ui/phases.js";
import { Explain, Popover } from "../ui/popover.js";
import { Stepper } from "../ui/stepper.js";
import { Tabs } from "../ui/tabs.js";
import { toast } from "../ui/toast.js";
import { Rows, World } from "./gallery-world.js";

const clock = createServerClock();
const tab = signal("all");
const units = signal(2);
const asking = signal(false);
const started = Date.now();

const SUM = {
  lines: [
    { words: "GDP 104, effort 2.0 %", value: 10 },
    { words: "Carried over: half of 8", value: 4 },
  ],
  total: "14 RP",
  rule: "3.1",
};
const PHASES = [
  { id: "horizon", name: "Horizon" },
  { id: "diplomacy", name: "Diplomacy" },
  { id: "planning", name: "Planning" },
  { id: "resolution", name: "Reveal" },
  { id: "aftermath", name: "Aftermath" },
];

function Own() {
  const budget = html`<${Explain} value="14 RP" title="Budget" sum=${SUM} /> <${Delta} by=${2} />`;
  return html`
    <${Meter} label="Budget" value=${budget} now=${14} whole=${30} />
    <${Meter} label="Support" value=${html`62 <${Delta} by=${-4} />`} now=${62} whole=${100} goal=${55} mood="ok" />
    <${Meter} label="Readiness" value=${html`28 <${Delta} by=${0} />`} now=${28} whole=${100} mood="warn" />
  `;
}

function Needs() {
  return html`<h4>What it takes</h4>
    <${Meter} label="Cyber teams" value="60 % covered, pledged 20 % more" now=${60} more=${20} whole=${100} />
    <${Meter} label="Intelligence, best one counts" value="covered" now=${100} whole=${100} mood="ok" />`;
}

function Units() {
  return html`<h4>You send</h4>
    <${Stepper} label="Cyber teams" icon="domain-cyber" value=${units.value} max=${5} note="2 RP each: another region. You promised 2."
      whyNotMore="All your cyber teams are sent." onChange=${(/** @type {number} */ next) => {
        units.value = next;
      }} />
    <${Stepper}
      label="Intelligence"
      icon="domain-intelligence"
      value=${0}
      max=${3}
      note="2 RP each"
      onChange=${() => {}}
    />`;
}

function Talks() {
  const tabs = [
    { id: "all", label: "All" },
    { id: "whisper", label: "Cassamere", icon: "whisper", count: 3 },
  ];
  return html`<${Tabs} name="talk" label="Talks" look="line" tabs=${tabs} selected=${tab.value} onSelect=${(
    /** @type {string} */ id,
  ) => {
    tab.value = id;
  }} />`;
}

function Windows() {
  const close = () => {
    asking.value = false;
  };
  return html`
    <button type="button" class="button" onClick=${() => toast("Boreal Union sealed its plan.")}>Message</button>
    <button
      type="button"
      class="button"
      onClick=${() => toast("Player 3 was removed.", { kind: "warn", action: { label: "Undo", run: () => {} } })}
    >Message with undo</button>
    <button type="button" class="button" onClick=${() => {
      asking.value = true;
    }}>Window</button>
    <${Popover}
      trigger="Glossary"
      title="Convener"
    >The first nation to pledge to a crisis; it asks the others.</${Popover}>
    <${Dialog} open=${asking.value} title="End the session?" onClose=${close}
      foot=${html`<button
        type="button"
        class="button"
        onClick=${close}
      >Keep playing</button><button type="button" class="button button--danger" onClick=${close}>End it</button>`}>
      <p>The round is not finished. Scores are counted as they stand now.</p>
    </${Dialog}>`;
}

function Connections() {
  /** @type {import("../ui/connection.js").Status[]} */
  const all = ["live", "saving", "reconnecting", "replaced"];
  return html`${all.map((status) => html`<${ConnectionChip} key=${status} status=${status} />`)}
    <${ConnectionChip} status="live" paused />
    <${Clock} clock=${clock} timing=${{ deadline: started + 271_000 }} />
    <${Clock} clock=${clock} timing=${{ deadline: started + 45_000 }} />
    <${Clock} clock=${clock} timing=${{ left: 271_000 }} />`;
}

function Steppers() {
  return html`<${Stepper}
    label="Effort next round"
    value=${20}
    min=${15}
    max=${25}
    note="2.0 % of GDP"
    onChange=${() => {}}
  />
    <${Stepper}
      label="Relief"
      icon="domain-relief"
      value=${4}
      max=${4}
      whyNotMore="You have 4 units of relief."
      onChange=${() => {}}
    />
    <${Stepper}
      label="Forces"
      icon="domain-forces"
      value=${0}
      max=${0}
      disabled
      note="Sealed. Reopen the plan to change it."
      onChange=${() => {}}
    />`;
}

mount("g-severity", html`<${Severity} level=${4} />`);
mount("g-needs", html`<${Needs} />`);
mount("g-units", html`<${Units} />`);
mount("g-ribbon", html`<${PhaseRibbon} phases=${PHASES} current="planning" />`);
mount("g-map", html`<${World} />`);
mount("g-nations", html`<${Rows} />`);
mount("g-meters", html`<${Own} />`);
mount("g-steppers", html`<${Steppers} />`);
mount("g-tabs", html`<${Talks} />`);
mount("g-connections", html`<${Connections} />`);
mount("g-windows", html`<${Windows} />`);
mount(
  "g-broken",
  html`<${BrokenBar} since=${started - 30_000} waiting=${2} onRetry=${() => {}} onCopyDraft=${() => {}} />`,
);
