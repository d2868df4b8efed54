// @ts-check
// The live table: lobby, game and end on one page and one socket.

import { html, mount } from "../lib/dom.js";
import { payAttention } from "../table/attention.js";
import { Bar } from "../table/bar.js";
import { CommitBar } from "../table/commit.js";
import { Help } from "../table/help.js";
import { begin } from "../table/here.js";
import { bindKeys } from "../table/keys.js";
import { Notices } from "../table/notices.js";
import { PeekWindow } from "../table/peek.js";
import { Stage } from "../table/stage.js";
import { followMap } from "../table/world/map.js";

mount("bar", html`<${Bar} />`);
mount("notices", html`<${Notices} />`);
mount("stage", html`<${Stage} /><${PeekWindow} /><${Help} />`);
mount("commit", html`<${CommitBar} />`);
followMap();
payAttention();
bindKeys();
begin();
