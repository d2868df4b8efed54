"""Storage trouble: a command has its full effect and is accepted, or none and is refused; never anything between."""

import asyncio
import contextlib
import dataclasses
import sqlite3
import threading
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import OperationalError, connection

from lobby.live.answers import Accepted, Answer, LobbyReason, Refused, UnclearError
from lobby.live.commit import is_conclusive
from lobby.live.hub import Hub
from lobby.live.reader import reader
from lobby.live.replica import Act
from lobby.live.store import read_entries, read_messages, read_table
from lobby.live.table import load
from lobby.live.tables import play_command
from lobby.live.writer import StorageError, writer
from rules.engine.actors import PublicViewer, SeatActor
from rules.engine.commands import SetReady
from rules.engine.ids import NationId
from tests.lobby.stage import Stage, a_table, begin, join

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.promise("R10")]


PUBLIC = PublicViewer()


@pytest.fixture
def stage() -> Stage:
    return a_table(3)


@pytest.fixture(autouse=True)
def fresh_writer() -> Iterator[None]:
    """Leave no trouble behind in the writer's connection."""
    yield
    writer.stop()


async def ready(stage: Stage, key: str, *, value: bool = True) -> Answer:
    return await play_command(stage.table_id, SetReady(ready=value), SeatActor(nation=NationId(stage.nations[0])), key)


async def is_ready(stage: Stage) -> bool:
    """What the log says, read anew."""
    return stage.nations[0] in (await reader.read(load, stage.table_id))[1].state.ready


async def in_writer(work: Callable[[], Any]) -> None:
    """Do something to the writer's own connection."""
    with contextlib.suppress(sqlite3.OperationalError, OperationalError):
        await writer.call(work)


def statement(text: str) -> Callable[[], None]:
    def run() -> None:
        with connection.cursor() as cursor:
            cursor.execute(text)

    return run


def another_connection() -> sqlite3.Connection:
    """A connection of somebody else to the same file."""
    return sqlite3.connect(settings.DATABASES["default"]["TEST"]["NAME"], isolation_level=None)


@contextlib.contextmanager
def locked_out() -> Iterator[None]:
    """Let somebody else hold the log, as a backup or a migration may."""
    if connection.vendor == "sqlite":
        with contextlib.closing(another_connection()) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
    else:
        known = connection.get_connection_params()
        wanted = {name: known[name] for name in ("host", "port", "user", "dbname")}
        with psycopg.connect(**wanted) as server:
            server.execute("LOCK TABLE lobby_logentry IN EXCLUSIVE MODE")
            yield


async def test_a_locked_database_refuses_and_the_same_key_works_afterwards(stage: Stage, live: Hub) -> None:
    await begin(stage)
    await in_writer(statement("PRAGMA busy_timeout = 20" if is_conclusive() else "SET lock_timeout = 20"))

    with locked_out():
        locked = await ready(stage, "k1")
    before = await is_ready(stage)
    afterwards = await ready(stage, "k1")

    assert locked == Refused(key="k1", reason=LobbyReason.STORAGE)
    assert before is False
    assert isinstance(afterwards, Accepted)
    assert await is_ready(stage) is True


@pytest.mark.sqlite
async def test_a_full_disk_refuses_and_play_goes_on_once_there_is_room(stage: Stage, live: Hub) -> None:
    await begin(stage)
    place = await join(live, stage, stage.nations[0])
    with contextlib.closing(another_connection()) as other:
        other.execute("VACUUM")  # no page is left free
    await in_writer(statement("PRAGMA max_page_count = 1"))  # SQLite raises it to what the file has: not a page more
    answers = []
    for turn in range(200):
        answers.append(await ready(stage, f"k{turn}", value=turn % 2 == 0))
        if isinstance(answers[-1], Refused):
            break

    await in_writer(statement("PRAGMA max_page_count = 1000000"))
    shown, stored = stage.nations[0] in (await live.table(stage.table_id)).replica.state.ready, await is_ready(stage)
    last = await ready(stage, f"k{len(answers) - 1}", value=(len(answers) - 1) % 2 == 0)

    assert answers[-1] == Refused(key=f"k{len(answers) - 1}", reason=LobbyReason.STORAGE)
    assert shown is stored
    assert isinstance(last, Accepted)
    assert place.closed is None


