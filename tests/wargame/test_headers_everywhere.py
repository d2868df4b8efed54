"""Every address, and every way to be refused, answers with the headers that tell browsers what to obey."""

from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

pytestmark = pytest.mark.django_db(transaction=True)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
GIVEN = {
    "table_id": "nosuchtable",
    "code": "CAVE-42",
    "secret": "aaaaaaaaaaaaa",
    "uidb64": "MQ",
    "token": "x-y",
    "card_id": "first_watch.salt_line",
    "scenario_id": "first_watch",
}
TOO_MUCH = 3 * 1024 * 1024
"""Bytes of a form; more than is read."""


def addresses(resolver: URLResolver) -> Iterator[str]:
    """Every address of the program, with something in each of its parts."""
    for found in resolver.url_patterns:
        if isinstance(found, URLPattern):
            template, parts = resolver.reverse_dict.getlist(found.name)[0][0][0]
            yield "/" + template % {part: GIVEN[part] for part in parts}
        else:
            yield from addresses(found)


def require_headers(answer: HttpResponseBase) -> None:
    """Nothing is missing, and nothing tells what serves."""
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert not {"Server", "X-Powered-By"} & set(answer.headers)


@pytest.mark.parametrize("address", sorted(addresses(get_resolver())))
def test_every_address_answers_every_method_with_the_headers(client: Client, address: str) -> None:
    for method in ("GET", "POST", "OPTIONS", "DELETE"):
        answer = client.generic(method, address)

        assert answer.status_code < 500, method
        require_headers(answer)


def refusals() -> dict[int | str, HttpResponseBase]:
    """One answer for every way to be refused before a view is asked."""
    careful = Client(enforce_csrf_checks=True)
    return {
        "wrong host": Client().get("/", headers={"host": "elsewhere.example"}),
        "no token": careful.post("/join", {"code": "CAVE-42"}),
        "nothing there": Client().get("/no/such/page"),
        "a null in the path": Client().get("/j/%00"),
        "wrong method": Client().put("/healthz"),
        "too much": Client().post("/join", {"name": "x" * TOO_MUCH}),
        "too many fields": Client().post("/join", {f"f{number}": "" for number in range(300)}),
        "other letters": Client().generic(
            "POST", "/join", b"x", content_type="application/x-www-form-urlencoded; charset=utf-16"
        ),
        "no such file": Client().get("/static/nothing.js"),
        "a file": Client().get("/static/vendor/vendor.lock.json"),
        "a path out of the files": Client().get("/static/..%2f..%2fmanage.py"),
    }


def test_every_refusal_has_the_headers_and_is_no_fault() -> None:
    found = refusals()

    assert {name: answer.status_code for name, answer in found.items()} == {
        "wrong host": 400,
        "no token": 403,
        "nothing there": 404,
        "a null in the path": 200,
        "wrong method": 405,
        "too much": 400,
        "too many fields": 400,
        "other letters": 400,
        "no such file": 404,
        "a file": 200,
        "a path out of the files": 404,
    }
    for answer in found.values():
        require_headers(answer)


def test_a_fault_of_ours_has_the_headers_too_and_shows_nothing_of_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_request: HttpRequest) -> None:
        raise RuntimeError("the inside of the program")

    monkeypatch.setattr("lobby.views.landing._first_page", fail)

    answer = Client(raise_request_exception=False).get("/")

    assert answer.status_code == 500
    assert "inside" not in answer.text
    require_headers(answer)
