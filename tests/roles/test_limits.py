"""Limits close or refuse the offender and nobody else; a class of forty behind one address is no offender."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lobby.cookies import seat_cookie, seat_token
from lobby.live import entrance
from lobby.live.answers import LobbyReason
from lobby.live.entrance import Guest, Stranger, enter
from lobby.live.frames import ECHO
from lobby.live.hub import Hub
from lobby.live.limits import Limits, limits
from lobby.live.rooms import look_around
from lobby.live.sockets import Credentials
from lobby.models import Participant, Table
from lobby.models.people import DoorMode, Role, Standing
from lobby.services.guests import MOST_ONLOOKERS, MOST_PEOPLE, MOST_WAITING
from rules.engine.commands import SetReady
from tests.lobby.sitting import a_browser, a_guest, a_host, a_table, a_user, join, set_door, the_link
from tests.lobby.stage import Stage, begin
from tests.lobby.stage import a_table as a_stage
from tests.lobby.stage import join as sit

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.promise("R9")]

CLASS = 40
JSON = {"accept": "application/json"}


@pytest.fixture(autouse=True)
def no_failures_yet() -> None:
    entrance._failures.clear()


@pytest.fixture
def stage() -> Stage:
    return a_stage(3)


def people_at(table: Table, state: Standing = Standing.IN) -> int:
    return Participant.objects.filter(table=table, state=state).count()


def come(table: Table, number: int, first: str = "Person") -> int:
    """The status of a join in a browser of its own; all share one address."""
    return join(a_browser(), table.code, f"{first} {number}").status_code


def by_link(table: Table, name: str) -> int:
    code, secret = the_link(table).split("/")[-2:]
    return join(a_browser(), code, name, secret=secret).status_code


def crowd(table: Table, number: int, state: Standing) -> None:
    """People without a seat, as a stranger with the code makes them up."""
    made = [
        Participant(table=table, name=f"Nobody {place}", state=state, role=Role.OBSERVER, joined_at=1, last_seen=1)
        for place in range(number)
    ]
    Participant.objects.bulk_create(made)


@pytest.mark.parametrize("mode", [DoorMode.OPEN, DoorMode.NOD])
def test_a_class_of_forty_behind_one_address_comes_in_though_some_mistype(mode: DoorMode) -> None:
    table = a_table()
    set_door(table, mode)
    typos = [join(a_browser(), f"NOPE-{number}", "Typo").status_code for number in range(22, 40)]

    statuses = [come(table, number) for number in range(CLASS)]

    assert set(typos) == {422}
    assert statuses == [302] * CLASS
    assert people_at(table, Standing.IN if mode is DoorMode.OPEN else Standing.ASKED) == CLASS


def test_who_has_the_code_alone_cannot_take_the_places_of_those_with_a_link() -> None:
    table = a_table()
    crowd(table, MOST_ONLOOKERS, Standing.IN)

    assert come(table, 1) == 422
    assert by_link(table, "Ana") == 302
    assert people_at(table) < MOST_PEOPLE


def test_strangers_who_wait_take_nobodys_place_and_no_more_than_sixty_wait() -> None:
    table = a_table()
    set_door(table, DoorMode.NOD)
    crowd(table, MOST_WAITING, Standing.ASKED)

    assert come(table, 1) == 422
    assert by_link(table, "Ana") == 302


def test_the_host_turns_everybody_away_at_once_and_honest_people_can_ask_again() -> None:
    table = a_table()
    host = a_host(table)
    set_door(table, DoorMode.NOD)
    crowd(table, MOST_WAITING, Standing.ASKED)

    answer = host.post(f"/t/{table.pk}/turn-away", {"person": "all"}, headers=JSON)

    assert answer.json() == {"ok": True}
    assert people_at(table, Standing.ASKED) == 0
    assert come(table, 1) == 302


def test_the_host_removes_all_onlookers_and_a_new_code_ends_the_old_one() -> None:
    table = a_table()
    host, ana = a_host(table), a_guest(table, "Ana")
    crowd(table, 3, Standing.IN)
    old, link = table.code, the_link(table)

    host.post(f"/t/{table.pk}/remove", {"person": "onlookers"}, headers=JSON)
    code = host.post(f"/t/{table.pk}/code", headers=JSON).json()["code"]

    host.post(f"/t/{table.pk}/door", {"mode": "open"}, headers=JSON)
    assert set(Participant.objects.filter(table=table, state=Standing.IN).values_list("name", flat=True)) == {
        "Hanna",
        "Ana",
    }
    assert ana.get(f"/t/{table.pk}/").status_code == 200
    assert join(a_browser(), old, "Eve").status_code == 422
    assert join(a_browser(), old, "Eve", secret=link.rsplit("/", 1)[1]).status_code == 422
    assert join(a_browser(), code, "Ben").status_code == 302


def test_the_hosts_nod_finds_a_full_table_full() -> None:
    table = a_table()
    host = a_host(table)
    crowd(table, MOST_PEOPLE - 1, Standing.IN)
    crowd(table, 1, Standing.ASKED)
    waiting = Participant.objects.get(table=table, state=Standing.ASKED)

    answer = host.post(f"/t/{table.pk}/nod", {"person": waiting.pk.hex}, headers=JSON)

    assert answer.json()["error"]["reason"] == "table_full"


@pytest.mark.parametrize("others", [1, 50])
def test_a_room_is_told_in_the_same_few_queries_however_many_look(others: int) -> None:
    table = a_table()
    a_host(table)
    crowd(table, others, Standing.IN)
    people = list(Participant.objects.filter(table=table))
    shown = [
        Credentials(table_id=table.pk, cookies={seat_cookie(table.pk): seat_token(person)}, user=None, language="en-gb")
        for person in people
    ]

    with CaptureQueriesContext(connection) as asked:
        looks = look_around(table.pk, shown)

    assert all(look.room and len(look.room["people"]) == len(people) for look in looks)
    assert len(asked) <= 4


def scope_of(table: Table, cookies: str) -> dict[str, Any]:
    return {
        "client": ("203.0.113.7", 1),
        "headers": [(b"cookie", cookies.encode())],
        "url_route": {"kwargs": {"table_id": table.pk}},
    }


@pytest.fixture
def table() -> Table:
    return a_table()


@pytest.fixture
def members(table: Table) -> dict[str, str]:
    """The cookies of a guest and of an account at the table."""
    seat = a_guest(table, "Ana").cookies[seat_cookie(table.pk)].value
    user = a_user("hanna")
    Participant.objects.create(table=table, name="Hanna", user=user, joined_at=1, last_seen=1)
    session = a_browser(user).cookies["sessionid"].value
    return {"guest": f"{seat_cookie(table.pk)}={seat}", "account": f"sessionid={session}"}


async def test_a_tired_address_turns_strangers_away_unseen_and_nobody_who_belongs_here(
    table: Table, members: dict[str, str]
) -> None:
    strangers = [await enter(scope_of(table, "")) for _number in range(limits().failed_handshakes + 5)]
    forged = [
        await enter(scope_of(table, f"{seat_cookie(table.pk)}=made.up")),
        await enter(scope_of(table, "sessionid=x")),
    ]
    honest = [await enter(scope_of(table, cookies)) for cookies in members.values()]

    assert [type(found) for found in strangers] == [Stranger] * limits().failed_handshakes + [type(None)] * 5
    assert forged == [None, None]
    assert [type(found) for found in honest] == [Guest, Guest]


async def test_what_is_malformed_is_not_sent_back_whole_and_nobody_else_hears_of_it(stage: Stage, live: Hub) -> None:
    await begin(stage)
    offender, honest = [await sit(live, stage, nation) for nation in stage.nations[:2]]
    before = len(honest.frames)

    offender.tell('{"t": "ping", "n": 1, "' + "x" * 15_000 + '": 1}')
    offender.tell('{"t": "' + "y" * 3_900 + '"}')

    await offender.until(lambda: len(offender.of("malformed")) == 2)
    assert all(len(frame["message"]) <= ECHO for frame in offender.of("malformed"))
    assert len(honest.frames) == before
    assert (await honest.answer(honest.do(SetReady(ready=True))))["t"] == "accepted"


async def test_a_log_that_is_full_takes_no_more_and_the_next_table_does(
    stage: Stage, live: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    await begin(stage)
    place = await sit(live, stage, stage.nations[0])
    full = Limits(log_entries=(await live.table(stage.table_id)).replica.seq)
    monkeypatch.setattr("lobby.live.table.limits", lambda: full)

    answer = await place.answer(place.do(SetReady(ready=True)))

    assert answer["reason"] == LobbyReason.LOG_FULL
    assert Limits().log_entries == 50_000
