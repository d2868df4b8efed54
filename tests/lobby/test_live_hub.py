"""The hub: nothing is shown before COMMIT, what no bell told is found within a second, and odd tables do no harm."""

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from channels.layers import channel_layers, get_channel_layer
from django.test import override_settings

from lobby.live.bell import is_alone
from lobby.live.hub import Hub
from lobby.live.moments import now_ms
from lobby.live.reader import reader
from lobby.live.writer import writer
from lobby.models import Table
from rules.engine.commands import SetReady
from tests.lobby.bells import GoodLayer, HangingLayer
from tests.lobby.stage import Frame, Place, Stage, a_table, begin, join

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stage() -> Stage:
    return a_table(3)


@pytest.fixture
def layer(request: pytest.FixtureRequest) -> Iterator[None]:
    """A channel layer that is not the one in memory, so that processes ring each other."""
    with override_settings(CHANNEL_LAYERS={"default": {"BACKEND": f"tests.lobby.bells.{request.param}"}}):
        yield
    channel_layers.backends.clear()


def moves_told(place: Place) -> list[Frame]:
    """What a connection was told about the game; who is here may be told at any time."""
    return [frame for frame in place.frames if frame["t"] != "room"]


async def test_nothing_is_shown_or_answered_before_commit(stage: Stage, live: Hub) -> None:
    await begin(stage)
    place, other = await join(live, stage, stage.nations[0]), await join(live, stage, stage.nations[1])
    gate, held = threading.Event(), threading.Event()

    def hold() -> None:
        held.set()
        gate.wait()

    blocking = asyncio.ensure_future(writer.call(hold))
    await asyncio.get_running_loop().run_in_executor(None, held.wait)  # the writer can commit nothing now
    frames = moves_told(place), moves_told(other)

    key = place.do(SetReady(ready=True))
    for _turn in range(100):
        await asyncio.sleep(0)
    before = moves_told(place), moves_told(other)
    gate.set()
    await blocking

    assert (await place.answer(key))["t"] == "accepted"
    assert before == frames
    await other.until(lambda: other.of("change"))


@pytest.mark.promise("R8")
@pytest.mark.parametrize("layer", ["HangingLayer", "BrokenLayer", "DeafLayer"], indirect=True)
async def test_a_bell_that_hangs_breaks_or_loses_everything_delays_nothing_and_loses_nothing(
    stage: Stage, layer: None
) -> None:
    hubs = [Hub(), Hub()]
    for hub in hubs:
        hub.start()
    await begin(stage)
    here, there = await join(hubs[0], stage, stage.nations[0]), await join(hubs[1], stage, stage.nations[1])

    answer = await here.answer(here.do(SetReady(ready=True)))
    await there.until(lambda: there.of("change"))

    assert not is_alone()
    assert answer["t"] == "accepted"
    for hub in hubs:
        await hub.stop()


@pytest.mark.promise("R8")
@pytest.mark.parametrize("layer", ["HangingLayer"], indirect=True)
async def test_while_the_bell_hangs_answers_come_and_one_ring_alone_waits_for_it(stage: Stage, layer: None) -> None:
    hub = Hub()
    hub.start()
    await begin(stage)
    place = await join(hub, stage, stage.nations[0])

    answers = [await place.answer(place.do(SetReady(ready=number % 2 == 0))) for number in range(20)]

    assert [answer["t"] for answer in answers] == ["accepted"] * 20
    bell = get_channel_layer()
    assert isinstance(bell, HangingLayer)
    assert bell.most == 1
    await hub.stop()


@pytest.mark.parametrize("layer", ["GoodLayer"], indirect=True)
async def test_a_ring_carries_the_tables_id_and_nothing_else(stage: Stage, layer: None) -> None:
    hubs = [Hub(), Hub()]
    for hub in hubs:
        hub.start()
    await begin(stage)
    here, there = await join(hubs[0], stage, stage.nations[0]), await join(hubs[1], stage, stage.nations[1])
    GoodLayer.sent.clear()

    await here.answer(here.do(SetReady(ready=True)))
    await there.until(lambda: there.of("change"))

    assert {str(sorted(message.items())) for message in GoodLayer.sent} == {
        str(sorted({"type": "ring", "table": stage.table_id}.items()))
    }
    for hub in hubs:
        await hub.stop()


async def test_a_table_that_is_deleted_says_goodbye(stage: Stage, live: Hub) -> None:
    place = await join(live, stage, "observer")

    await reader.read(Table.objects.filter(pk=stage.table_id).delete)

    await place.until(lambda: place.closed)
    assert (place.frames[-1]["why"], place.closed) == ("unknown_table", 4004)
    assert stage.table_id not in live.tables


@pytest.mark.promise("R4")
async def test_a_table_that_was_restored_is_shown_anew(stage: Stage, live: Hub) -> None:
    await begin(stage)
    place = await join(live, stage, "observer")

    await reader.read(lambda: Table.objects.filter(pk=stage.table_id).update(epoch="another"))

    await place.until(lambda: len(place.of("view")) > 1)
    assert place.epoch.startswith("another")


async def test_a_table_nobody_looks_at_is_let_go_and_loads_again(stage: Stage, live: Hub) -> None:
    await begin(stage)
    table = await live.table(stage.table_id)
    live._look_after(table, now_ms() + 10**9)
    gone = stage.table_id not in live.tables

    again = await live.table(stage.table_id)

    assert gone
    assert again is not table
    assert again.replica.state == table.replica.state


async def test_two_who_come_at_once_find_one_table(stage: Stage, live: Hub) -> None:
    tables = await asyncio.gather(*(live.table(stage.table_id) for _number in range(5)))

    assert len({id(table) for table in tables}) == 1


async def test_a_fault_in_the_fan_out_loses_nothing(stage: Stage, live: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    await begin(stage)
    place = await join(live, stage, stage.nations[0])
    table = await live.table(stage.table_id)

    def broken(_steps: Any) -> None:  # noqa: ANN401 - whatever it is, it fails
        monkeypatch.undo()
        raise AssertionError("a fault of ours")

    monkeypatch.setattr(table.audience, "show", broken)
    answer = await place.answer(place.do(SetReady(ready=True)))
    await place.until(lambda: (place.view or {})["nations"][stage.nations[0]]["ready"])

    assert answer["t"] == "accepted"
    assert not table.stale
