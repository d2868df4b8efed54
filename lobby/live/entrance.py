"""The door of a table's websocket: who comes, in which language, and whether there is anything for them here."""

import logging
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.base import SessionBase
from django.db import DatabaseError
from django.http import HttpRequest, parse_cookie
from django.utils import translation
from django.utils.module_loading import import_string

from lobby.cookies import read_seat_token, seat_cookie
from lobby.live.editions import EditionGoneError
from lobby.live.hub import Hub
from lobby.live.limits import limits
from lobby.live.moments import now_ms
from lobby.live.reader import reader
from lobby.live.sockets import Credentials
from lobby.live.table import LiveTable
from lobby.live.throttle import Tally
from lobby.models import Table
from lobby.selectors.access import Participation, User, access_participant
from lobby.services.limits import network_of

logger = logging.getLogger(__name__)

Scope = MutableMapping[str, Any]

MINUTE: Final = 60_000
MOST_ADDRESSES: Final = 10_000
"""Addresses whose failures are remembered."""

_failures: dict[str, Tally] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody who may come in."""

    credentials: Credentials
    participation: Participation


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranger:
    """Somebody who may not, and why."""

    why: str
    language: str


async def enter(scope: Scope) -> Guest | Stranger | None:
    """Who stands at the door; None: too many strangers came from this address lately, so nobody looks any more.

    A class sits behind one address, so whoever brings a seat cookie of ours or a session is looked at all the same.
    """
    address = network_of(str((scope.get("client") or [""])[0]))
    request = request_of(scope)
    table_id = str(scope["url_route"]["kwargs"]["table_id"])
    is_tired = is_tired_of(address)
    if is_tired and not brings_something(request, table_id):
        return None
    language = translation.get_language_from_request(request)
    try:
        user, participation, exists = await reader.read(_identify, request, table_id)
    except DatabaseError:
        logger.exception("nobody can say who wants to join table %s", table_id)
        return Stranger(why="closing", language=language)
    if participation is None:
        note_failure(address)
        if is_tired:
            return None
        return Stranger(why="not_seated" if exists else "unknown_table", language=language)
    credentials = Credentials(
        table_id=table_id,
        cookies=dict(request.COOKIES),
        user=user,
        language=language,
        session=request.session.session_key or "",
    )
    return Guest(credentials=credentials, participation=participation)


async def open_table(hub: Hub, guest: Guest) -> LiveTable | Stranger:
    """The table a guest came for; where it cannot be opened, the guest as one who may not stay, and why."""
    table_id, language = guest.credentials.table_id, guest.credentials.language
    try:
        return await hub.table(table_id)
    except EditionGoneError:
        return Stranger(why="edition_gone", language=language)
    except LookupError:  # deleted a moment ago
        return Stranger(why="unknown_table", language=language)
    except Exception:  # the boundary to the person: the database or the table is in trouble, come again
        logger.exception("table %s cannot be opened", table_id)
        return Stranger(why="closing", language=language)


def request_of(scope: Scope) -> HttpRequest:
    """The handshake as a request: its cookies, its languages, and the session the cookies name."""
    headers = {name.decode("latin1"): value.decode("latin1") for name, value in scope.get("headers", ())}
    request = HttpRequest()
    request.COOKIES = parse_cookie(headers.get("cookie", ""))
    request.META["HTTP_ACCEPT_LANGUAGE"] = headers.get("accept-language", "")
    store: type[SessionBase] = import_string(f"{settings.SESSION_ENGINE}.SessionStore")
    request.session = store(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
    return request


def brings_something(request: HttpRequest, table_id: str) -> bool:
    """Whether somebody brings this table's seat cookie, signed by us, or what may be a session."""
    seat = read_seat_token(request.COOKIES.get(seat_cookie(table_id), ""))
    return seat is not None or bool(request.COOKIES.get(settings.SESSION_COOKIE_NAME))


def is_tired_of(address: str) -> bool:
    """Whether an address has failed so often in this minute that it is turned away unseen."""
    tally = _failures.get(address)
    return tally is not None and tally.is_full(now_ms())


def note_failure(address: str) -> None:
    """Remember that somebody from this address had no business here."""
    if len(_failures) > MOST_ADDRESSES:
        _failures.clear()
    fresh = Tally(most=limits().failed_handshakes, span=MINUTE)
    _failures.setdefault(address, fresh).takes(now_ms())


def _identify(request: HttpRequest, table_id: str) -> tuple[User, Participation | None, bool]:
    """Whose account it is, who that is at the table, and whether there is such a table at all."""
    cookies: Mapping[str, str] = request.COOKIES
    user: User = get_user(request) if settings.SESSION_COOKIE_NAME in cookies else None
    found = access_participant(cookies, user, table_id)
    return user, found, found is not None or Table.objects.filter(pk=table_id).exists()
