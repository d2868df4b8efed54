"""Bots at a live table: they act in turn, say why in public, seal last, and stop while play is paused."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from lobby.live.answers import Accepted
from lobby.live.hub import Hub
from lobby.live.moments import now_ms
from lobby.live.reader import reader
from lobby.live.rows import MessageRow
from lobby.live.store import read_entries, read_messages
from lobby.live.table import LiveTable, load
from lobby.live.tables import play_command
from lobby.live.talk_log import TalkLog
from lobby.live.writer import writer
from lobby.models import Table
from lobby.services.bots import Bots, bots_asked, bots_in_order, take_lease
from rules.engine.actors import HostActor, SeatActor
from rules.engine.apply import apply
from rules.engine.commands import EndPhase, PauseClock, ProposeDeal, ResumeClock, SealPlan, SetRedController
from rules.engine.deals import GiveAid
from rules.engine.ids import NationId, Phase
from rules.engine.red import RedController
from rules.engine.state import GameState
from tests.lobby.stage import Place, Stage, a_full_table, a_plan, a_table, begin, join

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stage() -> Stage:
    return a_table(3)


@pytest.fixture
def full() -> Stage:
    """A table with every module of the rules."""
    return a_full_table(3)


async def rest(live: Hub, stage: Stage) -> None:
    """Let the bots act until they want nothing more."""
    table = await live.table(stage.table_id)
    await asyncio.sleep(0)
    await table.finish()


async def test_bots_pledge_in_diplomacy_and_say_why(stage: Stage, live: Hub) -> None:
    person, *bots = stage.nations
    place = await join(live, stage, person)

    await begin(stage, until=Phase.DIPLOMACY, bots=tuple(bots))
    await rest(live, stage)

    entries = await reader.read(read_entries, stage.table_id, 0)
    messages = await reader.read(read_messages, stage.table_id, 0)
    acted = {entry.actor for entry in entries if entry.actor.startswith("bot:")}
    assert acted == {f"bot:{nation}" for nation in bots}
    assert messages
    assert {message.recipients for message in messages} == {"all"}
    await place.until(lambda: [item for frame in place.of("talk") for item in frame["items"] if item["bot"]])


def test_the_same_words_of_the_same_speaker_are_found_within_their_round_only() -> None:
    said = MessageRow(
        table_id="t", number=1, actor="bot:arv", key="k", body_hash="", participant=None, recipients="all",
        text="A promise.", at=1, seq=1, phase="diplomacy", round=2,
    )  # fmt: skip

    log = TalkLog([said])

    assert log.was_said("bot:arv", 2, "A promise.")
    assert not log.was_said("bot:arv", 3, "A promise.")
    assert not log.was_said("bot:bor", 2, "A promise.")
    assert not log.was_said("bot:arv", 2, "Another promise.")


async def test_bots_give_a_reason_once_in_a_round(stage: Stage, live: Hub) -> None:
    await begin(stage, until=Phase.DIPLOMACY, bots=stage.nations[1:])
    await live.table(stage.table_id)
    await rest(live, stage)

    messages = await reader.read(read_messages, stage.table_id, 0)

    said = [(message.actor, message.round, message.text) for message in messages]
    assert said
    assert len(said) == len(set(said))


async def test_bots_seal_after_the_people(stage: Stage, live: Hub) -> None:
    person, *bots = stage.nations
    place = await join(live, stage, person)
    await begin(stage, until=Phase.PLANNING, bots=tuple(bots))
    await rest(live, stage)
    table = await live.table(stage.table_id)
    before = table.replica.state.sealed

    await place.answer(place.do(a_plan(place.view or {})))
    await place.answer(place.do(SealPlan()))
    await place.until(lambda: (place.view or {})["clock"]["phase"] != "planning")

    assert before == ()
    assert table.replica.state.revealed


@pytest.mark.promise("R14")
async def test_bots_say_nothing_about_what_they_plan(stage: Stage, live: Hub) -> None:
    await begin(stage, until=Phase.DIPLOMACY, bots=stage.nations[1:])
    await live.table(stage.table_id)
    await rest(live, stage)
    before = len(await reader.read(read_messages, stage.table_id, 0))

    await play_command(stage.table_id, EndPhase(round=1, phase=Phase.DIPLOMACY), HostActor(), "on")
    await rest(live, stage)

    assert len(await reader.read(read_messages, stage.table_id, 0)) == before


async def test_bots_wait_while_play_is_paused(stage: Stage, live: Hub) -> None:
    await begin(stage, bots=stage.nations[1:])
    await play_command(stage.table_id, EndPhase(round=1, phase=Phase.HORIZON), HostActor(), "on")
    await play_command(stage.table_id, PauseClock(), HostActor(), "pause")
    paused = len(await reader.read(read_entries, stage.table_id, 0))
    await rest(live, stage)
    still = len(await reader.read(read_entries, stage.table_id, 0))

    await play_command(stage.table_id, ResumeClock(), HostActor(), "resume")
    await live.table(stage.table_id)
    await rest(live, stage)

    assert still == paused
    assert len(await reader.read(read_entries, stage.table_id, 0)) > paused + 1


async def test_a_table_of_bots_plays_to_the_end_by_itself(stage: Stage, live: Hub) -> None:
    watcher = await join(live, stage, "observer")
    watcher.acks = True

    await begin(stage, bots=stage.nations)

    await watcher.until(lambda: "ending" in (watcher.view or {}))
    table = await live.table(stage.table_id)
    assert table.replica.state.phase is Phase.ENDED


async def test_bots_alone_play_to_the_end_with_every_module(
    full: Stage, live: Hub, caplog: pytest.LogCaptureFixture
) -> None:
    watcher = await join(live, full, "observer")
    watcher.acks = True

    await begin(full, bots=full.nations)
    await watcher.until(lambda: "ending" in (watcher.view or {}))

    entries = await reader.read(read_entries, full.table_id, 0)
    kinds = {entry.command["type"] for entry in entries}
    assert {"propose_deal", "accept_deal"} <= kinds
    assert "refused" not in caplog.text


async def test_the_order_of_bots_changes_from_round_to_round_and_is_no_secret_of_the_process(stage: Stage) -> None:
    table = await _state_of(stage)

    assert bots_in_order(table) == bots_in_order(table)
    assert set(bots_in_order(table)) == set(stage.nations)


async def _state_of(stage: Stage) -> GameState:
    await begin(stage, bots=stage.nations)
    return (await reader.read(load, stage.table_id))[1].state


@pytest.mark.promise("R11")
async def test_one_process_at_a_time_plays_a_tables_bots(stage: Stage) -> None:
    now = now_ms()

    first = await writer.call(lambda: take_lease(stage.table_id, "one", now))
    second = await writer.call(lambda: take_lease(stage.table_id, "two", now + 1))
    renewed = await writer.call(lambda: take_lease(stage.table_id, "one", now + 2))
    later = await writer.call(lambda: take_lease(stage.table_id, "two", now + 10**6))

    assert (first, second, renewed, later) == (True, False, True, True)


async def test_bots_see_that_a_person_took_over(stage: Stage, live: Hub) -> None:
    await begin(stage, until=Phase.DIPLOMACY, bots=stage.nations)

    answer = await play_command(stage.table_id, PauseClock(), HostActor(), "pause")

    assert isinstance(answer, Accepted)


class Tasks(set[asyncio.Task[None]]):
    """A table's tasks; somebody does something in the very moment in which the first one ends."""

    def __init__(self, then: Callable[[], None]) -> None:
        super().__init__()
        self._then = [then]

    def discard(self, element: object, /) -> None:
        """Forget a task that has ended."""
        if isinstance(element, asyncio.Task):
            super().discard(element)
        if self._then:
            self._then.pop()()


