"""Talk: heard by those it is for and by nobody else, kept once, counted for each reader alone."""

from typing import Any

import pytest

from lobby.live.answers import LobbyReason
from lobby.live.hub import Hub
from lobby.live.limits import limits
from lobby.live.reader import reader
from lobby.live.store import read_messages
from lobby.models import LogEntry
from rules.engine.ids import Phase
from tests.lobby.stage import Place, Stage, a_table, begin, join

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stage() -> Stage:
    return a_table(3)


async def say(place: Place, key: str, to: Any, text: str) -> dict[str, Any]:  # noqa: ANN401 - "all" or a list
    place.tell({"t": "say", "key": key, "to": to, "text": text})
    return await place.answer(key)


async def test_public_talk_is_heard_by_all(stage: Stage, live: Hub) -> None:
    await begin(stage, until=Phase.DIPLOMACY)
    places = [await join(live, stage, name) for name in (*stage.nations, "observer", "host")]

    answer = await say(places[0], "s1", "all", "Hello, all.")

    for place in places:
        item = (await place.heard())[0]
        assert (item["id"], item["from"], item["to"], item["text"]) == (1, stage.nations[0], "all", "Hello, all.")
        assert (item["phase"], item["round"], item["bot"]) == ("diplomacy", 1, False)
    assert answer["t"] == "accepted"


@pytest.mark.promise("R14")
async def test_private_talk_is_heard_by_its_nations_only_and_counts_for_nobody_else(stage: Stage, live: Hub) -> None:
    places = {name: await join(live, stage, name) for name in (*stage.nations, "observer", "host")}
    first, second, third = stage.nations

    await say(places[first], "s1", [second], "Between us.")
    await say(places[first], "s2", "all", "For all.")

    for name, place in places.items():
        private = name in (first, second)
        texts = [(item["id"], item["text"]) for item in await place.heard(2 if private else 1)]
        assert texts == ([(1, "Between us."), (2, "For all.")] if private else [(1, "For all.")])
    assert third in places


@pytest.mark.promise("R2")
async def test_a_message_that_is_sent_again_is_said_once(stage: Stage, live: Hub) -> None:
    place = await join(live, stage, stage.nations[0])
    first = await say(place, "s1", "all", "Once.")
    place.frames.clear()

    again = await say(place, "s1", "all", "Once.")
    place.frames.clear()
    other = await say(place, "s1", "all", "Something else.")

    rows = await reader.read(read_messages, stage.table_id, 0)
    assert again == first
    assert other["reason"] == LobbyReason.KEY_REUSED
    assert [row.text for row in rows] == ["Once."]


@pytest.mark.promise("R4")
async def test_who_comes_back_hears_what_was_missed_and_nothing_twice(stage: Stage, live: Hub) -> None:
    away, other = await join(live, stage, stage.nations[0]), await join(live, stage, stage.nations[1])
    await say(other, "s1", "all", "One.")
    await away.heard()
    cursor = away.of("talk")[-1]["cursor"]
    away.conversation.end()
    await say(other, "s2", [stage.nations[0]], "Two.")

    back = await join(live, stage, stage.nations[0], cursor={"epoch": away.epoch, "vseq": away.vseq}, talk=cursor)

    assert [(item["id"], item["text"]) for item in await back.heard()] == [(2, "Two.")]


async def test_who_comes_anew_hears_the_newest(stage: Stage, live: Hub) -> None:
    other = await join(live, stage, stage.nations[1])
    await say(other, "s1", "all", "One.")

    late = await join(live, stage, stage.nations[0])

    assert [item["text"] for item in await late.heard()] == ["One."]


async def test_another_process_hears_it_too(stage: Stage, live: Hub) -> None:
    other = Hub()
    other.start()
    here, there = await join(live, stage, stage.nations[0]), await join(other, stage, stage.nations[1])

    await say(here, "s1", "all", "From here.")
    await say(there, "s1", "all", "From there.")

    for place in (here, there):
        assert [item["text"] for item in await place.heard(2)] == ["From here.", "From there."]
    await other.stop()


async def test_observers_listen_and_the_host_may_talk(stage: Stage, live: Hub) -> None:
    observer, host = await join(live, stage, "observer"), await join(live, stage, "host")

    refused, accepted = await say(observer, "s1", "all", "Hm."), await say(host, "s1", "all", "Welcome.")

    assert refused["reason"] == LobbyReason.OBSERVERS_LISTEN
    assert accepted["t"] == "accepted"
    assert (await observer.heard())[0]["from"] == "host"


async def test_talk_is_for_nations_of_this_table(stage: Stage, live: Hub) -> None:
    place = await join(live, stage, stage.nations[0])

    answer = await say(place, "s1", [stage.nations[1], "nowhere"], "Hm.")

    assert answer["reason"] == LobbyReason.UNKNOWN_RECIPIENT


async def test_talk_has_a_pace(stage: Stage, live: Hub) -> None:
    place = await join(live, stage, stage.nations[0])

    answers = [await say(place, f"s{number}", "all", "Again.") for number in range(limits().talk_messages + 1)]

    assert [answer["t"] for answer in answers] == ["accepted"] * limits().talk_messages + ["refused"]
    assert answers[-1]["reason"] == LobbyReason.TOO_FAST


async def test_talk_leaves_no_trace_in_the_log(stage: Stage, live: Hub) -> None:
    place = await join(live, stage, stage.nations[0])

    await say(place, "s1", "all", "Not for the log.")

    assert await reader.read(LogEntry.objects.filter(table_id=stage.table_id).count) == 0