@pytest.mark.parametrize("number", range(1, 9))
async def test_whichever_database_call_fails_there_is_no_half_effect(stage: Stage, live: Hub, number: int) -> None:
    await begin(stage)
    calls = 0

    def failing(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: ANN401
        nonlocal calls
        calls += 1
        if calls == number:
            raise OperationalError("a call that fails")
        return execute(sql, params, many, context)

    await in_writer(lambda: connection.execute_wrappers.append(failing))
    calls = 0
    answer = await ready(stage, "k1")

    effect = await is_ready(stage)
    entries = await reader.read(read_entries, stage.table_id, 0)
    head = await reader.read(read_table, stage.table_id)
    assert head is not None
    assert isinstance(answer, Accepted) is effect is (entries[-1].key == "k1")
    assert isinstance(await ready(stage, "k1"), Accepted)


async def lose_next_commit(*, committed: bool) -> None:
    """Let the writer's next COMMIT fail, before or after it has happened."""

    def break_once() -> None:
        real = connection.commit

        def commit() -> None:
            del connection.commit  # once
            if committed:
                real()
            raise OperationalError("the answer to COMMIT was lost")

        connection.commit = commit  # type: ignore[method-assign]

    await in_writer(lambda: connection.on_commit(break_once))


@pytest.mark.parametrize("committed", [True, False])
async def test_talk_whose_commit_nobody_heard_of_is_looked_up(stage: Stage, live: Hub, committed: bool) -> None:
    place = await join(live, stage, stage.nations[0])
    await lose_next_commit(committed=committed)

    place.tell({"t": "say", "key": "s1", "to": "all", "text": "Heard?"})
    told = await place.answer("s1") if committed or is_conclusive() else None
    place.frames.clear()
    place.tell({"t": "say", "key": "s1", "to": "all", "text": "Heard?"})
    again = await place.answer("s1")

    rows = await reader.read(read_messages, stage.table_id, 0)
    assert (told is not None and told["t"] == "accepted") is committed
    assert again["t"] == "accepted"
    assert [row.text for row in rows] == ["Heard?"]


@pytest.mark.parametrize("committed", [True, False])
async def test_a_commit_that_nobody_heard_of_is_looked_up(stage: Stage, live: Hub, committed: bool) -> None:
    await begin(stage)
    await lose_next_commit(committed=committed)

    answer = None
    with contextlib.suppress(UnclearError):  # a database server may still commit: nobody is told anything
        answer = await ready(stage, "k1")

    assert isinstance(answer, Accepted) is committed
    assert isinstance(answer, Refused) is (is_conclusive() and not committed)
    assert await is_ready(stage) is committed
    assert isinstance(await ready(stage, "k1"), Accepted)
    entries = await reader.read(read_entries, stage.table_id, 0)
    assert [entry.key for entry in entries].count("k1") == 1


async def test_trouble_with_one_row_spoils_no_other_row_of_the_same_commit(stage: Stage, live: Hub) -> None:
    await begin(stage)
    table = await live.table(stage.table_id)
    act = Act(command=SetReady(ready=True), by=SeatActor(nation=NationId(stage.nations[0])), key="k1", viewer=PUBLIC)
    good = table.replica.decide(act, 0).append
    bad = dataclasses.replace(good, entry=dataclasses.replace(good.entry, actor="", seq=good.entry.seq + 1))
    gate = threading.Event()
    waiting = asyncio.ensure_future(writer.call(gate.wait))  # the writer is busy: what comes now is one group
    rows = [asyncio.ensure_future(writer.write(row)) for row in (bad, good)]
    await asyncio.sleep(0)
    gate.set()

    outcomes = await asyncio.gather(waiting, *rows, return_exceptions=True)

    entries = await reader.read(read_entries, stage.table_id, 0)
    assert isinstance(outcomes[1], StorageError)
    assert outcomes[2] is True
    assert (entries[-1].key, entries[-1].actor) == ("k1", good.entry.actor)


async def test_rows_that_want_one_place_are_written_once(stage: Stage, live: Hub) -> None:
    await begin(stage)
    table = await live.table(stage.table_id)
    act = Act(command=SetReady(ready=True), by=SeatActor(nation=NationId(stage.nations[0])), key="k1", viewer=PUBLIC)
    row = table.replica.decide(act, 0).append
    other = dataclasses.replace(row, entry=dataclasses.replace(row.entry, key="k2"))

    outcomes = await asyncio.gather(writer.write(row), writer.write(other), writer.write(row))

    assert sorted(outcomes) == [False, False, True]
