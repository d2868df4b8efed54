"""Long links: the address of a table's door with 64 bits that nobody guesses, derived and never stored.

A link belongs to a table and to a version of its door; raising the version makes every link that was handed out stop
working. It opens the door in every mode. What it stands for is one of three: the table, one seat of it, its host.
"""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from lobby.models import Door
from rules.engine.ids import NationId

SECRET_BYTES: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLink:
    """Lets its holder in and to a free seat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLink:
    """The key to one seat, a nation's or the challenger's: whoever holds it plays there, from any device."""

    nation: NationId


@dataclass(frozen=True, slots=True, kw_only=True)
class HostLink:
    """Makes its holder the host."""


Link = TableLink | SeatLink | HostLink


def link_secret(door: Door, link: Link) -> str:
    """The 13 letters and digits at the end of a link's address."""
    digest = salted_hmac("lobby.links", f"{door.pk} {door.link_version} {_scope(link)}", algorithm="sha256").digest()
    return base64.b32encode(digest[:SECRET_BYTES]).decode("ascii").rstrip("=").lower()


def read_link(door: Door, secret: str, seats: Iterable[NationId]) -> Link | None:
    """What a secret stands for at this door, None where it is none of its links."""
    links: list[Link] = [TableLink(), HostLink(), *(SeatLink(nation=nation) for nation in seats)]
    tidy = secret.strip().lower()
    fitting = [link for link in links if constant_time_compare(link_secret(door, link), tidy)]
    return fitting[0] if fitting else None


def link_path(code: str, secret: str = "") -> str:
    """The path of a table's join page, with the secret of a link or for the short code alone."""
    return reverse("join_by_link", args=[code, secret]) if secret else reverse("join_by_code", args=[code])


def shared_origin(request: HttpRequest) -> str:
    """Scheme, host and port under which friends reach this program.

    Whoever opened the page as "localhost" in local mode gets the network's address, for a friend's phone is another
    machine.
    """
    host = request.get_host()
    name, _, port = host.rpartition(":") if not host.endswith("]") and ":" in host else (host, "", "")
    if settings.LOCAL_MODE and settings.LOCAL_ADDRESSES and name in {"localhost", "127.0.0.1", "[::1]"}:
        name = settings.LOCAL_ADDRESSES[0]
    return f"{request.scheme}://{name}:{port}" if port else f"{request.scheme}://{name}"


def _scope(link: Link) -> str:
    match link:
        case TableLink():
            return "table"
        case HostLink():
            return "host"
        case SeatLink(nation=nation):
            return f"seat:{nation}"
