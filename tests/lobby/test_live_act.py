"""A command's way into the log: accepted after COMMIT, once, and answered alike however often it is sent."""

import asyncio

import pytest
from django.db import connection

from lobby.live.answers import Accepted, LobbyReason, Refused
from lobby.live.hub import Hub
from lobby.live.known import KnownKeys
from lobby.live.reader import reader
from lobby.live.store import read_entries
from lobby.live.tables import play_command
from lobby.models import LogEntry, Table
from rules.engine.actors import HostActor, SeatActor
from rules.engine.commands import ExtendPhase, SetReady
from rules.engine.errors import Reason
from rules.engine.ids import NationId
from tests.lobby.stage import Stage, a_table, begin, join

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stage() -> Stage:
    return a_table(3)


def seat(stage: Stage, index: int = 0) -> SeatActor:
    return SeatActor(nation=NationId(stage.nations[index]))


@pytest.mark.promise("R1")
async def test_a_command_is_in_the_log_when_it_is_accepted(stage: Stage) -> None:
    await begin(stage)

    answer = await play_command(stage.table_id, SetReady(ready=True), seat(stage), "k1")

    entries = await reader.read(read_entries, stage.table_id, 0)
    assert isinstance(answer, Accepted)
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    assert (entries[-1].actor, entries[-1].key) == (f"seat:{stage.nations[0]}", "k1")


@pytest.mark.promise("R2")
async def test_a_command_that_is_sent_again_is_answered_alike_and_done_once(stage: Stage, live: Hub) -> None:
    await begin(stage)
    first = await play_command(stage.table_id, SetReady(ready=True), seat(stage), "k1")
    await play_command(stage.table_id, SetReady(ready=False), seat(stage), "k2")

    again = await play_command(stage.table_id, SetReady(ready=True), seat(stage), "k1")

    table = await live.table(stage.table_id)
    assert again == first
    assert table.replica.state.ready == ()


@pytest.mark.promise("R2")
async def test_a_key_that_is_too_old_for_memory_is_still_known(stage: Stage, live: Hub) -> None:
    await begin(stage)
    first = await play_command(stage.table_id, SetReady(ready=True), seat(stage), "k1")
    await play_command(stage.table_id, SetReady(ready=False), seat(stage), "k2")
    (await live.table(stage.table_id)).replica.known = KnownKeys(complete=False)

    again = await play_command(stage.table_id, SetReady(ready=True), seat(stage), "k1")

    assert again == first


@pytest.mark.promise("R2")
async def test_an_old_key_is_known_also_where_the_command_is_refused_by_now(stage: Stage, live: Hub) -> None:
    await begin(stage)
    first = await play_command(stage.table_id, ExtendPhase(milliseconds=60_000), HostActor(), "k1")
    assert isinstance(first, Refused)  # there is no clock; nothing is kept of a refusal
    ready = await play_command(stage.table_id, SetReady(ready=True), seat(stage), "k2")
    for index in (1, 2):
        await play_command(stage.table_id, SetReady(ready=True), seat(stage, index), "k3")
    (await live.table(stage.table_id)).replica.known = KnownKeys(complete=False)

    again = await play_command(stage.table_id, SetReady(ready=True), seat(stage), "k2")

    assert again == ready


@pytest.mark.promise("R2")
async def test_the_same_key_for_another_command_is_refused(stage: Stage, live: Hub) -> None:
    await begin(stage)
    await play_command(stage.table_id, SetReady(ready=True), seat(stage), "k1")

    other = await play_command(stage.table_id, SetReady(ready=False), seat(stage), "k1")

    assert other == Refused(key="k1", reason=LobbyReason.KEY_REUSED)
    assert stage.nations[0] in (await live.table(stage.table_id)).replica.state.ready


async def test_the_same_key_of_another_actor_is_another_command(stage: Stage, live: Hub) -> None:
    await begin(stage)

    answers = [await play_command(stage.table_id, SetReady(ready=True), seat(stage, n), "k1") for n in (0, 1)]

    assert all(isinstance(answer, Accepted) for answer in answers)
    assert len((await live.table(stage.table_id)).replica.state.ready) == 2


