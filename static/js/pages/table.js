// @ts-check
// The live table: lobby, game and end on one page and one socket.

import { html, mount } from "../lib/dom.js";
import { keepFocus } from "../lib/keep-focus.js";
import { payAttention } from "../table/attention.js";
import { Bar } from "../table/bar.js";
import { CommitBar } from "../table/commit.js";
import { HelpWindow } from "../table/helping.js";
import { begin } from "../table/here.js";
import { bindKeys } from "../table/keys.js";
import { Notices } from "../table/notices.js";
import { PeekPlace } from "../table/peek.js";
import { fetchScreens, Stage } from "../table/stage.js";
import { keepSprite } from "../ui/icon.js";

mount("bar", html`<${Bar} />`);
mount("notices", html`<${Notices} />`);
mount("stage", html`<${Stage} /><${PeekPlace} /><${HelpWindow} />`);
mount("commit", html`<${CommitBar} />`);
payAttention();
bindKeys();
fetchScreens();
begin();
keepSprite();

const stage = document.getElementById("stage");
if (stage) keepFocus(document.body, stage);
