"""Whoever plays can be forgotten without asking anybody: by this browser's seats, and by the account."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from lobby.cookies import seat_cookie, seat_token
from lobby.live.hub import Hub
from lobby.live.verify import faults_of
from lobby.models import LogEntry, Message, Participant, Table
from lobby.services.erasure import MARK
from lobby.services.limits import MOST
from tests.lobby.sitting import PASSWORD, a_browser, a_guest, a_host, a_table, the_person
from tests.lobby.stage import a_table as a_stage
from tests.lobby.stage import begin, person_id
from tests.lobby.stage import join as sit

pytestmark = pytest.mark.django_db(transaction=True)

SURE = {"sure": "yes"}


def write(person: Participant, text: str) -> None:
    """Let somebody have said something to all, before their game."""
    Message.objects.create(
        table_id=person.table_id, number=1, actor=f"seat:{person.nation}", key=uuid4().hex, body_hash="h", at=1, seq=1,
        participant=person.pk, recipients="all", text=text, phase="lobby", round=0,
    )  # fmt: skip
    Table.objects.filter(pk=person.table_id).update(talk_seq=1)


def page(browser: Client) -> str:
    """What the page says before anything is deleted."""
    return browser.get("/my/erase").content.decode()


def test_a_guest_is_forgotten_by_this_browsers_seats_and_the_game_stays() -> None:
    table = a_table()
    browser = a_guest(table, "Ana")
    a_guest(table, "Ben")
    write(the_person(table, "Ana"), "My words.")
    before = list(LogEntry.objects.filter(table=table).values_list("seq", "command"))
    assert "Ana" in page(browser)

    answer = browser.post("/my/erase", SURE, follow=True)

    assert answer.redirect_chain == [("/", 302)]
    assert "Your data is deleted" in answer.content.decode()
    assert list(Participant.objects.filter(table=table).values_list("name", flat=True)) == ["Ben"]
    assert list(Message.objects.values_list("text", "participant")) == [(MARK, None)]
    assert list(LogEntry.objects.filter(table=table).values_list("seq", "command"))[: len(before)] == before
    assert faults_of(table.pk) == []
    assert browser.cookies[seat_cookie(table.pk)].value == ""
    assert browser.get(f"/t/{table.pk}/").status_code == 403
    assert "Nothing is kept about you here" in page(browser)


def test_an_account_goes_with_its_tables_and_with_the_guest_seats_of_this_browser() -> None:
    hosted, elsewhere = a_table(), a_table()
    browser = a_host(hosted, plays=True)
    guest = a_guest(elsewhere, "Hanna too")
    browser.cookies[seat_cookie(elsewhere.pk)] = guest.cookies[seat_cookie(elsewhere.pk)].value
    name = f"host of {hosted.code}"
    assert name in page(browser)

    browser.post("/my/erase", SURE)

    hosted.refresh_from_db()
    assert hosted.host is None
    assert not Participant.objects.exists()
    assert not User.objects.filter(username=name).exists()
    assert not a_browser().login(username=name, password=PASSWORD)
    assert browser.get("/host").status_code == 302


def test_without_the_tick_nothing_is_deleted_and_the_page_says_so() -> None:
    table = a_table()
    browser = a_guest(table, "Ana")

    answer = browser.post("/my/erase")

    assert answer.status_code == 422
    assert "Nothing is deleted yet" in answer.content.decode()
    assert Participant.objects.filter(name="Ana").exists()


def test_another_site_cannot_have_somebody_erased() -> None:
    browser = a_browser(checks_csrf=True)
    table = a_table()
    a_guest(table, "Ana")
    browser.cookies[seat_cookie(table.pk)] = seat_token(the_person(table, "Ana"))

    assert browser.post("/my/erase", SURE).status_code == 403
    assert Participant.objects.filter(name="Ana").exists()


@pytest.mark.parametrize("cookie", ["forged", "outdated", "of another table"])
def test_nobody_is_erased_by_a_cookie_that_is_not_theirs(cookie: str) -> None:
    table, other = a_table(), a_table()
    a_guest(table, "Ana")
    person = the_person(table, "Ana")
    token = seat_token(person)
    thief = a_browser()
    thief.cookies[seat_cookie((other if cookie == "of another table" else table).pk)] = (
        "x.1:y" if cookie == "forged" else token
    )
    if cookie == "outdated":
        Participant.objects.filter(pk=person.pk).update(version=person.version + 1)

    thief.post("/my/erase", SURE)

    assert Participant.objects.filter(name="Ana").exists()


def test_an_address_that_asks_again_and_again_has_to_wait() -> None:
    browser = a_browser()
    answers = [browser.post("/my/erase").status_code for _ in range(MOST["erase"] + 1)]

    assert answers == [422] * MOST["erase"] + [429]


async def test_who_erases_themselves_is_closed_on_every_device_and_others_forget_their_words(live: Hub) -> None:
    stage = await asyncio.to_thread(lambda: closing(lambda: a_stage(3)))
    await begin(stage)
    nation, other = stage.nations[:2]
    gone, stays = await sit(live, stage, nation), await sit(live, stage, other)
    gone.tell({"t": "say", "key": "s1", "to": "all", "text": "My words."})
    await stays.heard()
    stays.frames.clear()

    await asyncio.to_thread(lambda: closing(lambda: erase(Participant.objects.get(pk=person_id(stage, nation)))))

    await gone.until(lambda: gone.closed)
    assert gone.of("bye")[-1]["why"] == "removed"
    assert [item["text"] for item in await stays.heard()] == [MARK]


def erase(person: Participant) -> None:
    """As the person's browser does it."""
    browser = a_browser()
    browser.cookies[seat_cookie(person.table_id)] = seat_token(person)
    assert browser.post("/my/erase", SURE).status_code == 302


def closing(act: Any) -> Any:  # noqa: ANN401 - whatever the act returns
    """Do something in a thread that goes away, and close its connection."""
    try:
        return act()
    finally:
        connection.close()
