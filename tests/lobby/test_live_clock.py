"""The clock: a phase ends when its time is up, once, whoever looks and whoever is connected."""

import pytest

from lobby.live.answers import Accepted
from lobby.live.hub import Hub
from lobby.live.moments import now_ms
from lobby.live.reader import reader
from lobby.live.replica import running_deadline
from lobby.live.store import read_due, read_entries
from lobby.live.tables import play_command
from lobby.models import Table
from lobby.services.clock import end_of_phase
from rules.engine.actors import HostActor
from rules.engine.commands import Command, PauseClock, ResumeClock, SetController, StartGame
from rules.engine.ids import Controller, NationId, Phase
from tests.lobby.stage import LOOKS, Stage, a_table, configured, join

pytestmark = pytest.mark.django_db(transaction=True)

MINUTE = 60_000


@pytest.fixture
def stage() -> Stage:
    return a_table(3, ago=5 * MINUTE)


async def start_with_clock(stage: Stage, at: int) -> None:
    commands: list[Command] = [configured(stage, horizon=MINUTE, diplomacy=MINUTE)]
    commands += [SetController(nation=NationId(name), controller=Controller.PERSON) for name in stage.nations]
    for number, command in enumerate([*commands, StartGame()]):
        answer = await play_command(stage.table_id, command, HostActor(), f"start.{number}", at)
        assert isinstance(answer, Accepted)


async def ends_of(stage: Stage) -> list[str]:
    entries = await reader.read(read_entries, stage.table_id, 0)
    return [entry.key for entry in entries if entry.actor == "clock"]


@pytest.mark.promise("R11")
async def test_a_phase_whose_time_is_up_ends_though_nobody_is_connected(stage: Stage, live: Hub) -> None:
    await start_with_clock(stage, now_ms() - 2 * MINUTE)  # as if the server had slept
    live.forget(await live.table(stage.table_id))

    await live._look(now_ms())

    table = await live.table(stage.table_id)
    for _look in range(LOOKS):
        if table.replica.state.phase is Phase.DIPLOMACY:
            break
        await table.refetch()
        await table.finish()
    assert table.replica.state.phase is Phase.DIPLOMACY


@pytest.mark.promise("R11")
async def test_two_processes_end_a_phase_once(stage: Stage) -> None:
    await start_with_clock(stage, now_ms() - 2 * MINUTE)
    hubs = [Hub(), Hub()]  # as two processes, without clocks of their own
    for hub in hubs:
        hub.start()
    tables = [await hub.table(stage.table_id) for hub in hubs]
    end = end_of_phase(tables[0])

    answers = [await table.act(end) for table in tables]

    assert isinstance(answers[0], Accepted)
    assert answers[0] == answers[1]
    assert await ends_of(stage) == ["end.1.horizon"]
    for hub in hubs:
        await hub.stop()


async def test_a_paused_table_is_never_due(stage: Stage, live: Hub) -> None:
    await start_with_clock(stage, now_ms())
    far = now_ms() + 10 * MINUTE
    await live.table(stage.table_id)
    assert await reader.read(read_due, far) == (stage.table_id,)

    await play_command(stage.table_id, PauseClock(), HostActor(), "pause")
    paused = await reader.read(read_due, far)
    await play_command(stage.table_id, ResumeClock(), HostActor(), "resume")

    assert paused == ()
    assert await reader.read(read_due, far) == (stage.table_id,)


async def test_the_clock_may_not_end_a_phase_early(stage: Stage, live: Hub) -> None:
    await start_with_clock(stage, now_ms())
    table = await live.table(stage.table_id)

    answer = await table.act(end_of_phase(table))

    assert not isinstance(answer, Accepted)
    assert running_deadline(table.replica.state) > now_ms()


async def test_a_live_table_goes_on_by_itself_when_its_time_is_up(stage: Stage, live: Hub) -> None:
    place = await join(live, stage, "observer")

    await start_with_clock(stage, now_ms() - MINUTE + 50)  # the horizon's time is up in a moment

    await place.until(lambda: (place.view or {})["clock"]["phase"] == "diplomacy")
    assert await ends_of(stage) == ["end.1.horizon"]


async def test_the_database_knows_the_deadline_of_the_running_phase(stage: Stage, live: Hub) -> None:
    await start_with_clock(stage, now_ms())

    table = await live.table(stage.table_id)
    stored = await reader.read(lambda: Table.objects.get(pk=stage.table_id).deadline)

    assert stored == running_deadline(table.replica.state) > 0