@pytest.mark.promise("R2")
async def test_a_refusal_is_not_kept_and_the_key_may_be_tried_again(stage: Stage, live: Hub) -> None:
    refused = await play_command(stage.table_id, SetReady(ready=True), seat(stage), "k1")
    await begin(stage)

    accepted = await play_command(stage.table_id, SetReady(ready=True), seat(stage), "k1")

    assert isinstance(refused, Refused)
    assert refused.rule
    assert isinstance(accepted, Accepted)


@pytest.mark.promise("R4")
async def test_two_processes_append_to_one_log_without_a_gap_or_a_double(stage: Stage, live: Hub) -> None:
    await begin(stage)
    other = Hub()  # as another process: it shares the database and nothing else
    other.start()
    here, there = await live.table(stage.table_id), await other.table(stage.table_id)
    places = [await join(hub, stage, nation) for hub, nation in ((live, stage.nations[0]), (other, stage.nations[1]))]

    keys = [place.do(SetReady(ready=turn % 2 == 0)) for turn in range(10) for place in places]
    answers = [await place.answer(key) for place, key in zip(places * 10, keys, strict=True)]

    await asyncio.gather(here.catch_up(), there.catch_up())
    entries = await reader.read(read_entries, stage.table_id, 0)
    assert [answer["t"] for answer in answers] == ["accepted"] * 20
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    assert here.replica.state == there.replica.state
    assert here.replica.streams.vseqs() == there.replica.streams.vseqs()
    await other.stop()


@pytest.mark.promise("R11")
async def test_time_in_the_log_never_runs_backwards(stage: Stage) -> None:
    await begin(stage)
    later = 4_000_000_000_000
    await play_command(stage.table_id, SetReady(ready=True), seat(stage), "k1", at=later)

    await play_command(stage.table_id, SetReady(ready=False), seat(stage), "k2", at=later - 3_600_000)

    moments = [entry.at for entry in await reader.read(read_entries, stage.table_id, 0)]
    assert moments == sorted(moments)
    assert moments[-1] == later


async def test_an_act_goes_on_when_whoever_asked_for_it_is_gone(stage: Stage, live: Hub) -> None:
    await begin(stage)
    first, second = await join(live, stage, stage.nations[0]), await join(live, stage, stage.nations[1])
    before = second.vseq

    first.do(SetReady(ready=True))
    await asyncio.sleep(0)  # the act has begun
    first.conversation.end()

    await second.until(lambda: second.vseq > before)
    assert second.view is not None
    assert second.view["nations"][stage.nations[0]]["ready"] is True


async def test_an_unknown_table_refuses_everything() -> None:
    answer = await play_command("nosuchtable", SetReady(ready=True), HostActor(), "k1")

    assert answer == Refused(key="k1", reason=LobbyReason.UNKNOWN_TABLE)


async def test_a_seat_may_not_run_the_table(stage: Stage, live: Hub) -> None:
    await begin(stage)

    answer = await play_command(stage.table_id, ExtendPhase(milliseconds=1000), seat(stage), "k1")

    assert isinstance(answer, Refused)
    assert answer.reason == Reason.NOT_YOUR_COMMAND


async def test_the_database_refuses_a_row_without_an_actor_a_doubled_place_and_a_doubled_key(stage: Stage) -> None:
    await begin(stage)

    found = await reader.read(_doubles, stage.table_id)

    assert found == [False, False, False]


def _doubles(table_id: str) -> list[bool]:
    entry = LogEntry.objects.filter(table_id=table_id).order_by("seq")[0]
    rows = [(900, "", "a"), (entry.seq, "seat:x", "b"), (901, entry.actor, entry.key)]
    kept = []
    for seq, actor, key in rows:
        copy = LogEntry(
            table_id=table_id, seq=seq, actor=actor, key=key, at=1, command={}, body_hash="", events=[], answer={}
        )
        try:
            copy.save()
            kept.append(True)
        except Exception:  # noqa: BLE001 - any refusal of the database will do
            kept.append(False)
            connection.close()
    return kept


async def test_the_head_of_the_table_moves_with_its_log(stage: Stage) -> None:
    await begin(stage)

    head = await reader.read(lambda: Table.objects.get(pk=stage.table_id))
    entries = await reader.read(read_entries, stage.table_id, 0)

    assert (head.seq, head.last_at) == (entries[-1].seq, entries[-1].at)
