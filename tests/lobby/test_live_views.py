"""What a connection is shown: every update of its own viewer, none of anybody else's, and no gap in between."""

import asyncio
import json
from typing import Any

import pytest

from lobby.live.hub import Hub
from lobby.live.limits import limits
from lobby.live.reader import reader
from lobby.live.replica import Replica
from lobby.live.store import read_table
from lobby.live.tables import play_command
from rules.engine.actors import SeatActor, SeatViewer, viewer_of
from rules.engine.commands import SealPlan, SetReady
from rules.engine.ids import NationId, Phase
from tests.lobby.stage import Stage, a_plan, a_table, begin, join

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stage() -> Stage:
    return a_table(3)


def plain(view: object) -> Any:  # noqa: ANN401 - JSON
    return json.loads(json.dumps(view))


def cursor_of(place: Any) -> dict[str, Any]:  # noqa: ANN401 - a Place
    return {"epoch": place.epoch, "vseq": place.vseq}


@pytest.mark.promise("R3")
async def test_a_view_and_its_changes_lead_to_the_view_of_the_server(stage: Stage, live: Hub) -> None:
    await begin(stage, until=Phase.PLANNING)
    places = {name: await join(live, stage, name) for name in (*stage.nations, "observer", "host")}
    table = await live.table(stage.table_id)

    for nation in stage.nations:
        for points in (1, 2):
            await places[nation].answer(places[nation].do(a_plan(places[nation].view or {}, points)))
        await places[nation].answer(places[nation].do(SealPlan()))

    for place in places.values():
        stream = table.replica.streams.by_key[place.socket.stream]
        await place.until_vseq(stream.vseq)
        assert place.view == plain(table.replica.show(viewer_of(stream.key)))


@pytest.mark.promise("R4")
async def test_nothing_lies_between_a_first_view_and_the_changes_after_it(stage: Stage, live: Hub) -> None:
    await begin(stage)
    busy = await join(live, stage, stage.nations[0])

    keys, late = [], []
    for turn, name in enumerate(("observer", "host", *stage.nations[1:])):
        keys += [busy.do(SetReady(ready=turn % 2 == 0)), busy.do(SetReady(ready=turn % 2 == 1))]
        late.append(asyncio.ensure_future(join(live, stage, name)))
        await asyncio.sleep(0)
    joined = [await place for place in late]
    await asyncio.gather(*(busy.answer(key) for key in keys))

    table = await live.table(stage.table_id)
    for place in joined:  # a gap would have failed in `take`
        stream = table.replica.streams.by_key[place.socket.stream]
        await place.until_vseq(stream.vseq)
        assert place.view == plain(table.replica.show(stream.viewer))


@pytest.mark.promise("R4")
async def test_a_short_break_is_resumed_with_the_changes_that_were_missed(stage: Stage, live: Hub) -> None:
    await begin(stage)
    away, busy = await join(live, stage, stage.nations[0]), await join(live, stage, stage.nations[1])
    cursor, view = cursor_of(away), away.view
    away.conversation.end()
    await busy.answer(busy.do(SetReady(ready=True)))

    back = await join(live, stage, stage.nations[0], cursor=cursor)

    welcome = back.of("welcome")[0]
    changes = await back.until(lambda: back.of("change"))
    assert welcome["mode"] == "resumed"
    assert [change["vseq"] for change in changes] == [cursor["vseq"] + 1]
    assert not back.of("view")
    assert view is not None


@pytest.mark.promise("R4")
@pytest.mark.parametrize("case", ["future", "epoch", "seat", "forgotten", "none"])
async def test_a_cursor_that_proves_nothing_gets_a_whole_view(stage: Stage, live: Hub, case: str) -> None:
    await begin(stage)
    before, other = await join(live, stage, stage.nations[0]), await join(live, stage, stage.nations[1])
    cursors: dict[str, dict[str, Any] | None] = {
        "future": {"epoch": before.epoch, "vseq": before.vseq + 1000},
        "epoch": {"epoch": "another", "vseq": before.vseq},
        "seat": cursor_of(other),
        "forgotten": {"epoch": before.epoch, "vseq": 0},
        "none": None,
    }
    before.conversation.end()

    back = await join(live, stage, stage.nations[0], cursor=cursors[case])

    assert back.of("welcome")[0]["mode"] == "resync"
    assert len(back.of("view")) == 1