async def test_what_happens_in_the_moment_in_which_bots_rest_wakes_them_again(
    stage: Stage, live: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    await begin(stage, until=Phase.DIPLOMACY, bots=stage.nations[1:])
    await rest(live, stage)
    table, bots, acted = await live.table(stage.table_id), Bots(live), []
    await reader.read(lambda: Table.objects.filter(pk=stage.table_id).update(runner="", runner_until=0))

    async def act(_table: LiveTable) -> None:
        acted.append("acted")

    monkeypatch.setattr(bots, "_act", act)
    monkeypatch.setattr(table, "_tasks", Tasks(lambda: bots.watch(table)))
    bots.watch(table)
    await table.finish()

    assert acted == ["acted", "acted"]


async def test_a_bot_answers_a_persons_offer_and_says_why_to_that_person_alone(full: Stage, live: Hub) -> None:
    one, two, bot = full.nations
    place, other = await join(live, full, one), await join(live, full, two)
    await begin(full, until=Phase.DIPLOMACY, bots=(bot,))
    await rest(live, full)
    terms = (GiveAid(giver=NationId(one), receiver=NationId(bot), points=1),)

    answer = await place.answer(place.do(ProposeDeal(terms=terms)))
    await place.until(lambda: (place.view or {})["ties"]["deals"])

    assert answer["t"] == "accepted"
    gladly = "We gladly take what"
    await place.until(lambda: [item for item in _said(place) if item["text"].startswith(gladly)])
    (said,) = [item for item in _said(place) if item["text"].startswith(gladly)]
    assert (said["from"], said["to"]) == (bot, [one])
    assert not [item for item in _said(other) if item["text"].startswith(gladly)]


async def test_an_asked_bot_answers_before_others_go_on(full: Stage, live: Hub) -> None:
    one, *bots = full.nations
    place = await join(live, full, one)
    await begin(full, until=Phase.DIPLOMACY, bots=tuple(bots))
    await rest(live, full)
    table = await live.table(full.table_id)
    terms = (GiveAid(giver=NationId(one), receiver=NationId(bots[0]), points=1),)
    before = bots_asked(table.replica.state)

    asked = apply(
        table.replica.ruleset, table.replica.state, ProposeDeal(terms=terms), SeatActor(nation=NationId(one)), 0
    )
    await place.answer(place.do(ProposeDeal(terms=terms)))
    await rest(live, full)

    assert before == []
    assert bots_asked(asked.state) == [bots[0]]
    assert bots_asked(table.replica.state) == []


def _said(place: Place) -> list[dict[str, Any]]:
    return [item for frame in place.of("talk") for item in frame["items"]]


@pytest.mark.rule("15.6")
async def test_the_challengers_bot_lays_its_cards_in_the_aftermath_and_says_nothing(full: Stage, live: Hub) -> None:
    observer = await join(live, full, "observer")
    set_red = SetRedController(controller=RedController.BOT)
    assert isinstance(await play_command(full.table_id, set_red, HostActor(), "red"), Accepted)

    await begin(full, until=Phase.AFTERMATH)
    await rest(live, full)

    table = await live.table(full.table_id)
    entries = await reader.read(read_entries, full.table_id, 0)
    assert [entry.actor for entry in entries].count("red_bot") == 1
    assert table.replica.state.red.done
    assert not await reader.read(read_messages, full.table_id, 0)
    assert observer.view
    assert "red" not in observer.view
