"""What hostile requests for pages are answered with: always something, never a fault of ours."""

import logging

import pytest

from tests.lobby.sitting import a_browser
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
