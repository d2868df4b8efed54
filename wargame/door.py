"""The door of the websockets: whoever names another host, or an address we do not have, is turned away politely."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from django.conf import settings
from django.http.request import split_domain_port, validate_host

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


class HostCheck:
    """Lets only handshakes through whose Host header names this installation.

    Django checks the Host of pages itself; Channels leaves that of websockets unchecked.
    """

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the connection on, or refuse it."""
        inner = self.application if is_known_host(host_header(scope)) else refuse
        await inner(scope, receive, send)


def host_header(scope: Scope) -> str:
    """The Host header of a handshake, "" where there is none or where it is given twice."""
    hosts = [value for name, value in scope.get("headers", ()) if name == b"host"]
    return hosts[0].decode("latin1") if len(hosts) == 1 else ""


def is_known_host(header: str) -> bool:
    """Whether the domain of a Host header is one of ALLOWED_HOSTS."""
    domain, _port = split_domain_port(header)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)
