"""The door of the websockets: wrong host, wrong origin and unknown addresses are turned away without an error."""

import pytest
from channels.testing import WebsocketCommunicator
from django.conf import settings

from wargame.asgi import application
from wargame.door import POLICY_VIOLATION, Door, Receive, Scope, Send, is_known_host

ORIGIN = settings.WEBSOCKET_ORIGINS[0]


def a_knock(
    path: str = "/ws/nowhere/", host: str | None = "testserver", origin: str | None = ORIGIN
) -> WebsocketCommunicator:
    """A handshake with only what matters spelled out."""
    headers = [(name, value.encode()) for name, value in ((b"host", host), (b"origin", origin)) if value is not None]
    return WebsocketCommunicator(application, path, headers=headers)


async def test_an_unknown_address_is_refused_and_not_an_error() -> None:
    accepted, code = await a_knock(path="/no/such/door/").connect()

    assert not accepted
    assert code == POLICY_VIOLATION


@pytest.mark.parametrize("host", ["elsewhere.example", "testserver.example", "", None])
async def test_a_handshake_for_another_host_is_refused(host: str | None) -> None:
    accepted, _ = await a_knock(host=host).connect()

    assert not accepted


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "null",
        "http://elsewhere.example",
        ORIGIN.replace("http://", "https://"),
        ORIGIN.rpartition(":")[0] + ":1",
        "http://[broken",
    ],
    ids=["none", "null", "another host", "another scheme", "another port", "no address at all"],
)
async def test_a_page_of_another_origin_is_refused(origin: str | None) -> None:
    accepted, _ = await a_knock(origin=origin).connect()

    assert not accepted


async def test_a_handshake_from_our_own_page_reaches_the_application_behind_the_door() -> None:
    seen: list[str] = []

    async def room(scope: Scope, _receive: Receive, send: Send) -> None:
        seen.append(scope["path"])
        await send({"type": "websocket.accept"})

    knock = WebsocketCommunicator(
        Door(room), "/ws/", headers=[(b"host", b"testserver:8000"), (b"origin", ORIGIN.encode())]
    )
    accepted, _ = await knock.connect()

    assert accepted
    assert seen == ["/ws/"]


async def test_a_header_that_is_given_twice_counts_for_nothing() -> None:
    headers = [(b"host", b"testserver"), (b"origin", ORIGIN.encode()), (b"origin", b"http://elsewhere.example")]

    accepted, _ = await WebsocketCommunicator(application, "/ws/", headers=headers).connect()

    assert not accepted


@pytest.mark.parametrize(
    "header, is_known",
    [("testserver", True), ("TESTSERVER:81", True), ("[::1]:8000", True), ("evil.example", False), ("a b", False)],
)
def test_only_our_own_names_are_known(header: str, is_known: bool) -> None:
    assert is_known_host(header) is is_known
