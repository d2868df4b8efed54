"""What hostile and unlucky people try with open connections, and what becomes of it."""

from typing import Any

import pytest

from lobby.live.answers import LobbyReason
from lobby.live.hub import Hub
from lobby.live.limits import limits
from lobby.models.people import Standing
from rules.engine.commands import ConfigureTable
from rules.engine.ids import Phase
from rules.engine.state import Seals
from rules.packs.registry import load_shipped
from tests.lobby.stage import Place, Stage, a_table, begin, change_person, connect, join

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stage() -> Stage:
    return a_table(4)


async def open_place(hub: Hub, stage: Stage, name: str) -> Place:
    return connect(hub, await hub.table(stage.table_id), stage.people[name], stage.cookies[name])


async def say(place: Place, key: str, to: Any, text: str) -> dict[str, Any]:  # noqa: ANN401 - "all" or a list
    place.tell({"t": "say", "key": key, "to": to, "text": text})
    return await place.answer(key)


async def test_who_is_removed_before_hello_is_shown_nothing(stage: Stage, live: Hub) -> None:
    await begin(stage, until=Phase.DIPLOMACY)
    removed, other = stage.nations[:2]
    place = await open_place(live, stage, removed)
    await say(await join(live, stage, other), "s1", [removed], "For your eyes only.")
    await change_person(stage, removed, state=Standing.REMOVED, version=2, nation="")

    place.tell({"t": "hello", "v": 1})

    await place.until(lambda: place.closed)
    assert [(frame["t"], frame.get("why")) for frame in place.frames] == [("bye", "removed")]
    assert place.closed == 4003


async def test_who_lost_the_seat_before_hello_is_shown_what_the_public_sees(stage: Stage, live: Hub) -> None:
    await begin(stage)
    place = await open_place(live, stage, stage.nations[0])
    await change_person(stage, stage.nations[0], nation="")

    place.tell({"t": "hello", "v": 1})

    assert (await place.welcome())["you"]["nation"] is None
    assert "you" not in await place.until(lambda: place.view)


async def test_talk_that_is_sent_again_is_answered_alike_at_any_pace(stage: Stage, live: Hub) -> None:
    place = await join(live, stage, stage.nations[0])
    keys = [f"s{number}" for number in range(limits().talk_messages)]
    for key in keys:
        await say(place, key, "all", "Once.")
    place.frames.clear()

    again = [await say(place, key, "all", "Once.") for key in keys]

    assert {answer["t"] for answer in again} == {"accepted"}
    assert (await say(place, "another", "all", "More."))["reason"] == LobbyReason.TOO_FAST


async def test_a_table_keeps_its_nations(stage: Stage, live: Hub) -> None:
    host = await join(live, stage, "host")
    three = load_shipped().ruleset("first_watch").scenario.seatings[3].nations

    key = host.do(ConfigureTable(nations=three, rounds=4, clocks={}, seals=Seals.NAMES))

    assert (await host.answer(key))["reason"] == LobbyReason.NATIONS_FIXED
    assert set(host.view["nations"] if host.view else ()) == set(stage.nations)
