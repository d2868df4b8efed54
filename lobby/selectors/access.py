"""Who somebody is at a table, and whether they may do what they ask; the one place that decides.

The seat comes from the cookie or the account, never from what a message says.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q

from lobby.cookies import read_seat_token, seat_cookie
from lobby.live.warrants import Warrant
from lobby.models import Participant
from lobby.models.people import CHALLENGER, Role, Standing
from lobby.refusals import ActReason, ActRefusedError
from rules.engine.actors import HostViewer, PublicViewer, RedViewer, SeatViewer, Viewer
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
    tenure: int
    """What they ask counts while they are what they are now (lobby.live.warrants)."""
    viewer: Viewer
    """What this person may see."""
    is_red: bool = False
    """Whether this person plays the challenger; then no nation."""

    @property
    def seat(self) -> str:
        """The seat this person holds: a nation's, the challenger's, or none ("")."""
        return CHALLENGER if self.is_red else self.nation or ""

    @property
    def warrant(self) -> Warrant:
        """What goes along with everything they ask."""
        return Warrant(participant=self.participant_id, tenure=self.tenure)


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
    seat, account = read_seat_token(cookies.get(seat_cookie(table_id), "")), account_id(user)
    mine = Q(pk=seat[0]) if seat is not None else Q()
    if account is not None:
        mine |= Q(user_id=account, state=Standing.IN)
    if not mine:
        return None
    return pick(Participant.objects.filter(mine, table_id=table_id), seat, account)


def pick(people: Iterable[Participant], seat: tuple[UUID, int] | None, account: int | None) -> Participant | None:
    """Who of a table's people holds this seat cookie (id and version), or else this account.

    An outdated cookie is nobody's, but for who was removed: they are told so. An account that is at the table twice is
    its host, or else who came first.
    """
    known = list(people)
    by_cookie = next((person for person in known if seat is not None and person.pk == seat[0]), None)
    if by_cookie is not None and by_cookie.state in {Standing.IN, Standing.ASKED}:
        if seat is not None and by_cookie.version == seat[1]:
            return by_cookie
        by_cookie = None
    theirs = [person for person in known if account is not None and person.user_id == account]
    present = [person for person in theirs if person.state == Standing.IN]
    return min(present, key=lambda person: (not person.is_host, person.joined_at, person.pk), default=by_cookie)


def account_id(user: User) -> int | None:
    """The number of the account somebody is logged in with; None for guests."""
    return user.pk if user is not None and user.is_authenticated else None


def participation_of(participant: Participant) -> Participation:
    """The rights of a participant."""
    seat = participant.nation if participant.role == Role.PLAYER else ""
    nation, is_red = NationId(seat) if seat not in {"", CHALLENGER} else None, seat == CHALLENGER
    return Participation(
        participant_id=participant.pk,
        name=participant.name,
        role=participant.role,
        nation=nation,
        is_host=participant.is_host,
        version=participant.version,
        tenure=participant.tenure,
        viewer=_looks_on(participant) if nation is None else SeatViewer(nation=nation),
        is_red=is_red,
    )


def _looks_on(participant: Participant) -> Viewer:
    """What somebody sees who plays no nation; a host who has played one in this game only what all see."""
    if participant.nation == CHALLENGER:
        return RedViewer()
    return HostViewer() if participant.is_host and participant.played in {"", CHALLENGER} else PublicViewer()
