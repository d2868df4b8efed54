"""Who somebody is at a table, and whether they may do what they ask; the one place that decides.

The seat comes from the cookie or the account, never from what a message says.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from lobby.cookies import read_seat_token, seat_cookie
from lobby.models import Participant
from lobby.models.people import Role, Standing
from lobby.refusals import ActReason, ActRefusedError
from rules.engine.actors import PublicViewer, SeatViewer, Viewer
from rules.engine.ids import NationId

User = AbstractBaseUser | AnonymousUser | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """A person at a table, as far as rights go."""

    participant_id: UUID
    name: str
    role: str
    nation: NationId | None
    """The nation this person plays, None for none."""
    is_host: bool
    version: int
    viewer: Viewer
    """What this person may see."""


def access_participant(cookies: Mapping[str, str], user: User, table_id: str) -> Participation | None:
    """Who holds these cookies or this account at the table; None for strangers and for who waits or was removed.

    The seat cookie comes first: on a shared device it says which of several people sits there now.
    """
    found = find_participant(cookies, user, table_id)
    return participation_of(found) if found is not None and found.state == Standing.IN else None


def access_member(cookies: Mapping[str, str], user: User, table_id: str) -> Participation:
    """The same, for acts that everybody at the table may do; raises ActRefusedError for strangers."""
    found = access_participant(cookies, user, table_id)
    if found is None:
        raise ActRefusedError(ActReason.NOT_AT_TABLE)
    return found


def access_person(table_id: str, person: str, *states: Standing) -> Participant:
    """A person of this very table in one of the states; anybody else is as unknown as nobody (ActRefusedError)."""
    try:
        name = UUID(person)
    except ValueError:
        raise ActRefusedError(ActReason.NO_SUCH_PERSON) from None
    found = Participant.objects.filter(table_id=table_id, pk=name, state__in=states).first()
    if found is None:
        raise ActRefusedError(ActReason.NO_SUCH_PERSON)
    return found


def find_participant(cookies: Mapping[str, str], user: User, table_id: str) -> Participant | None:
    """The participant of these cookies or this account in any state; an outdated cookie finds only removed people."""
    found = _by_cookie(cookies, table_id)
    if found is not None and found.state in {Standing.IN, Standing.ASKED}:
        return found
    return _by_account(user, table_id) or found


def participation_of(participant: Participant) -> Participation:
    """The rights of a participant."""
    nation = NationId(participant.nation) if participant.nation and participant.role == Role.PLAYER else None
    return Participation(
        participant_id=participant.pk,
        name=participant.name,
        role=participant.role,
        nation=nation,
        is_host=participant.is_host,
        version=participant.version,
        viewer=PublicViewer() if nation is None else SeatViewer(nation=nation),
    )


def _by_cookie(cookies: Mapping[str, str], table_id: str) -> Participant | None:
    seat = read_seat_token(cookies.get(seat_cookie(table_id), ""))
    if seat is None:
        return None
    participant_id, version = seat
    found = Participant.objects.filter(pk=participant_id, table_id=table_id).first()
    if found is None:
        return None
    outdated = found.version != version and found.state in {Standing.IN, Standing.ASKED}
    return None if outdated else found


def _by_account(user: User, table_id: str) -> Participant | None:
    if user is None or not user.is_authenticated:
        return None
    mine = Participant.objects.filter(table_id=table_id, user_id=user.pk, state=Standing.IN)
    return mine.order_by("-is_host", "joined_at").first()
