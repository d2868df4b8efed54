"""One seat, one place: who goes on where, who keeps up, and who is closed, each told why."""

from typing import Any

import pytest

from lobby.live.answers import LobbyReason
from lobby.live.hub import Hub
from lobby.live.limits import limits
from lobby.live.moments import now_ms
from lobby.live.reader import reader
from lobby.live.rooms import room_changed
from lobby.live.sockets import close_participant
from rules.engine.commands import PauseClock, SetReady
from rules.engine.errors import Reason
from tests.lobby.stage import Place, Stage, a_table, begin, change_person, connect, join, person_id

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stage() -> Stage:
    return a_table(3)


async def open_place(hub: Hub, stage: Stage, name: str) -> Place:
    return connect(hub, await hub.table(stage.table_id), stage.people[name], stage.cookies[name])


async def test_a_second_device_is_told_that_the_seat_is_open_elsewhere(stage: Stage, live: Hub) -> None:
    first = await join(live, stage, stage.nations[0])
    second = await open_place(live, stage, stage.nations[0])

    second.tell({"t": "hello", "v": 1})

    await second.until(lambda: second.closed)
    assert (second.frames[-1]["t"], second.frames[-1]["why"], second.closed) == ("bye", "replaced", 4001)
    assert first.closed is None


@pytest.mark.parametrize("order", [("take_over", "hello"), ("hello", "take_over")])
async def test_whoever_takes_over_goes_on_and_the_older_place_is_closed(
    stage: Stage, live: Hub, order: tuple[str, str]
) -> None:
    first = await join(live, stage, stage.nations[0])
    second = await open_place(live, stage, stage.nations[0])
    messages: dict[str, dict[str, Any]] = {"hello": {"t": "hello", "v": 1}, "take_over": {"t": "take_over"}}

    for kind in order:
        second.tell(messages[kind])

    await second.until(lambda: second.view)
    await first.until(lambda: first.closed)
    assert first.frames[-1]["why"] == "replaced"
    assert second.closed is None


async def test_the_same_tab_goes_on_without_being_asked(stage: Stage, live: Hub) -> None:
    first = await join(live, stage, stage.nations[0], tab="a")

    second = await join(live, stage, stage.nations[0], tab="a")

    await first.until(lambda: first.closed)
    assert second.view is not None


async def test_another_tab_with_an_old_cursor_does_not_push_the_newer_one_out(stage: Stage, live: Hub) -> None:
    first = await join(live, stage, stage.nations[0], tab="a")
    second = await open_place(live, stage, stage.nations[0])

    second.tell({"t": "hello", "v": 1, "tab": "b", "cursor": {"epoch": first.epoch, "vseq": first.vseq}})

    await second.until(lambda: second.closed)
    assert first.closed is None


async def test_observers_may_have_three_places_and_the_oldest_gives_way(stage: Stage, live: Hub) -> None:
    places = [await join(live, stage, "observer") for _number in range(limits().sockets_a_person + 1)]

    await places[0].until(lambda: places[0].closed)
    assert [place.closed for place in places[1:]] == [None, None, None]


async def test_nothing_is_done_for_a_place_that_has_not_taken_over(stage: Stage, live: Hub) -> None:
    await begin(stage)
    await join(live, stage, stage.nations[0])
    second = await open_place(live, stage, stage.nations[0])
    second.tell({"t": "hello", "v": 1})

    answer = await second.answer(second.do(SetReady(ready=True)))

    assert answer["reason"] == LobbyReason.ELSEWHERE


async def test_who_falls_behind_gets_the_newest_view_once_it_caught_up(stage: Stage, live: Hub) -> None:
    await begin(stage)
    lazy, busy = await join(live, stage, "observer"), await join(live, stage, stage.nations[0])
    seen = lazy.vseq
    for turn in range(limits().window_updates + 10):
        busy.tell({"t": "ack", "vseq": busy.vseq})
        lazy_key = busy.do(SetReady(ready=turn % 2 == 0))
        await busy.answer(lazy_key)
        busy.socket.messages.burst = 10_000
    table = await live.table(stage.table_id)
    assert lazy.socket.behind_since is not None

    lazy.tell({"t": "ack", "vseq": lazy.vseq})

    await lazy.until(lambda: len(lazy.of("view")) > 1)
    assert lazy.vseq == table.replica.streams.by_key["public"].vseq > seen + limits().window_updates
    assert lazy.socket.behind_since is None


