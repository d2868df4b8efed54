"""The table's page: for people at the table, for those who wait, for observers and for strangers."""

import json
import re

import pytest
from django.test import Client, override_settings

from lobby.models import Participant, Table
from lobby.models.people import DoorMode, Role
from lobby.selectors.access import access_participant
from lobby.selectors.room import room_for
from rules.engine.actors import HostViewer, PublicViewer, SeatViewer
from rules.engine.ids import Controller, NationId, Phase
from tests.lobby.sitting import a_browser, a_guest, a_host, a_table, a_user, seats_of, set_door, the_game, the_person

pytestmark = pytest.mark.django_db(transaction=True)
at_this_machine = override_settings(LOCAL_MODE=True)


def data_of(page: str, name: str) -> dict[str, object]:
    """The JSON script element of a name."""
    found = re.search(rf'<script id="{name}" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, object] = json.loads(found.group(1))
    return data


def cookies_of(browser: Client) -> dict[str, str]:
    return {name: morsel.value for name, morsel in browser.cookies.items()}


def test_a_player_gets_the_page_with_addresses_and_words() -> None:
    table = a_table()
    page = a_guest(table, "Ana").get(f"/t/{table.pk}/").content.decode()

    about = data_of(page, "table")
    assert about["id"] == table.pk
    assert about["acts"] == f"/t/{table.pk}/"
    assert str(about["link"]).endswith(f"/j/{table.code}")
    assert data_of(page, "words")["phases"]
    assert page.count("<h1") == 1


def test_only_the_host_is_handed_the_link_that_opens_a_locked_door() -> None:
    table = a_table()
    host, guest = a_host(table), a_guest(table, "Ana")

    for browser, has_secret in ((host, True), (guest, False)):
        page = browser.get(f"/t/{table.pk}/").content.decode()
        assert (str(data_of(page, "table")["link"]).count(f"/j/{table.code}/") == 1) is has_secret


def test_the_page_carries_no_secret_of_the_game_or_of_others() -> None:
    table = a_table()
    a_guest(table, "Ana")
    page = a_guest(table, "Ben").get(f"/t/{table.pk}/").content.decode()

    assert table.seed not in page
    assert "Ana" not in page


def test_nothing_about_a_table_is_kept_by_caches() -> None:
    table = a_table()

    for browser in (a_guest(table, "Ana"), a_browser()):
        assert "no-store" in browser.get(f"/t/{table.pk}/")["Cache-Control"]


def test_an_unknown_table_and_one_without_observers_read_alike_to_a_stranger() -> None:
    table = a_table(observers=False)

    known, unknown = a_browser().get(f"/t/{table.pk}/"), a_browser().get("/t/aaaaaaaaaaaaaa/")

    assert known.status_code == unknown.status_code == 404
    assert "You are not at this table" in known.content.decode()
    assert table.code not in known.content.decode()


@pytest.mark.parametrize("address", ["/t/x/", "/t/%00%00%00%00/", "/t/ABCDEFGH/", "/t/" + "a" * 99 + "/", "/t/../"])
def test_what_cannot_be_a_table_is_not_found(address: str) -> None:
    assert a_browser().get(address).status_code == 404


def test_an_observer_looks_on_with_the_public_view() -> None:
    table = a_table()
    browser = a_browser()

    answer = browser.post(f"/t/{table.pk}/observe", {"name": "Olga"})

    found = access_participant(cookies_of(browser), None, table.pk)
    assert answer.status_code == 302
    assert found is not None
    assert (found.role, found.viewer) == (Role.OBSERVER, PublicViewer())


@pytest.mark.parametrize("mode, observers", [(DoorMode.OPEN, False), (DoorMode.NOD, True), (DoorMode.LOCKED, True)])
def test_nobody_looks_on_where_the_host_does_not_allow_it(mode: DoorMode, observers: bool) -> None:
    table = a_table(observers=observers)
    set_door(table, mode)

    answer = a_browser().post(f"/t/{table.pk}/observe", {"name": "Olga"})

    assert answer.status_code == 422
    assert not Participant.objects.filter(table=table).exists()


def test_a_seat_is_seen_through_its_own_eyes_only() -> None:
    table = a_table()
    browser = a_guest(table, "Ana")

    found = access_participant(cookies_of(browser), None, table.pk)

    assert found is not None
    assert found.viewer == SeatViewer(nation=NationId(the_person(table, "Ana").nation))


def test_a_host_without_a_seat_sees_what_the_public_sees() -> None:
    table = a_table()
    a_host(table)
    hanna = the_person(table, "Hanna")

    found = access_participant({}, hanna.user, table.pk)

    assert found is not None
    assert (found.is_host, found.viewer) == (True, HostViewer())


def test_the_account_brings_a_host_back_on_another_device_and_no_other_account_does() -> None:
    table = a_table()
    a_host(table)

    assert access_participant({}, the_person(table, "Hanna").user, table.pk) is not None
    assert access_participant({}, a_user("somebody"), table.pk) is None


def test_an_outdated_cookie_does_not_count() -> None:
    table = a_table()
    browser = a_guest(table, "Ana")
    Participant.objects.filter(table=table, name="Ana").update(version=2)

    assert access_participant(cookies_of(browser), None, table.pk) is None


def test_twenty_one_tables_leave_twenty_cookies_of_which_the_newest_counts() -> None:
    browser = a_browser()
    tables = [a_table(bots="") for _ in range(21)]
    for table in tables:
        browser.post("/join", {"code": table.code, "name": "Ana"})

    kept = [name for name, morsel in browser.cookies.items() if name.startswith("seat_") and morsel.value]

    assert len(kept) == 20
    assert f"seat_{tables[-1].pk}" in kept


def test_the_room_names_people_to_people_and_nobody_to_outsiders() -> None:
    table = a_table()
    a_host(table)
    browser = a_guest(table, "Ana")
    ana = access_participant(cookies_of(browser), None, table.pk)

    inside, outside = room_for(table.pk, ana), room_for(table.pk, None)

    assert [person["name"] for person in inside["people"]] == ["Hanna", "Ana"]
    assert outside["people"] == []
    assert "person" not in str(outside["seats"])
    assert json.loads(json.dumps(inside)) == inside


def test_only_the_host_is_told_who_waits_and_given_the_link() -> None:
    table = a_table()
    a_host(table)
    browser = a_guest(table, "Ana")
    set_door(table, DoorMode.NOD)
    a_guest(table, "Ben")
    host = access_participant({}, the_person(table, "Hanna").user, table.pk)

    to_host = room_for(table.pk, host)
    to_guest = room_for(table.pk, access_participant(cookies_of(browser), None, table.pk))

    assert [waiting["name"] for waiting in to_host["nods"]] == ["Ben"]
    assert to_host["link"].startswith(f"/j/{table.code}/")
    assert "nods" not in to_guest
    assert "link" not in to_guest
    assert "Ben" not in str(to_guest)


def test_the_room_says_what_one_may_do_with_each_seat() -> None:
    table = a_table()
    a_host(table)
    browser = a_guest(table, "Ana")
    mine = the_person(table, "Ana").nation
    other = next(nation for nation in seats_of(table) if nation != mine)

    to_guest = room_for(table.pk, access_participant(cookies_of(browser), None, table.pk))["seats"]
    to_host = room_for(table.pk, access_participant({}, the_person(table, "Hanna").user, table.pk))["seats"]

    assert (to_guest[mine]["can"], to_guest[other]["can"]) == (["bot", "back"], ["sit"])
    assert (to_host[mine]["can"], to_host[other]["can"]) == (["bot", "back"], ["sit", "bot", "free"])


def test_every_act_about_people_moves_the_rooms_revision_on() -> None:
    table = a_table()
    before = Table.objects.get(pk=table.pk).room_revision

    a_guest(table, "Ana")

    assert Table.objects.get(pk=table.pk).room_revision > before


def test_the_qr_code_and_the_map_are_for_people_at_the_table() -> None:
    table = a_table()
    guest = a_guest(table, "Ana")

    picture, outlines = guest.get(f"/qr/{table.code}.svg"), guest.get(f"/t/{table.pk}/map.json")

    assert picture["Content-Type"] == "image/svg+xml"
    assert picture.content.startswith(b"<svg")
    assert len(outlines.json()["nations"]) == 4
    assert a_browser().get(f"/qr/{table.code}.svg").status_code == 404
    assert a_browser().get(f"/t/{table.pk}/map.json").status_code == 403


def test_the_hosts_qr_code_differs_from_the_guests_for_it_opens_a_locked_door() -> None:
    table = a_table()
    host, guest = a_host(table), a_guest(table, "Ana")

    assert host.get(f"/qr/{table.code}.svg").content != guest.get(f"/qr/{table.code}.svg").content


def test_a_solo_round_begins_at_once_without_account_or_name() -> None:
    browser = a_browser()

    answer = browser.post("/solo")

    table = Table.objects.get(is_solo=True)
    game = the_game(table)
    assert answer["Location"] == f"/t/{table.pk}/"
    assert browser.get(answer["Location"]).status_code == 200
    assert (game.phase, game.round, game.settings.rounds) == (Phase.HORIZON, 1, 1)
    assert set(game.settings.clocks.values()) == {0}
    assert sorted(seats_of(table).values()) == [Controller.BOT] * 3 + [Controller.PERSON]


def test_nobody_comes_to_a_solo_table() -> None:
    a_browser().post("/solo")
    table = Table.objects.get(is_solo=True)

    assert a_browser().post("/join", {"code": table.code, "name": "Eve"}).status_code == 422
    assert a_browser().get(f"/t/{table.pk}/").status_code == 404


@at_this_machine
def test_who_sits_at_the_machine_may_host_a_table_that_no_account_opened() -> None:
    table = a_table()
    browser = a_browser()

    page = browser.get(f"/t/{table.pk}/", headers={"host": "localhost"}).content.decode()
    browser.post(f"/t/{table.pk}/claim", {"name": "Hanna"}, headers={"host": "localhost"})

    assert "Host this table" in page
    assert the_person(table, "Hanna").is_host


@at_this_machine
def test_a_second_claim_goes_on_as_the_same_host() -> None:
    table = a_table()

    for name in ("Hanna", "Other"):
        a_browser().post(f"/t/{table.pk}/claim", {"name": name}, headers={"host": "localhost"})

    assert Participant.objects.filter(table=table).count() == 1


@at_this_machine
@pytest.mark.parametrize("headers", [{"host": "testserver"}, {"host": "localhost", "x-forwarded-for": "127.0.0.1"}])
def test_others_on_the_network_cannot_claim_a_table(headers: dict[str, str]) -> None:
    table = a_table()

    answer = a_browser().post(f"/t/{table.pk}/claim", {"name": "Eve"}, headers=headers)

    assert answer.status_code in {302, 403}
    assert not Participant.objects.filter(table=table).exists()


@at_this_machine
def test_a_table_of_an_account_stays_with_its_account() -> None:
    table = a_table()
    a_host(table)

    a_browser().post(f"/t/{table.pk}/claim", {"name": "Eve"}, headers={"host": "localhost"})

    assert Participant.objects.filter(table=table).count() == 1