@pytest.mark.promise("R4")
async def test_a_break_in_which_nothing_happened_is_resumed_with_nothing(stage: Stage, live: Hub) -> None:
    await begin(stage)
    before = await join(live, stage, stage.nations[0])
    before.conversation.end()

    back = await join(live, stage, stage.nations[0], cursor=cursor_of(before))

    assert back.of("welcome")[0]["mode"] == "resumed"
    assert not back.of("view")
    assert not back.of("change")


@pytest.mark.promise("R6")
async def test_every_process_and_every_restart_counts_alike(stage: Stage, live: Hub) -> None:
    await begin(stage, until=Phase.PLANNING)
    places = [await join(live, stage, nation) for nation in stage.nations]
    for turn, place in enumerate(places):
        for points in range(1, turn + 2):
            await place.answer(place.do(a_plan(place.view or {}, points)))
        await place.answer(place.do(SealPlan()))
    table = await live.table(stage.table_id)

    fresh = await reader.read(lambda: Replica(read_table(stage.table_id, from_beginning=True)))  # type: ignore[arg-type]

    assert fresh.state == table.replica.state
    assert fresh.streams.vseqs() == table.replica.streams.vseqs()


@pytest.mark.promise("R14")
async def test_a_plan_that_is_saved_changes_no_view_but_its_own_and_the_facilitators(stage: Stage, live: Hub) -> None:
    await begin(stage, until=Phase.PLANNING)
    table = await live.table(stage.table_id)
    planner = await join(live, stage, stage.nations[0])
    before = table.replica.streams.vseqs()

    await planner.answer(planner.do(a_plan(planner.view or {})))

    after = table.replica.streams.vseqs()
    changed = {viewer for viewer in after if after[viewer] != before[viewer]}
    assert changed == {f"seat:{stage.nations[0]}", "facilitator"}
    for key, stream in table.replica.streams.by_key.items():
        assert not stream.is_other(table.replica.show(stream.viewer)), key


@pytest.mark.promise("R14")
async def test_an_observer_never_gets_what_a_seat_sees(stage: Stage, live: Hub) -> None:
    await begin(stage, until=Phase.PLANNING)

    observer, player = await join(live, stage, "observer"), await join(live, stage, stage.nations[0])

    assert observer.view is not None
    assert player.view is not None
    assert player.view.keys() - observer.view.keys() == {"you", "may"}


async def test_a_snapshot_is_kept_now_and_then_and_loads_to_the_same_state(stage: Stage, live: Hub) -> None:
    await begin(stage)
    actor = SeatActor(nation=NationId(stage.nations[0]))
    for turn in range(limits().snapshot_every):
        await play_command(stage.table_id, SetReady(ready=turn % 2 == 0), actor, f"k{turn}")
    table = await live.table(stage.table_id)
    await table.finish()

    stored = await reader.read(read_table, stage.table_id)

    assert stored is not None
    assert stored.snapshot is not None
    assert len(stored.entries) < limits().snapshot_every
    loaded = await reader.read(lambda: Replica(stored))
    assert loaded.state == table.replica.state
    assert loaded.streams.vseqs() == table.replica.streams.vseqs()


async def test_a_viewer_nobody_has_been_for_a_while_is_remembered_by_its_count_only(stage: Stage, live: Hub) -> None:
    await begin(stage)
    gone, busy = await join(live, stage, stage.nations[0]), await join(live, stage, stage.nations[1])
    table = await live.table(stage.table_id)
    gone.conversation.end()
    table.audience.cool_down(10**15)
    count = gone.vseq

    await busy.answer(busy.do(SetReady(ready=True)))
    back = await join(live, stage, stage.nations[0], cursor=cursor_of(gone))

    assert table.replica.streams.of(SeatViewer(nation=NationId(stage.nations[0]))).vseq == count + 1
    assert back.of("welcome")[0]["mode"] == "resync"
    assert back.vseq == count + 1