async def test_who_stays_behind_is_closed_and_nobody_else_waits_for_it(stage: Stage, live: Hub) -> None:
    await begin(stage)
    slow, busy = await join(live, stage, "observer"), await join(live, stage, stage.nations[0])
    slow.reads.clear()
    busy.socket.messages.burst = 10_000
    for turn in range(limits().window_updates + 10):
        busy.tell({"t": "ack", "vseq": busy.vseq})
        assert (await busy.answer(busy.do(SetReady(ready=turn % 2 == 0))))["t"] == "accepted"

    assert slow.socket.is_too_slow(now_ms() + limits().slow_after)
    slow.socket.say_goodbye("slow")
    slow.reads.set()

    await slow.until(lambda: slow.closed)
    assert slow.frames[-1]["why"] == "slow"


async def test_an_acknowledgement_of_what_was_never_sent_counts_for_nothing(stage: Stage, live: Hub) -> None:
    place = await join(live, stage, "observer")
    place.socket.fall_behind()

    place.tell({"t": "ack", "vseq": place.vseq + 100})

    assert place.socket.behind_since is not None


async def test_a_flood_is_closed(stage: Stage, live: Hub) -> None:
    place = await join(live, stage, "observer")

    for number in range(limits().messages_burst + 5):
        place.tell({"t": "ping", "n": number})

    await place.until(lambda: place.closed)
    assert (place.frames[-1]["why"], place.closed) == ("flood", 4008)


async def test_a_person_who_is_removed_is_closed_at_once(stage: Stage, live: Hub) -> None:
    place = await join(live, stage, stage.nations[0])

    close_participant(person_id(stage, stage.nations[0]), "removed")

    await place.until(lambda: place.closed)
    assert (place.frames[-1]["why"], place.closed) == ("removed", 4003)


async def test_a_person_whose_cookie_does_not_count_any_more_is_closed(stage: Stage, live: Hub) -> None:
    place = await join(live, stage, stage.nations[0])
    await change_person(stage, stage.nations[0], version=2)

    await reader.read(room_changed, stage.table_id)

    await place.until(lambda: place.closed)
    assert place.frames[-1]["why"] == "removed"


async def test_somebody_who_gets_a_seat_is_shown_its_view(stage: Stage, live: Hub) -> None:
    await begin(stage)
    observer = await join(live, stage, "observer")
    await change_person(stage, stage.nations[0], nation="")
    await change_person(stage, "observer", nation=stage.nations[0], role="player")

    await reader.read(room_changed, stage.table_id)

    welcome = (await observer.until(lambda: observer.of("welcome")[1:]))[0]
    await observer.until(lambda: "you" in (observer.view or {}))
    assert (welcome["you"]["nation"], welcome["mode"]) == (stage.nations[0], "resync")


async def test_everybody_hears_who_is_here(stage: Stage, live: Hub) -> None:
    first = await join(live, stage, stage.nations[0])
    await join(live, stage, stage.nations[1])

    def names_here() -> set[str]:
        people = first.of("room")[-1]["people"] if first.of("room") else []
        return {person["name"] for person in people if person["here"]}

    await first.until(lambda: len(names_here()) == 2)
    assert names_here() == {stage.people[nation].name for nation in stage.nations[:2]}
    assert "nods" not in first.of("room")[-1]


async def test_only_the_host_hears_of_nods(stage: Stage, live: Hub) -> None:
    host = await join(live, stage, "host")

    room = (await host.until(lambda: host.of("room")))[0]

    assert "nods" in room


async def test_an_observer_has_no_seat_to_act_for_and_a_player_no_table_to_run(stage: Stage, live: Hub) -> None:
    await begin(stage)
    observer, player = await join(live, stage, "observer"), await join(live, stage, stage.nations[0])

    answers = [
        await observer.answer(observer.do(SetReady(ready=True))),
        await player.answer(player.do(PauseClock())),
    ]

    assert [answer["reason"] for answer in answers] == [LobbyReason.NO_SEAT, Reason.NOT_YOUR_COMMAND]


async def test_a_number_is_explained(stage: Stage, live: Hub) -> None:
    await begin(stage)
    place = await join(live, stage, stage.nations[0])

    place.tell({"t": "explain", "key": "e1", "path": ["nations", stage.nations[0], "budget"]})
    place.tell({"t": "explain", "key": "e2", "path": ["nothing", "here"]})

    found = [await place.answer(key) for key in ("e1", "e2")]
    assert found[0]["explanation"]["value"] == (place.view or {})["nations"][stage.nations[0]]["budget"]
    assert found[1] == {"t": "explained", "key": "e2", "explanation": None}
