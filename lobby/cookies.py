"""The seat cookie: one a table, signed, unreadable for scripts; it names a participant and the version that counts."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from lobby.models import Participant

PREFIX: Final = "seat_"
MAX_AGE: Final = 90 * 24 * 3600
"""Seconds; as long as a table is kept after its last move."""
MOST_SEATS: Final = 20
"""Seat cookies a browser keeps for us: servers stop reading headers that grow without end."""

_signer: Final = Signer(salt="lobby.seat")


def seat_cookie(table_id: str) -> str:
    """The name of a table's seat cookie."""
    return f"{PREFIX}{table_id}"


def seat_token(participant: Participant) -> str:
    """The cookie's value for a participant as of now."""
    return _signer.sign(f"{participant.pk.hex}.{participant.version}")


def read_seat_token(token: str) -> tuple[UUID, int] | None:
    """The participant's id and version in a token, None where we never signed it."""
    try:
        name, _, version = _signer.unsign(token).partition(".")
        return UUID(hex=name), int(version)
    except (BadSignature, ValueError):
        return None


def seats_in(cookies: Mapping[str, str]) -> dict[str, tuple[UUID, int]]:
    """Every table id with the participant and version that genuine seat cookies name."""
    found: dict[str, tuple[UUID, int]] = {}
    for name, value in cookies.items():
        seat = read_seat_token(value) if name.startswith(PREFIX) else None
        if seat is not None:
            found[name.removeprefix(PREFIX)] = seat
    return found


def give_seat(request: HttpRequest, response: HttpResponseBase, participant: Participant) -> None:
    """Put the participant's cookie on the answer, and let go of forged and of too many others.

    It is Secure on https only, so that friends on a local network without certificates can play.
    """
    response.set_cookie(
        seat_cookie(participant.table_id),
        seat_token(participant),
        max_age=MAX_AGE,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    genuine = [table_id for table_id in seats_in(request.COOKIES) if table_id != participant.table_id]
    kept = {seat_cookie(table_id) for table_id in genuine[-(MOST_SEATS - 1) :]} | {seat_cookie(participant.table_id)}
    for name in request.COOKIES:
        if name.startswith(PREFIX) and name not in kept:
            response.delete_cookie(name, samesite="Lax")


def take_seat_away(response: HttpResponseBase, table_id: str) -> None:
    """Remove the table's cookie from the browser."""
    response.delete_cookie(seat_cookie(table_id), samesite="Lax")
