"""The door of the websockets: whoever names another host, or an address we do not have, is turned away politely."""

import logging
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from django.conf import settings
from django.http.request import split_domain_port, validate_host

logger = logging.getLogger(__name__)

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY_VIOLATION = 1008
"""The close code for a connection we do not want (RFC 6455, 7.4.1)."""


async def refuse(_scope: Scope, receive: Receive, send: Send) -> None:
    """Turn a handshake away before it is accepted; the other side sees HTTP 403."""
    await receive()
    await send({"type": "websocket.close", "code": POLICY_VIOLATION})


class Door:
    """Lets only handshakes through whose Host names this installation and that come from one of its own pages.

    Django checks the Host of pages itself; Channels leaves that of websockets unchecked. Origins are compared whole
    (scheme, host and port), as browsers write them.
    """

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the connection on, or refuse it."""
        host, origin = header(scope, b"host"), header(scope, b"origin")
        if is_known_host(host) and origin.lower() in settings.WEBSOCKET_ORIGINS:
            await self.application(scope, receive, send)
            return
        logger.info("websocket refused: host %.100r, origin %.100r", host, origin)
        await refuse(scope, receive, send)


def header(scope: Scope, name: bytes) -> str:
    """The header of this name in a handshake, "" where there is none or where it is given twice."""
    values = [value for key, value in scope.get("headers", ()) if key == name]
    return values[0].decode("latin1") if len(values) == 1 else ""


def is_known_host(host: str) -> bool:
    """Whether the domain of a Host header is one of ALLOWED_HOSTS."""
    domain, _port = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)
