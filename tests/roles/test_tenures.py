"""Who somebody is counts for each command: what was asked in an older tenure is not kept, whoever noticed first."""

import asyncio
from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.test import Client

from lobby.live.answers import LobbyReason
from lobby.live.entrance import Guest, Stranger
from lobby.live.hub import Hub
from lobby.live.reader import reader
from lobby.live.rooms import look_again, look_around
from lobby.live.warrants import Tenures, Warrant, find_outdated, tenures
from lobby.models import LogEntry, Message, Participant, Table
from lobby.models.people import Standing
from lobby.services.accounts import reset_path
from lobby.services.guests import remove
from lobby.services.seats import stand_up, take_seat
from rules.engine.commands import SetReady
from rules.engine.ids import NationId
from tests.lobby.sitting import a_browser
from tests.lobby.stage import Place, Stage, a_table, begin, change_person, join, person_id
from tests.roles.test_conversations import at_the_door, sit_down
from tests.roles.world import World, a_world

pytestmark = pytest.mark.django_db(transaction=True)

ELSEWHERE = {"removed": {"state": Standing.REMOVED, "tenure": 2}, "moved": {"nation": "", "tenure": 2}}
"""What another process has done to somebody, without a word to this one."""


@pytest.fixture
def stage() -> Stage:
    return a_table(4)


@pytest.fixture
def world() -> World:
    return a_world("plays")


async def aside(act: Callable[[], object]) -> None:
    """Do what a page does, in a thread of its own as pages do."""

    def run() -> None:
        try:
            act()
        finally:
            connection.close()

    await asyncio.to_thread(run)


def outdated(warrant: Warrant) -> set[Warrant]:
    """What the writer finds out in its transaction."""
    with transaction.atomic():
        return find_outdated([warrant])


async def say(place: Place, key: str) -> str:
    place.tell({"t": "say", "key": key, "to": "all", "text": "Still here."})
    return str((await place.answer(key)).get("reason"))


async def rows(stage: Stage) -> tuple[int, int]:
    """How much the log and the talk hold."""
    entries = LogEntry.objects.filter(table_id=stage.table_id, actor__startswith="seat")
    messages = Message.objects.filter(table_id=stage.table_id)
    return await reader.read(entries.count), await reader.read(messages.count)


@pytest.mark.parametrize("change", ELSEWHERE)
async def test_the_transaction_itself_refuses_who_was_changed_by_another_process(
    stage: Stage, live: Hub, change: str
) -> None:
    await begin(stage)
    place = await join(live, stage, stage.nations[0])
    await change_person(stage, stage.nations[0], **ELSEWHERE[change])

    answer = await place.answer(place.do(SetReady(ready=True)))

    assert answer["reason"] == LobbyReason.SEAT_CHANGED
    assert await say(place, "s1") == LobbyReason.SEAT_CHANGED
    assert await rows(stage) == (0, 0)


async def test_one_outdated_command_spoils_no_other_of_the_same_transaction(stage: Stage, live: Hub) -> None:
    await begin(stage)
    gone, stays = [await join(live, stage, nation) for nation in stage.nations[:2]]
    await change_person(stage, stage.nations[0], **ELSEWHERE["removed"])

    keys = gone.do(SetReady(ready=True)), stays.do(SetReady(ready=True))

    assert [(await gone.answer(keys[0]))["t"], (await stays.answer(keys[1]))["t"]] == ["refused", "accepted"]


async def test_this_process_refuses_at_once_what_it_knows_to_be_over(stage: Stage, live: Hub) -> None:
    await begin(stage)
    place = await join(live, stage, stage.nations[0])
    tenures.begin(person_id(stage, stage.nations[0]), 2)

    place.tell({"t": "explain", "key": "e1", "path": ["nations"]})

    assert (await place.answer("e1"))["reason"] == LobbyReason.SEAT_CHANGED
    assert (await place.answer(place.do(SetReady(ready=True))))["reason"] == LobbyReason.SEAT_CHANGED
    assert await say(place, "s1") == LobbyReason.SEAT_CHANGED


async def test_who_is_removed_is_closed_at_once_and_counts_no_more(stage: Stage, live: Hub) -> None:
    await begin(stage)
    place, other = [await join(live, stage, nation) for nation in stage.nations[:2]]
    before = place.socket.participation.warrant

    await aside(lambda: remove(Participant.objects.get(pk=before.participant)))

    await place.until(lambda: place.closed)
    assert place.of("bye")[-1]["why"] == "removed"
    assert tenures.is_over(before)
    assert await reader.read(outdated, before) == {before}
    assert (await other.answer(other.do(SetReady(ready=True))))["t"] == "accepted"


