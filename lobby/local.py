"""Who sits at the machine itself: in local mode that person may host without an account, and nobody else may."""

import ipaddress
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port

LOOPBACK_HOSTS: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
"""Names that lead to the machine itself. Any other name may be a stranger's page that resolves to our address."""
FORWARDED: Final = (
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_REAL_IP",
    "HTTP_FORWARDED",
    "HTTP_VIA",
)
"""Signs that a proxy passed the request on, so that its address says nothing about the person."""


def is_at_this_machine(request: HttpRequest) -> bool:
    """Whether the request was typed at this very machine and we are in local mode.

    All of it must hold: local mode, a loopback address, a loopback name in the Host header (a page of another name
    whose address was bent to ours fails here), and no trace of a proxy.
    """
    if not settings.LOCAL_MODE or any(name in request.META for name in FORWARDED):
        return False
    domain, _port = split_domain_port(request.get_host())
    return domain in LOOPBACK_HOSTS and _is_loopback(request.META.get("REMOTE_ADDR", ""))


def _is_loopback(text: str) -> bool:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback
