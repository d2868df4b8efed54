"""What hostile requests for pages are answered with: always something, never a fault of ours."""

import logging
from collections.abc import Iterator

import pytest
from django.db import connection

from tests.lobby.sitting import a_browser, a_guest, a_table, seats_of
from wargame.logs import OurFaultsOnly

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("charset", ["utf-16", "latin-1", "idna"])
@pytest.mark.parametrize("address", ["/join", "/host", "/accounts/login", "/"])
def test_a_form_in_other_letters_is_refused_and_no_fault(address: str, charset: str) -> None:
    kind = f"application/x-www-form-urlencoded; charset={charset}"

    answer = a_browser(checks_csrf=True).generic("POST", address, b"code=CAVE-42", content_type=kind)

    assert answer.status_code == 400


@pytest.mark.parametrize("status, keeps", [(400, False), (404, False), (500, True), (None, True)])
def test_the_log_keeps_tracebacks_of_our_faults_only(status: int | None, keeps: bool) -> None:
    fault = (ValueError, ValueError("x"), None)
    record = logging.LogRecord("django.request", logging.ERROR, "", 1, "Bad Request: /", (), fault)
    if status is not None:
        record.status_code = status

    assert OurFaultsOnly().filter(record)

    assert bool(record.exc_info) is keeps


@pytest.fixture
def database_that_only_reads() -> Iterator[None]:
    """As with a full disk: what was there can be read, nothing can be written."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = 0")


def stop_writing() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = 1")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("act", ["rename", "leave", "sit", "stand"])
@pytest.mark.parametrize("accept", ["application/json", "text/html"])
@pytest.mark.usefixtures("database_that_only_reads")
@pytest.mark.sqlite
def test_what_cannot_be_stored_is_refused_for_now_and_is_no_fault(act: str, accept: str) -> None:
    table = a_table()
    ana, nation = a_guest(table, "Ana"), max(seats_of(table))
    stop_writing()

    answer = ana.post(f"/t/{table.pk}/{act}", {"name": "Zoe", "nation": nation}, headers={"accept": accept})

    assert answer.status_code == 503
    assert accept == "text/html" or answer.json()["error"]["reason"] == "not_now"
