"""Storage trouble (R10): whichever database call of whichever command fails, its effect is whole or there is none."""

import contextlib
import itertools
import typing
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from django.db import OperationalError, connection
from psycopg.errors import AdminShutdown, DiskFull

from lobby.live.answers import Accepted, Answer, LobbyReason, Refused, UnclearError
from lobby.live.commit import is_conclusive
from lobby.live.hub import Hub
from lobby.live.reader import reader
from lobby.live.table import LiveTable
from lobby.live.tables import play_command
from lobby.live.talking import Speech, say
from lobby.live.writer import writer
from rules.engine.actors import Actor, HostActor
from rules.engine.commands import Command, EndPhase, SetController, StartGame
from rules.engine.ids import Controller, NationId, Phase
from tests.faults.checker import violations
from tests.faults.history import History, Kept
from tests.faults.pages import kept_here
from tests.faults.situations import SITUATIONS
from tests.lobby.stage import Stage, a_full_table, a_table, configured

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.promise("R10")]

Work = Callable[[str], typing.Awaitable[Answer]]
"""Does one thing under a key."""

MINUTE = 60_000


@pytest.fixture(autouse=True)
def fresh_writer() -> Iterator[None]:
    """Leave no trouble behind in the writer's connection."""
    yield
    writer.stop()


async def reach(stage: Stage, phase: Phase) -> None:
    """Seat everybody, and go on to a phase of round 1, with a clock in every phase."""
    timed = configured(stage, horizon=MINUTE, diplomacy=MINUTE, planning=MINUTE)
    commands: list[Command] = [timed]
    commands += [SetController(nation=NationId(name), controller=Controller.PERSON) for name in stage.nations]
    phases = (Phase.HORIZON, Phase.DIPLOMACY, Phase.PLANNING, Phase.RESOLUTION, Phase.AFTERMATH)
    if phase is not Phase.LOBBY:
        commands += [StartGame(), *(EndPhase(round=1, phase=past) for past in phases[: phases.index(phase)])]
    for number, command in enumerate(commands):
        assert isinstance(await play_command(stage.table_id, command, HostActor(), f"reach.{number}"), Accepted)


async def prepared(hub: Hub, stage: Stage, kind: type[Command]) -> tuple[Command, Actor]:
    """The command, at a moment at which it is legal."""
    situation = SITUATIONS[kind]
    await reach(stage, situation.phase)
    *before, given = situation.script((await hub.table(stage.table_id)).replica.state)
    for number, (command, by) in enumerate(before):
        assert isinstance(await play_command(stage.table_id, command, by, f"before.{number}"), Accepted)
    return given


class Breaking:
    """Makes one call of the writer's connection fail: the n-th from now on."""

    def __init__(self, cause: Exception) -> None:
        self.left = 0
        self.cause = cause

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: ANN401
        """Run a statement, or fail."""
        self.left -= 1
        if self.left == 0:
            raise OperationalError("a call that fails") from self.cause
        return execute(sql, params, many, context)

    async def watch(self) -> None:
        """Look at every statement of the writer."""
        await writer.call(lambda: connection.execute_wrappers.append(self))


async def kept(stage: Stage) -> Kept:
    return await reader.read(kept_here, stage.table_id)


async def try_every_call(stage: Stage, work: Work) -> int:
    """Let the first call fail, then the second, until none is left; how many there were."""
    breaking = Breaking(DiskFull("for a reason that the connection survives"))
    await breaking.watch()
    for number in itertools.count(1):
        before = await kept(stage)
        breaking.left = number
        answer = await work(f"k{number}")
        after = await kept(stage)
        assert sound(after) == []
        if isinstance(answer, Accepted):
            assert (len(after.entries) + len(after.messages)) == (len(before.entries) + len(before.messages)) + 1
            assert await work(f"k{number}") == answer
            assert await kept(stage) == after
            return number - 1
        assert answer == Refused(key=f"k{number}", reason=LobbyReason.STORAGE)
        assert after == before
    raise AssertionError


def sound(found: Kept) -> list[str]:
    return violations(History(people={}, kept=found))


def test_every_command_has_its_situation() -> None:
    assert set(SITUATIONS) == set(typing.get_args(Command))


@pytest.mark.parametrize("kind", SITUATIONS, ids=lambda kind: kind.__name__)
async def test_whichever_call_fails_a_command_is_done_or_not(live: Hub, kind: type[Command]) -> None:
    stage = await reader.read(partial(a_full_table, 3, is_dire=SITUATIONS[kind].is_dire))
    command, by = await prepared(live, stage, kind)

    failed = await try_every_call(stage, lambda key: play_command(stage.table_id, command, by, key))

    assert failed >= 2  # at least the entry and the head


@pytest.mark.parametrize("committed", [True, False])
@pytest.mark.parametrize("kind", SITUATIONS, ids=lambda kind: kind.__name__)
async def test_a_commit_whose_answer_is_lost_is_looked_up(live: Hub, kind: type[Command], committed: bool) -> None:
    stage = await reader.read(partial(a_full_table, 3, is_dire=SITUATIONS[kind].is_dire))
    command, by = await prepared(live, stage, kind)
    await writer.call(lambda: connection.on_commit(lambda: lose_answer(committed)))

    first: Answer | None = None
    with contextlib.suppress(UnclearError):  # a database server may still commit: nobody is told anything
        first = await play_command(stage.table_id, command, by, "k1")
    before = await kept(stage)
    again = await play_command(stage.table_id, command, by, "k1")

    assert isinstance(first, Accepted) is committed is (before.entries[-1].key == "k1")
    assert isinstance(first, Refused) is (is_conclusive() and not committed)
    assert isinstance(again, Accepted)
    assert [entry.key for entry in (await kept(stage)).entries].count("k1") == 1
    assert sound(await kept(stage)) == []


def lose_answer(committed: bool) -> None:
    """Let the next COMMIT of this thread's connection fail, after or before it has happened."""
    real = connection.commit

    def commit() -> None:
        del connection.commit  # once
        if committed:
            real()
        raise OperationalError("the answer to COMMIT was lost")

    connection.commit = commit  # type: ignore[method-assign]


async def test_whichever_call_fails_something_is_said_or_not(live: Hub) -> None:
    stage = await reader.read(a_table, 3)
    table: LiveTable = await live.table(stage.table_id)

    failed = await try_every_call(
        stage, lambda key: table.spawn(say(table, Speech(by=HostActor(), key=key, to="all", text="Heard?")))
    )

    assert failed >= 2


@pytest.mark.postgresql
@pytest.mark.parametrize("number", range(1, 4))
async def test_a_connection_that_is_cut_before_its_commit_is_replaced_unnoticed(live: Hub, number: int) -> None:
    stage = await reader.read(a_table, 3)
    table: LiveTable = await live.table(stage.table_id)
    breaking = Breaking(AdminShutdown("the server goes down"))
    await breaking.watch()
    breaking.left = number

    answer = await table.spawn(say(table, Speech(by=HostActor(), key="k1", to="all", text="Heard?")))

    assert isinstance(answer, Accepted)
    found = await kept(stage)
    assert breaking.left <= 0  # there was such a call, and it failed
    assert [message.text for message in found.messages] == ["Heard?"]
    assert sound(found) == []