async def test_whom_the_host_moves_is_closed_at_once_and_comes_back_as_what_they_are(stage: Stage, live: Hub) -> None:
    await begin(stage)
    nation, other = stage.nations[:2]
    await aside(lambda: stand_up(Participant.objects.get(pk=person_id(stage, other))))
    place = await join(live, stage, nation)
    person = person_id(stage, nation)

    await aside(lambda: take_seat(Participant.objects.get(pk=person), NationId(other), moved_by_host=True))

    await place.until(lambda: place.closed)
    again = await join(live, stage, nation)
    assert place.of("bye")[-1]["why"] == "moved"
    assert again.of("welcome")[-1]["you"]["nation"] == other
    assert (await again.answer(again.do(SetReady(ready=True))))["t"] == "accepted"


async def test_who_sits_down_elsewhere_goes_on_over_the_same_connection(stage: Stage, live: Hub) -> None:
    await begin(stage)
    nation = stage.nations[0]
    place = await join(live, stage, nation)

    await aside(lambda: stand_up(Participant.objects.get(pk=person_id(stage, nation))))
    await aside(lambda: take_seat(Participant.objects.get(pk=person_id(stage, nation)), NationId(nation)))

    await place.until(lambda: place.socket.participation.tenure == 3)
    assert place.closed is None
    assert (await place.answer(place.do(SetReady(ready=True))))["t"] == "accepted"


async def test_logging_out_closes_every_connection_and_gives_up_the_seats_of_the_browser(
    world: World, live: Hub
) -> None:
    comer = await at_the_door(world)
    assert isinstance(comer, Guest)
    place = await sit_down(live, world, comer)
    seat = f"seat_{world.table.pk}"

    await aside(lambda: world.browser.post("/accounts/logout"))

    await place.until(lambda: place.closed)
    assert place.of("bye")[-1]["why"] in {"moved", "removed"}  # by the act itself, or by a look at the room before
    assert isinstance(await at_the_door(world), Stranger)
    assert seat not in world.browser.cookies or not world.browser.cookies[seat].value
    assert await reader.read(outdated, comer.participation.warrant) == {comer.participation.warrant}


async def test_another_process_lets_go_of_who_logged_out_as_soon_as_it_looks(world: World, live: Hub) -> None:
    comer = await at_the_door(world)
    assert isinstance(comer, Guest)
    before = await reader.read(look_again, comer.credentials)

    await aside(lambda: world.browser.post("/accounts/logout"))

    looks = await reader.read(look_around, world.table.pk, [comer.credentials])
    assert before is not None
    assert looks[0].participation is None
    assert await reader.read(look_again, comer.credentials) is None


async def test_a_new_password_closes_every_connection_that_was_opened_with_the_old_one(world: World, live: Hub) -> None:
    comer = await at_the_door(world)
    assert isinstance(comer, Guest)
    place = await sit_down(live, world, comer)

    await aside(lambda: set_new_password(world))

    await place.until(lambda: place.closed)
    assert place.of("bye")[-1]["why"] in {"moved", "removed"}  # by the act itself, or by a look at the room before
    assert isinstance(await at_the_door(world), Stranger)
    assert await reader.read(outdated, comer.participation.warrant) == {comer.participation.warrant}


async def test_another_process_lets_go_of_who_has_the_old_password_as_soon_as_it_looks(world: World, live: Hub) -> None:
    comer = await at_the_door(world)
    assert isinstance(comer, Guest)
    before = await reader.read(look_again, comer.credentials)

    await aside(lambda: set_new_password(world))

    looks = await reader.read(look_around, world.table.pk, [comer.credentials])
    assert before is not None
    assert looks[0].participation is None
    assert await reader.read(look_again, comer.credentials) is None


async def test_who_set_the_new_password_is_at_the_table_again(world: World, live: Hub) -> None:
    await aside(lambda: set_new_password(world, world.browser))

    assert isinstance(await at_the_door(world), Guest)


def set_new_password(world: World, browser: Client | None = None) -> None:
    """Follow the link that `manage.py reset_password` prints, on another device where none is named."""
    browser = browser or a_browser()
    host = Table.objects.get(pk=world.table.pk).host
    assert host is not None
    page = browser.get(reset_path(host))
    new = "quite another one"
    answer = browser.post(page["location"], {"new_password1": new, "new_password2": new})
    assert answer.status_code == 302


def test_a_guest_who_logs_out_of_an_account_leaves_nobody_elses_seat(world: World) -> None:
    guests = list(Participant.objects.filter(table=world.table, name="Gina").values_list("tenure", "version"))

    answer = world.browser.post("/accounts/logout", follow=True)

    assert answer.status_code == 200
    assert list(Participant.objects.filter(table=world.table, name="Gina").values_list("tenure", "version")) == guests


def test_a_process_forgets_the_oldest_changes_and_never_calls_a_newer_tenure_over() -> None:
    known = Tenures()
    person = Warrant(participant=a_table(3).people["host"].participant_id, tenure=3)

    known.begin(person.participant, 4)
    known.begin(person.participant, 2)

    assert known.is_over(person)
    assert not known.is_over(Warrant(participant=person.participant, tenure=4))
