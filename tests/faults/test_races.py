"""Nothing is done twice (R2): things sent twice, late, under old keys, and through two processes at one table."""

import asyncio
import os
import random
from collections import Counter

import pytest

from lobby.live.hub import Hub
from lobby.live.reader import reader
from rules.engine.ids import Phase
from tests.faults.checker import violations
from tests.faults.history import History, Person
from tests.faults.load import Player, play
from tests.faults.pages import Page, conclude, people_of
from tests.lobby.stage import Stage, a_table, begin

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("at_any_pace"),
    pytest.mark.promise("R2"),
    pytest.mark.slow,
]

COMMANDS = int(os.environ.get("COMMANDS", "1000000" if os.environ.get("SOAK") else "5000"))
TURNS = 60
"""Turns of each client at one table; a game seldom lasts longer when everybody acts by chance."""


async def test_no_command_is_done_twice_however_often_it_is_sent(live: Hub, seed: int) -> None:
    chance, told = random.Random(seed), Counter[str]()
    other = Hub()  # as another process at the same database
    other.start()
    while told["sent"] < COMMANDS:
        history = await race(live, other, chance)
        assert violations(history) == []
        count(history, told)
    await other.stop()

    print(f"R2: {dict(told)}")  # noqa: T201 - the figures of docs/reliability.md
    assert told["accepted"] > COMMANDS / 10
    assert told["key_reused"] > 0


async def race(here: Hub, there: Hub, chance: random.Random) -> History:
    """One table: each seat open in two processes at once, the host in three places; everybody sends things twice."""
    stage = await reader.read(a_table, 3)
    await begin(stage, until=Phase.DIPLOMACY)
    seq = (await here.table(stage.table_id)).replica.seq
    history = History(people=doubled(stage), began_at=seq)
    pages = [Page(here, stage, name, history) for name in (*stage.nations, "host", "observer")]
    pages += [Page(there, stage, name, history, client=f"{name} there") for name in (*stage.nations, "host")]
    pages.append(Page(here, stage, "host", history, client="host again"))
    for page in pages:
        await page.open()
    players = [
        Player(page=page, chance=random.Random(chance.random()), resends=0.25)
        for page in pages
        if page.name != "observer"
    ]
    for player in players:
        player.family = player.page.name
    await play(players, TURNS)
    return await conclude(pages)


def doubled(stage: Stage) -> dict[str, Person]:
    """Everybody, and everybody once more in the other process."""
    people = people_of(stage)
    there = {f"{name} there": found for name, found in people.items()}
    return people | there | {"host again": people["host"]}


def count(history: History, told: Counter[str]) -> None:
    """Add up what was sent and how it was answered."""
    for moment in history.moments:
        if moment.kind == "sent" and moment.frame["t"] in {"do", "say"}:
            told["sent"] += 1
        elif moment.kind == "got" and moment.frame["t"] in {"accepted", "refused"}:
            told[moment.frame["t"]] += 1
            told["key_reused"] += moment.frame.get("reason") == "key_reused"


async def test_the_same_thing_from_two_sockets_at_once_is_done_once(live: Hub) -> None:
    stage = await reader.read(a_table, 3)
    await begin(stage)
    history = History(people=doubled(stage), began_at=(await live.table(stage.table_id)).replica.seq)
    pages = [Page(live, stage, "host", history), Page(live, stage, "host", history, client="host again")]
    for page in pages:
        await page.open()

    for number in range(40):
        kind = "pause_clock" if number % 2 == 0 else "resume_clock"
        for page in pages:
            page.do(f"k{number}", {"type": kind})
        answers = await asyncio.gather(*(page.answer(f"k{number}") for page in pages))
        assert answers[0] == answers[1]
        assert answers[0]["t"] == "accepted"

    assert violations(await conclude(pages)) == []


async def test_a_process_that_is_behind_looks_before_it_refuses(live: Hub) -> None:
    stage = await reader.read(a_table, 3)
    await begin(stage)
    behind = Hub()
    behind.start()
    await behind.table(stage.table_id)
    history = History(people=doubled(stage), began_at=(await live.table(stage.table_id)).replica.seq)
    here = Page(live, stage, "host", history)
    there = Page(behind, stage, "host", history, client="host there")
    await here.open()
    await there.open()

    first = await here.asked("k1", {"type": "pause_clock"})
    again = await there.asked("k1", {"type": "pause_clock"})
    other = await there.asked("k2", {"type": "resume_clock"})

    assert (first["t"], again, other["t"]) == ("accepted", first, "accepted")
    assert violations(await conclude([here, there])) == []
    await behind.stop()
