"""How often one address may try: only what failed counts, so that a class behind one address is never locked out."""

import ipaddress
from typing import Final
from uuid import uuid4

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from lobby.live.moments import now_ms
from lobby.models import Attempt

WINDOW: Final = 60_000
"""Milliseconds that a try counts."""
MOST: Final = {"join": 20, "login": 20, "sign_up": 20, "solo": 60, "open": 60, "erase": 20}
"""Tries a minute and address: failed joins and log-ins, and everything that makes something."""
IPV6_NETWORK: Final = 64
"""Bits of an IPv6 address that one household or school shares."""


def is_over_limit(request: HttpRequest, kind: str) -> bool:
    """Whether this address has used up its tries of this kind for now."""
    since = now_ms() - WINDOW
    return Attempt.objects.filter(kind=kind, address=_address(request), at__gt=since).count() >= MOST[kind]


def note_attempt(request: HttpRequest, kind: str, what: str = "") -> None:
    """Count a try; the same mistake (`what`) counts once, and without one every try counts."""
    now = now_ms()
    forget_attempts(now)
    attempt = Attempt(kind=kind, address=_address(request), what=_keyed(what or uuid4().hex), at=now)
    Attempt.objects.bulk_create(
        [attempt], update_conflicts=True, unique_fields=["kind", "address", "what"], update_fields=["at"]
    )


def forget_attempts(now: int) -> None:
    """Erase the tries that count no more; `now` is in the server's milliseconds."""
    Attempt.objects.filter(at__lte=now - WINDOW).delete()


def network_of(text: str) -> str:
    """The address that is counted: of IPv6 the network, for a household has as many addresses as it likes."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return text
    mapped = getattr(address, "ipv4_mapped", None)
    plain = mapped or address
    if isinstance(plain, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((plain, IPV6_NETWORK), strict=False))
    return str(plain)


def _address(request: HttpRequest) -> str:
    """A keyed hash of the address. Behind a proxy the server has put the person's address here (docs/hosting.md)."""
    return _keyed(network_of(request.META.get("REMOTE_ADDR", "")))


def _keyed(text: str) -> str:
    return salted_hmac("lobby.limits", text, algorithm="sha256").hexdigest()[:40]
