"""What hostile and unlucky people try with seats, links, nods and new tables, and what becomes of it."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from lobby.links import HostLink, SeatLink
from lobby.live.answers import Accepted
from lobby.live.store import read_due
from lobby.live.tables import play_command_sync
from lobby.models import Participant, Table
from lobby.models.people import Role, Standing
from lobby.refusals import ActReason, ActRefusedError
from lobby.selectors.access import access_participant
from lobby.selectors.room import room_for
from lobby.services.demo import demo_table
from lobby.services.guests import leave, nod_in, remove, turn_away
from lobby.services.seats import take_seat
from lobby.services.sequels import follow
from rules.engine.actors import HostActor
from rules.engine.commands import StartGame
from rules.engine.ids import Controller, NationId
from tests.lobby.sitting import a_browser, a_guest, a_host, a_table, join, seats_of, the_person

pytestmark = pytest.mark.django_db(transaction=True)

JSON = "application/json"


def ask(browser: Client, table: Table, act: str, **fields: str) -> Any:  # noqa: ANN401 - the answer's JSON
    return browser.post(f"/t/{table.pk}/{act}", fields, headers={"accept": JSON}).json()


def reason_of(answer: Any) -> str:  # noqa: ANN401 - the answer's JSON
    return str(answer["error"]["reason"])


def start(table: Table) -> None:
    assert isinstance(play_command_sync(table.pk, StartGame(), HostActor(), uuid4().hex), Accepted)


def play_again(table: Table, host: Client) -> Table:
    go = ask(host, table, "again")["go"]
    return Table.objects.select_related("door").get(pk=go.split("/")[2])


def names_at(table: Table) -> list[str]:
    return list(Participant.objects.filter(table=table, state=Standing.IN).values_list("name", flat=True))


def test_who_follows_twice_is_at_the_new_table_once() -> None:
    table = a_table()
    host, ana = a_host(table), a_guest(table, "Ana")
    made = play_again(table, host)

    first, second = ask(ana, table, "follow"), ask(ana, table, "follow")

    assert first == second
    assert names_at(made) == ["Hanna", "Ana"]


def test_two_follows_at_once_are_one_person() -> None:
    table = a_table()
    host = a_host(table)
    a_guest(table, "Ana")
    play_again(table, host)
    ana = the_person(table, "Ana")

    assert follow(table, ana).pk == follow(table, ana).pk


@pytest.mark.parametrize("keeps_the_cookie", [True, False])
def test_who_was_removed_from_the_new_table_cannot_follow_once_more(keeps_the_cookie: bool) -> None:
    table = a_table()
    host, ana = a_host(table), a_guest(table, "Ana")
    made = play_again(table, host)
    ask(ana, table, "follow")
    ask(host, made, "remove", person=the_person(made, "Ana").pk.hex)
    if not keeps_the_cookie:
        del ana.cookies[f"seat_{made.pk}"]

    answer = ask(ana, table, "follow")

    assert reason_of(answer) == ActReason.NOT_AT_TABLE
    assert names_at(made) == ["Hanna"]


def test_a_host_who_follows_is_the_host() -> None:
    table = a_table()
    host = a_host(table)
    made = play_again(table, host)

    ask(host, table, "follow")

    assert names_at(made) == ["Hanna"]


def test_the_slip_of_the_seat_that_the_host_plays_makes_nobody_the_host() -> None:
    table = a_table()
    host = a_guest(table, "Hanna", HostLink())
    nation = NationId(min(seats_of(table)))
    assert ask(host, table, "sit", nation=nation) == {"ok": True}

    stranger = a_guest(table, "Eve", SeatLink(nation=nation))

    assert access_participant({key: found.value for key, found in stranger.cookies.items()}, None, table.pk) is None
    assert names_at(table) == ["Hanna"]


def test_once_the_game_has_begun_nobody_hops_from_seat_to_seat() -> None:
    table = a_table()
    ana = a_guest(table, "Ana")
    own = the_person(table, "Ana").nation
    other = next(nation for nation in seats_of(table) if nation != own)
    start(table)

    seated = ask(ana, table, "sit", nation=other)
    stood = ask(ana, table, "stand")
    standing = ask(ana, table, "sit", nation=other)
    back = ask(ana, table, "sit", nation=own)

    assert (reason_of(seated), reason_of(standing)) == (ActReason.SEAT_KEPT, ActReason.SEAT_KEPT)
    assert stood == back == {"ok": True}
    assert seats_of(table)[other] is Controller.BOT


def test_the_room_offers_who_stood_up_the_own_seat_alone() -> None:
    table = a_table()
    ana = a_guest(table, "Ana")
    own = the_person(table, "Ana").nation
    start(table)
    ask(ana, table, "stand")

    me = access_participant({key: found.value for key, found in ana.cookies.items()}, None, table.pk)

    assert [nation for nation, seat in room_for(table.pk, me)["seats"].items() if "sit" in seat["can"]] == [own]


def test_a_late_arrival_takes_one_bots_seat_and_then_stays_with_it() -> None:
    table = a_table()
    start(table)
    late = a_guest(table, "Late")
    first, second = sorted(seats_of(table))[:2]

    assert ask(late, table, "sit", nation=first) == {"ok": True}
    assert reason_of(ask(late, table, "sit", nation=second)) == ActReason.SEAT_KEPT


def test_the_host_moves_people_while_the_game_runs() -> None:
    table = a_table()
    host = a_host(table)
    a_guest(table, "Ana")
    start(table)
    other = next(nation for nation, found in seats_of(table).items() if found is Controller.BOT)

    assert ask(host, table, "sit", nation=other, person=the_person(table, "Ana").pk.hex) == {"ok": True}
    assert the_person(table, "Ana").nation == other


def test_in_the_lobby_people_still_choose_as_often_as_they_like() -> None:
    table = a_table()
    ana = a_guest(table, "Ana")

    assert [ask(ana, table, "sit", nation=nation) for nation in seats_of(table)] == [{"ok": True}] * 4


def test_a_nod_that_is_given_twice_at_once_takes_no_seat_away() -> None:
    table = a_table()
    a_guest(table, "Ana")
    nation = the_person(table, "Ana").nation
    join(a_browser(), table.code, "Ana", returning="yes")
    waiting = the_person(table, "Ana", Standing.ASKED)
    stale = Participant.objects.get(pk=waiting.pk)

    nod_in(waiting)
    with pytest.raises(ActRefusedError):
        nod_in(stale)
    turn_away(stale)

    assert (the_person(table, "Ana").pk, the_person(table, "Ana").nation) == (waiting.pk, nation)


@pytest.mark.parametrize("act", [remove, leave])
def test_who_is_removed_twice_at_once_loses_nothing_more(act: Any) -> None:  # noqa: ANN401 - one of two functions
    table = a_table()
    a_guest(table, "Ana")
    person = the_person(table, "Ana")
    stale = Participant.objects.get(pk=person.pk)

    act(person)
    with pytest.raises(ActRefusedError):
        act(stale)

    assert names_at(table) == []


def test_who_was_removed_meanwhile_gets_no_seat() -> None:
    table = a_table()
    a_guest(table, "Ana")
    person = the_person(table, "Ana")
    stale = Participant.objects.get(pk=person.pk)
    remove(person)

    with pytest.raises(ActRefusedError):
        take_seat(stale, NationId(min(seats_of(table))))

    assert Participant.objects.get(pk=person.pk).nation == ""
    assert set(seats_of(table).values()) == {Controller.BOT}
    assert Role(Participant.objects.get(pk=person.pk).role) is Role.PLAYER


@pytest.mark.parametrize("address", ["", "map.json", "standing.json"])
def test_a_table_whose_scenario_is_gone_is_told_so_and_no_fault(address: str) -> None:
    table = a_table()
    host = a_host(table)
    Table.objects.filter(pk=table.pk).update(scenario="gone")

    assert host.get(f"/t/{table.pk}/{address}").status_code < 500


def test_a_table_whose_scenario_is_gone_spoils_nothing_else() -> None:
    table = a_table(is_demo=True)
    host = a_host(table)
    Table.objects.filter(pk=table.pk).update(scenario="gone", deadline=1)

    listed = host.get("/my/")

    assert (listed.status_code, "gone" in listed.text) == (200, True)
    assert reason_of(ask(host, table, "stand")) == ActReason.SCENARIO_GONE
    assert join(a_browser(), table.code, "Ana").status_code == 422
    assert demo_table().pk != table.pk
    assert read_due(2) == ()
