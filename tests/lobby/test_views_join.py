"""The ways to a table: by code, by link, by the host's nod; and what wrong codes learn."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lobby.codes import WORDS
from lobby.models import Attempt, Participant
from lobby.models.people import DoorMode, Standing
from lobby.selectors.access import access_participant
from rules.engine.ids import Controller
from tests.lobby.sitting import a_browser, a_guest, a_host, a_table, join, seats_of, set_door, the_link, the_person

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_first_page_says_what_is_kept_before_it_asks_for_a_name() -> None:
    page = a_browser().get("/").content.decode()

    assert page.index("erased 90 days after") < page.index('name="name"')


def test_who_joins_by_code_sits_in_the_first_bot_seat_and_comes_to_the_table() -> None:
    table = a_table()
    browser = a_browser()

    answer = join(browser, f" {table.code.lower().replace('-', ' ')} ", "Ana")

    ana = the_person(table, "Ana")
    assert answer.status_code == 302
    assert answer["Location"] == f"/t/{table.pk}/"
    assert seats_of(table)[ana.nation] is Controller.PERSON
    assert browser.get(answer["Location"]).status_code == 200


def test_a_refresh_and_a_second_join_in_the_same_browser_keep_the_same_seat() -> None:
    table = a_table()
    browser = a_guest(table, "Ana")
    before = the_person(table, "Ana")

    join(browser, table.code, "Another name")

    assert list(Participant.objects.filter(table=table)) == [before]


def test_two_people_get_two_seats() -> None:
    table = a_table()

    a_guest(table, "Ana")
    a_guest(table, "Ben")

    assert the_person(table, "Ana").nation != the_person(table, "Ben").nation


def test_the_seat_cookie_is_out_of_reach_of_scripts_and_secure_only_over_https() -> None:
    table = a_table()

    plain = join(a_browser(), table.code, "Ana").cookies[f"seat_{table.pk}"]
    safe = a_browser().post("/join", {"code": table.code, "name": "Ben"}, secure=True).cookies[f"seat_{table.pk}"]

    assert plain["httponly"]
    assert plain["samesite"] == "Lax"
    assert not plain["secure"]
    assert safe["secure"]


@pytest.mark.parametrize(
    "code, name, field, cure",
    [
        ("", "Ana", "code", "a word and two digits"),
        ("nonsense", "Ana", "code", "A code is a word of four letters"),
        ("CAVE-99", "Ana", "code", "Check the last digits"),
        ("CAVE-99", "", "code", "Check the last digits"),
    ],
)
def test_one_wrong_field_is_shown_at_a_time_with_its_cure_and_the_focus(
    code: str, name: str, field: str, cure: str
) -> None:
    answer = join(a_browser(), code, name)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert cure in page
    assert page.count('aria-invalid="true"') == 1
    assert page.index('aria-invalid="true"') > page.index(f'id="{field}"')
    assert "autofocus" in page


def test_a_name_without_letters_is_asked_for_again_and_the_code_is_kept() -> None:
    table = a_table()

    page = join(a_browser(), table.code, " \u202e ").content.decode()

    assert "at least one letter or number" in page
    assert f'value="{table.code}"' in page


def test_a_wrong_code_and_a_locked_table_get_the_same_answer_after_the_same_work() -> None:
    table = a_table()
    set_door(table, DoorMode.LOCKED)
    code = "ZEST-99" if table.code != "ZEST-99" else "ZEST-98"

    with CaptureQueriesContext(connection) as locked:
        first = join(a_browser(), table.code, "Ana")
    with CaptureQueriesContext(connection) as unknown:
        second = join(a_browser(), code, "Ana")

    assert first.status_code == second.status_code == 422
    assert _without(first.content.decode(), table.code) == _without(second.content.decode(), code)
    assert len(locked.captured_queries) == len(unknown.captured_queries)


def test_the_page_of_a_code_is_the_same_whether_there_is_such_a_table_or_not() -> None:
    table = a_table()

    known = a_browser().get(f"/j/{table.code}").content.decode()
    unknown = a_browser().get("/j/ZEST-99").content.decode()

    assert _without(known, table.code) == _without(unknown, "ZEST-99")
    assert f'value="{table.code}"' in known


def test_a_locked_table_still_opens_to_its_link() -> None:
    table = a_table()
    set_door(table, DoorMode.LOCKED)
    browser = a_browser()

    page = browser.get(the_link(table))
    secret = the_link(table).rsplit("/", 1)[1]
    answer = join(browser, table.code, "Ana", secret=secret)

    assert "First Watch" in page.content.decode()
    assert answer["Location"] == f"/t/{table.pk}/"
    assert the_person(table, "Ana").state == Standing.IN


def test_a_link_that_was_renewed_opens_nothing_any_more() -> None:
    table = a_table()
    host = a_host(table)
    old = the_link(table)
    set_door(table, DoorMode.LOCKED)

    host.post(f"/t/{table.pk}/link")

    assert "does not work any more" in a_browser().get(old).content.decode()
    assert join(a_browser(), table.code, "Ana", secret=old.rsplit("/", 1)[1]).status_code == 422


def test_a_guarded_door_lets_nobody_in_before_the_host_nods() -> None:
    table = a_table()
    host = a_host(table)
    set_door(table, DoorMode.NOD)
    browser = a_guest(table, "Ana")
    asked = the_person(table, "Ana", Standing.ASKED)

    waiting = browser.get(f"/t/{table.pk}/")
    state = browser.get(f"/t/{table.pk}/standing.json").json()
    host.post(f"/t/{table.pk}/nod", {"person": asked.pk.hex})

    assert "The host has been asked" in waiting.content.decode()
    assert state == {"state": "asked"}
    assert access_participant(_cookies(browser), None, table.pk) is not None
    assert browser.get(f"/t/{table.pk}/standing.json").json() == {"state": "in"}
    assert the_person(table, "Ana").nation


def test_whom_the_host_turns_away_stays_outside() -> None:
    table = a_table()
    host = a_host(table)
    set_door(table, DoorMode.NOD)
    browser = a_guest(table, "Ana")

    host.post(f"/t/{table.pk}/turn-away", {"person": the_person(table, "Ana", Standing.ASKED).pk.hex})

    assert browser.get(f"/t/{table.pk}/standing.json").json() == {"state": "gone"}
    assert "The host did not let you in" in browser.get(f"/t/{table.pk}/").content.decode()
    assert access_participant(_cookies(browser), None, table.pk) is None


def test_a_name_that_is_taken_may_be_ones_own_on_another_device() -> None:
    table = a_table()
    host = a_host(table)
    phone = a_guest(table, "Ana")
    seat = the_person(table, "Ana").nation
    laptop = a_browser()

    refused = join(laptop, table.code, "ana")
    join(laptop, table.code, "ana", returning="yes")
    host.post(f"/t/{table.pk}/nod", {"person": the_person(table, "ana", Standing.ASKED).pk.hex})

    assert refused.status_code == 422
    assert 'name="returning"' in refused.content.decode()
    assert access_participant(_cookies(laptop), None, table.pk).nation == seat  # type: ignore[union-attr]
    assert access_participant(_cookies(phone), None, table.pk) is None


def test_two_who_wait_under_one_name_are_told_apart_once_they_are_in() -> None:
    table = a_table()
    host = a_host(table)
    set_door(table, DoorMode.NOD)
    a_guest(table, "Ana")
    a_guest(table, "Ana")

    for waiting in Participant.objects.filter(table=table, state=Standing.ASKED):
        host.post(f"/t/{table.pk}/nod", {"person": waiting.pk.hex})

    assert {person.name for person in Participant.objects.filter(table=table)} == {"Hanna", "Ana", "Ana 2"}


def test_nobody_comes_back_as_the_host() -> None:
    table = a_table()
    a_host(table, "Hanna")

    answer = join(a_browser(), table.code, "Hanna", returning="yes")

    assert answer.status_code == 422
    assert not Participant.objects.filter(table=table, state=Standing.ASKED).exists()


def test_twenty_wrong_codes_from_one_address_close_the_code_but_not_the_link() -> None:
    table = a_table()
    wrong = [f"{word}-99" for word in _words(21) if f"{word}-99" != table.code]
    for code in wrong[:20]:
        join(a_browser(), code, "Eve")

    by_code = join(a_browser(), table.code, "Ana")
    by_link = join(a_browser(), table.code, "Ana", secret=the_link(table).rsplit("/", 1)[1])

    assert by_code.status_code == 429
    assert "Wait a minute" in by_code.content.decode()
    assert by_link.status_code == 302


def test_a_class_that_mistypes_the_same_code_is_not_locked_out() -> None:
    table = a_table()
    for number in range(30):
        join(a_browser(), "ZEST-99", f"Pupil {number}")

    assert join(a_browser(), table.code, "Ana").status_code == 302


def test_joining_well_costs_no_tries_at_all() -> None:
    table = a_table()

    a_guest(table, "Ana")

    assert not Attempt.objects.exists()


def test_a_wrong_secret_does_not_buy_a_guess_beyond_the_limit() -> None:
    table = a_table()
    for word in _words(20):
        join(a_browser(), f"{word}-99", "Eve")

    assert join(a_browser(), table.code, "Eve", secret="aaaaaaaaaaaaa").status_code == 429


def test_a_table_of_sixty_people_is_full() -> None:
    table = a_table()
    for number in range(60):
        Participant.objects.create(table=table, name=f"P{number}", joined_at=1, last_seen=1)

    answer = join(a_browser(), table.code, "Ana")

    assert answer.status_code == 422
    assert "This table is full" in answer.content.decode()


@pytest.mark.parametrize(
    "missing", [{}, {"code": "\x00" * 5000}, {"name": "x"}, {"code": "CAVE-42", "secret": "é" * 999}]
)
def test_a_form_with_anything_in_it_is_answered_and_never_breaks(missing: dict[str, str]) -> None:
    assert a_browser().post("/join", missing).status_code in {302, 422}


def test_a_join_from_another_page_is_refused() -> None:
    table = a_table()

    answer = a_browser(checks_csrf=True).post("/join", {"code": table.code, "name": "Ana"})

    assert answer.status_code == 403
    assert not Participant.objects.filter(table=table).exists()


def _without(page: str, code: str) -> str:
    """The page without the code that was typed and without the form's one-time token."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page).replace(code, "CODE")


def _words(number: int) -> tuple[str, ...]:
    return WORDS[:number]


def _cookies(browser: Client) -> dict[str, str]:
    return {name: morsel.value for name, morsel in browser.cookies.items()}
