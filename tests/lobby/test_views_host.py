"""Opening tables: who may, what the form asks, and the table that comes of it."""

import pytest
from django.test import override_settings

from lobby.models import Table
from lobby.models.people import DoorMode
from rules.engine.ids import Controller, Phase
from rules.engine.state import Seals
from tests.lobby.sitting import a_browser, a_guest, a_host, a_table, a_user, seats_of, the_game, the_person

pytestmark = pytest.mark.django_db(transaction=True)
at_this_machine = override_settings(LOCAL_MODE=True)
CHOICES = {
    "scenario": "first_watch",
    "seats": "6",
    "pace": "standard",
    "name": "Hanna",
    "plays": "on",
    "bots": "mix",
    "door": "open",
    "observers": "on",
    "seals": "names",
}


def test_on_a_public_server_a_guest_is_led_to_the_log_in() -> None:
    answer = a_browser().get("/host")

    assert answer.status_code == 302
    assert answer["Location"] == "/accounts/login?next=/host"
    assert a_browser().post("/host", CHOICES)["Location"].startswith("/accounts/login")
    assert not Table.objects.exists()


@at_this_machine
def test_in_local_mode_who_sits_at_the_machine_hosts_without_an_account() -> None:
    answer = a_browser().post("/host", CHOICES, headers={"host": "localhost"})

    assert answer["Location"] == f"/t/{Table.objects.get().pk}/"
    assert the_person(Table.objects.get(), "Hanna").is_host


@at_this_machine
@pytest.mark.parametrize("headers", [{"host": "testserver"}, {"host": "localhost", "x-forwarded-for": "10.0.0.9"}])
def test_in_local_mode_others_on_the_network_do_not(headers: dict[str, str]) -> None:
    a_browser().post("/host", CHOICES, headers=headers)

    assert not Table.objects.exists()


def test_the_form_as_it_stands_opens_a_good_table() -> None:
    browser = a_browser(a_user())
    page = browser.get("/host").content.decode()

    answer = browser.post("/host", CHOICES)

    table = Table.objects.get()
    game = the_game(table)
    assert 'value="hanna"' in page
    assert browser.get(answer["Location"]).status_code == 200
    assert table.host is not None
    assert (game.phase, len(game.controllers), game.settings.seals) == (Phase.LOBBY, 6, Seals.NAMES)
    assert sorted(seats_of(table).values()) == [Controller.BOT] * 5 + [Controller.PERSON]
    assert game.settings.clocks[Phase.DIPLOMACY] > 0


def test_every_choice_of_the_form_reaches_the_table() -> None:
    chosen = {
        **CHOICES,
        "seats": "3",
        "pace": "none",
        "rounds": "2",
        "bots": "altruist",
        "door": "nod",
        "seals": "count",
    }
    del chosen["plays"], chosen["observers"]

    a_browser(a_user()).post("/host", chosen)

    table = Table.objects.select_related("door").get()
    game = the_game(table)
    assert (len(game.controllers), game.settings.rounds, game.settings.seals) == (3, 2, Seals.COUNT)
    assert set(game.settings.clocks.values()) == {0}
    assert set(table.bot_policies.values()) == {"altruist"}
    assert (table.door.mode, table.door.observers) == (DoorMode.NOD, False)
    assert the_person(table, "Hanna").nation == ""


def test_the_form_offers_every_scenario_in_words_and_has_chosen_the_introduction() -> None:
    page = a_browser(a_user()).get("/host").content.decode()

    assert 'value="first_watch" checked' in page
    shown = [
        page.index(f'value="{name}"') for name in ("first_watch", "league_of_lamps", "common_front", "full_spectrum")
    ]
    assert shown == sorted(shown)
    assert "3 to 10 nations, usually 6 rounds" in page
    assert "Six harder years on Orvane" in page


def test_a_table_larger_than_its_scenario_is_refused_with_the_sizes_it_has() -> None:
    chosen = {**CHOICES, "scenario": "league_of_lamps", "pace": "none", "seats": "9"}

    page = a_browser(a_user()).post("/host", chosen).content.decode()

    assert "This scenario is for 3 to 8 nations." in page
    assert 'value="league_of_lamps" checked' in page
    assert not Table.objects.exists()


def test_a_table_of_another_scenario_opens_with_its_own_rounds() -> None:
    browser = a_browser(a_user())

    answer = browser.post("/host", {**CHOICES, "scenario": "common_front", "pace": "none"})

    table = Table.objects.get()
    assert table.scenario == "common_front"
    assert the_game(table).settings.rounds == 6
    assert "Common Front" in browser.get(answer["Location"]).content.decode()


def test_without_bots_every_other_seat_stays_free() -> None:
    a_browser(a_user()).post("/host", {**CHOICES, "bots": ""})

    assert list(seats_of(Table.objects.get()).values()).count(Controller.EMPTY) == 5


@pytest.mark.parametrize(
    "wrong, cure",
    [
        ({"name": ""}, "at least one letter or number"),
        ({"name": "x" * 31}, "30 characters are enough"),
        ({"pace": "own", "minutes": ""}, "from 10 to 240"),
        ({"pace": "own", "minutes": "9"}, "greater than or equal to 10"),
        ({"rounds": "99"}, "less than or equal to 20"),
        ({"seats": "11"}, "Select a valid choice"),
        ({"scenario": "nowhere"}, "Select a valid choice"),
        ({"bots": "genius"}, "Select a valid choice"),
        ({"door": "ajar"}, "Select a valid choice"),
        ({"seats": "x\x00"}, "error"),
    ],
)
def test_a_wrong_choice_is_explained_and_nothing_is_opened(wrong: dict[str, str], cure: str) -> None:
    answer = a_browser(a_user()).post("/host", {**CHOICES, **wrong})

    assert answer.status_code == 422
    assert cure in answer.content.decode()
    assert not Table.objects.exists()


def test_my_tables_lists_what_one_hosts_and_plays_and_nothing_else() -> None:
    table, other = a_table(), a_table()
    host, guest = a_host(table), a_guest(table, "Ana")

    for browser in (host, guest):
        page = browser.get("/my/").content.decode()
        assert table.code in page
        assert other.code not in page
    assert "no seat anywhere" in a_browser().get("/my/").content.decode()


def test_somebody_elses_cookie_lists_nothing_once_it_is_outdated() -> None:
    table = a_table()
    guest = a_guest(table, "Ana")
    ana = the_person(table, "Ana")
    ana.version = 2
    ana.save()

    assert table.code not in guest.get("/my/").content.decode()


@at_this_machine
def test_who_sits_at_the_machine_sees_the_tables_that_nobody_owns() -> None:
    table = a_table(is_demo=True)

    here = a_browser().get("/my/", headers={"host": "localhost"}).content.decode()
    elsewhere = a_browser().get("/my/").content.decode()

    assert table.code in here
    assert table.code not in elsewhere
