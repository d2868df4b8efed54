"""Lines that break (R3, R4): after every reconnection a client is resumed or given a whole view, and is never wrong."""

import os
import random
from collections import Counter
from collections.abc import Callable

import pytest

from lobby.live.hub import Hub
from lobby.live.reader import reader
from rules.engine.ids import Phase
from tests.faults.checker import violations
from tests.faults.history import History, Json
from tests.faults.load import Player, play
from tests.faults.pages import Page, conclude, people_of
from tests.lobby.stage import a_table, begin

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("at_any_pace"),
    pytest.mark.promise("R3"),
    pytest.mark.promise("R4"),
    pytest.mark.slow,
]

RECONNECTS = int(os.environ.get("RECONNECTS", "100000" if os.environ.get("SOAK") else "500"))
BREAKS = 100
"""Reconnections at one table, before the next one is opened."""

MUST_RESYNC = frozenset({"future", "epoch", "seat", "nothing", "nought"})
"""Cursors that prove nothing."""


def cursors(page: Page, other: Page, chance: random.Random) -> dict[str, Callable[[], Json | None]]:
    """Where a client may say it has come to; most of the time it is right."""
    own = dict(page.cursor or {})
    return {
        "own": lambda: own,
        "own once more": lambda: own,
        "older": lambda: dict(zip(("epoch", "vseq"), chance.choice(sorted(page.views)), strict=True)),
        "future": lambda: {**own, "vseq": own["vseq"] + chance.randrange(1, 2000)},
        "epoch": lambda: {**own, "epoch": "another"},
        "seat": lambda: other.cursor,
        "nought": lambda: {**own, "vseq": 0},
        "nothing": lambda: None,
    }


async def test_a_line_may_break_at_any_moment(live: Hub, seed: int) -> None:
    chance, told = random.Random(seed), Counter[str]()

    while told["reconnects"] < RECONNECTS:
        assert violations(await breaking(live, chance, told)) == []

    print(f"R4: {dict(told)}")  # noqa: T201 - the figures of docs/reliability.md
    assert told["resumed"] > RECONNECTS / 10
    assert told["resync"] > RECONNECTS / 10


async def breaking(hub: Hub, chance: random.Random, told: Counter[str]) -> History:
    """Play at one table while lines break, also while answers are on their way."""
    stage = await reader.read(a_table, 3)
    await begin(stage, until=Phase.DIPLOMACY)
    history = History(people=people_of(stage), began_at=(await hub.table(stage.table_id)).replica.seq)
    pages = [Page(hub, stage, name, history) for name in history.people]
    for page in pages:
        await page.open()
    players = [Player(page=page, chance=random.Random(chance.random()), resends=0.1) for page in pages[:4]]
    for _break in range(BREAKS // len(pages)):
        await play(players, chance.randrange(1, 4))
        for page in pages:
            other = pages[1] if page is pages[0] else pages[0]  # a seat, and another one
            await break_line(page, other, chance, told)
    return await conclude(pages)


async def break_line(page: Page, other: Page, chance: random.Random, told: Counter[str]) -> None:
    """Cut a line, sometimes with a question on its way, sometimes twice; and come back from somewhere."""
    if page.nation and chance.random() < 0.5:
        page.do(f"{page.client}.cut.{told['reconnects']}", {"type": "set_ready", "ready": chance.random() < 0.3})
    page.cut()
    if chance.random() < 0.3:
        await page.open()
        page.cut()
        told["reconnects"] += 1
    name = chance.choice(["own", "own", "own", *cursors(page, other, chance)])
    mode = await page.open(cursor=cursors(page, other, chance)[name]())
    assert mode in ({"resync"} if name in MUST_RESYNC else {"resumed", "resync"}), name
    told[mode] += 1
    told["reconnects"] += 1
