"""Clocks that jump and stand still (R11): a phase ends once and never too early, time never runs back, nobody waits."""

import asyncio
import random
import time

import pytest

from lobby.live.hub import Hub
from lobby.live.moments import now_ms
from lobby.live.reader import reader
from lobby.live.tables import play_command
from lobby.live.throttle import Tally
from lobby.live.writer import writer
from lobby.models import Table
from lobby.services.bots import take_lease
from lobby.services.clock import Clock, end_of_phase
from rules.engine.actors import HostActor
from rules.engine.commands import Command, SetController, StartGame
from rules.engine.ids import Controller, NationId, Phase
from tests.faults.checker import violations
from tests.faults.history import History
from tests.faults.pages import Page, conclude, people_of
from tests.lobby.stage import Stage, a_table, configured

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.promise("R11")]

HOUR = 3_600_000
MINUTE = 60_000


class SetClock:
    """The system's clock as somebody sets it: so far off, or standing still."""

    def __init__(self) -> None:
        self.offset = 0
        self.stands_at: int | None = None

    def time_ns(self) -> int:
        """Nanoseconds since 1970."""
        return (time.time_ns() if self.stands_at is None else self.stands_at) + self.offset * 1_000_000


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    found = SetClock()
    monkeypatch.setattr("lobby.live.moments.time", found)
    return found


async def timed_table() -> Stage:
    """A table in round 1 whose every phase has a minute."""
    stage = await reader.read(a_table, 3)
    phases = ("horizon", "diplomacy", "planning", "resolution", "aftermath")
    commands: list[Command] = [configured(stage, **dict.fromkeys(phases, MINUTE))]
    commands += [SetController(nation=NationId(name), controller=Controller.PERSON) for name in stage.nations]
    for number, command in enumerate([*commands, StartGame()]):
        await play_command(stage.table_id, command, HostActor(), f"start.{number}")
    return stage


@pytest.mark.parametrize("stands", [False, True])
async def test_a_phase_ends_once_however_the_clock_jumps(live: Hub, clock: SetClock, seed: int, stands: bool) -> None:
    clock.stands_at = time.time_ns() if stands else None
    chance, stage = random.Random(seed), await timed_table()
    other = Hub()  # as another process, whose clock ends phases too
    other.due = Clock(other).due
    other.start()
    history = History(people=people_of(stage), began_at=(await live.table(stage.table_id)).replica.seq)
    pages = [Page(hub, stage, name, history) for hub, name in ((live, "host"), (other, stage.nations[0]))]
    for page in pages:
        await page.open()

    for number in range(12):
        await _jump(clock, pages, chance, number)
        await _end_phase((live, other), stage, clock)

    history = await conclude(pages)
    ends = [entry.key for entry in history.database.entries if entry.actor == "clock"]
    assert violations(history) == []
    assert len(ends) == len(set(ends)) == 12
    await other.stop()


async def _jump(clock: SetClock, pages: list[Page], chance: random.Random, number: int) -> None:
    """Set the clock to and fro by an hour, while people do things."""
    before = [(page.view or {})["clock"]["phase"] for page in pages]
    for jump in (-HOUR, HOUR, -HOUR)[: chance.randrange(4)]:
        clock.offset += jump
        for page in pages:
            await page.asked(f"{page.client}.{number}.{jump}.{clock.offset}", {"type": "set_ready", "ready": False})
    assert [(page.view or {})["clock"]["phase"] for page in pages] == before, "a phase ended before its time"


async def _end_phase(hubs: tuple[Hub, Hub], stage: Stage, clock: SetClock) -> None:
    """Set the clock past the deadline and let both processes look; wait until both have seen the end."""
    tables = [await hub.table(stage.table_id) for hub in hubs]
    seq, deadline = tables[0].replica.seq, tables[0].replica.state.clock.deadline
    clock.offset += max(0, deadline - now_ms()) + 1
    await asyncio.gather(*(hub._look(now_ms()) for hub in hubs), *(t.act(end_of_phase(t)) for t in tables))
    for table in tables:
        await table.catch_up()
        assert table.replica.seq > seq, "the phase did not end"


async def test_who_talked_while_the_clock_was_ahead_may_talk_once_it_is_right_again() -> None:
    tally = Tally(most=2, span=10_000)
    for _word in range(2):
        tally.takes(HOUR)

    is_full_then, is_full_now = tally.is_full(HOUR), tally.is_full(MINUTE)

    assert (is_full_then, is_full_now) == (True, False)


async def test_a_lease_from_a_clock_that_was_ahead_holds_nobody_off() -> None:
    stage = await reader.read(a_table, 3)
    taken = [await writer.call(lambda: take_lease(stage.table_id, "one", now_ms() + HOUR))]

    taken.append(await writer.call(lambda: take_lease(stage.table_id, "two", now_ms())))
    taken.append(await writer.call(lambda: take_lease(stage.table_id, "three", now_ms())))

    assert taken == [True, True, False]
    assert await reader.read(lambda: Table.objects.get(pk=stage.table_id).runner) == "two"


async def test_people_are_told_of_each_other_though_the_clock_jumps(live: Hub, clock: SetClock) -> None:
    stage = await reader.read(a_table, 3)
    history = History(people=people_of(stage))
    host, other = Page(live, stage, "host", history), Page(live, stage, stage.nations[0], history)
    board = live.boards[(await live.table(stage.table_id)).id]
    real = board._tell

    async def tell() -> None:
        clock.offset += HOUR
        await real()

    board._tell = tell  # type: ignore[method-assign] # the clock jumps whenever people are told
    await host.open()
    await other.open()

    def is_told() -> bool:
        rooms = [moment.frame for moment in history.moments if moment.kind == "got" and moment.frame["t"] == "room"]
        here = {person["name"] for room in rooms for person in room["people"] if person["here"]}
        return len(rooms) > 2 and len(here) == 2

    await host.until(is_told)
    assert (await live.table(stage.table_id)).replica.state.phase is Phase.LOBBY
