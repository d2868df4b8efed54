"""Every answer says what a browser may do with it."""

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.test import Client, RequestFactory

from wargame.headers import AnswerHeadersMiddleware, LeanPartsMiddleware

pytestmark = pytest.mark.django_db


def policy(answer: HttpResponseBase) -> dict[str, str]:
    """The directives of an answer's content security policy."""
    directives = answer.headers["Content-Security-Policy"].split(";")
    return {name: " ".join(words) for name, *words in (directive.split() for directive in directives)}


def test_the_policy_allows_our_own_files_and_nothing_else(client: Client) -> None:
    allowed = policy(client.get("/healthz"))

    assert allowed == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "font-src": "'self'",
        "img-src": "'self' data:",
        "manifest-src": "'self'",
        "connect-src": "'self' ws://testserver",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }


def test_over_https_the_policy_names_the_encrypted_socket(client: Client) -> None:
    assert policy(client.get("/healthz", secure=True))["connect-src"] == "'self' wss://testserver"


@pytest.mark.parametrize("path", ["/healthz", "/no/such/page", "/static/vendor/vendor.lock.json", "/static/nothing.js"])
def test_every_answer_carries_the_headers(client: Client, path: str) -> None:
    headers = client.get(path).headers

    assert "'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("cache", ["max-age=60", "max-age=315360000, public, immutable"])
@pytest.mark.parametrize("kind", ["text/javascript", "text/html", "image/svg+xml"])
def test_only_scripts_styles_and_fonts_that_never_change_go_without_what_pages_obey(
    rf: RequestFactory, kind: str, cache: str
) -> None:
    def part(_request: HttpRequest) -> HttpResponse:
        headers = {"Cache-Control": cache, "Content-Security-Policy": "default-src 'none'", "X-Frame-Options": "DENY"}
        return HttpResponse(content_type=kind, headers={**headers, "X-Content-Type-Options": "nosniff"})

    headers = LeanPartsMiddleware(part)(rf.get("/")).headers

    is_lean = kind == "text/javascript" and "immutable" in cache
    assert ("Content-Security-Policy" in headers) is not is_lean
    assert ("X-Frame-Options" in headers) is not is_lean
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_wrong_host_is_refused_with_headers_too(client: Client) -> None:
    answer = client.get("/healthz", headers={"host": "elsewhere.example"})

    assert answer.status_code == 400
    assert policy(answer)["default-src"] == "'none'"


@pytest.mark.parametrize("is_https", [False, True], ids=["http", "https"])
def test_a_cookie_is_secure_exactly_where_the_request_came_by_https(rf: RequestFactory, is_https: bool) -> None:
    def page(_request: HttpRequest) -> HttpResponse:
        response = HttpResponse()
        response.set_cookie("seat", "7")
        return response

    answer = AnswerHeadersMiddleware(page)(rf.get("/", secure=is_https))

    assert isinstance(answer, HttpResponse)
    assert bool(answer.cookies["seat"]["secure"]) is is_https
