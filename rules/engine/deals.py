"""What nations swap: the terms of a deal, an offer that waits for answers, a deal that was struck (rules 10, 14)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rules.engine.agreements import AmendAgreement, ExpelMember, FoundAgreement, JoinAgreement, agreement_text
from rules.engine.ids import Domain, NationId, OfferId, ProjectId, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveAid:
    """One nation gives another RP of this year."""

    giver: NationId
    receiver: NationId
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldExercise:
    """Two or more nations train together; sorted."""

    nations: tuple[NationId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StartProject:
    """Two or more nations begin a project together; partners sorted, the host among them."""

    project: ProjectId
    way: Way
    host: NationId
    partners: tuple[NationId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StationUnits:
    """A nation keeps units of a domain on another's soil until one of the two ends it, or it is not paid for."""

    guest: NationId
    host: NationId
    domain: Domain
    units: int
    """1 or more, beside those that are there already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendMission:
    """A nation teaches another what it does better by far."""

    giver: NationId
    receiver: NationId
    domain: Domain


Term = (
    GiveAid
    | HoldExercise
    | FoundAgreement
    | JoinAgreement
    | AmendAgreement
    | ExpelMember
    | StartProject
    | StationUnits
    | SendMission
)


class OfferStatus(StrEnum):
    """What became of an offer."""

    OPEN = "open"
    STRUCK = "struck"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    COUNTERED = "countered"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A deal that somebody proposed; SECRET to all who are no party to it."""

    id: OfferId
    proposer: NationId
    parties: tuple[NationId, ...]
    """All whose word it needs, the proposer among them; sorted."""
    terms: tuple[Term, ...]
    accepted: tuple[NationId, ...]
    """Sorted."""
    counters: OfferId | None = None
    """The offer that it answers."""
    status: OfferStatus = OfferStatus.OPEN
    closed_by: NationId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """What parties agreed on in this round; public."""

    id: OfferId
    parties: tuple[NationId, ...]
    terms: tuple[Term, ...]


def offer_of(offers: Iterable[Offer], offer: OfferId) -> Offer | None:
    """Return the offer of this id, or None."""
    return next((known for known in offers if known.id == offer), None)


def named_in(term: Term) -> tuple[NationId, ...]:  # noqa: C901 - one case a member of the union
    """Return the nations that a term itself asks for their word; members of an agreement may be asked as well."""
    match term:
        case GiveAid(giver=giver, receiver=receiver):
            return (giver, receiver)
        case HoldExercise(nations=nations):
            return nations
        case FoundAgreement(members=members, partners=partners):
            return (*members, *partners)
        case StartProject(host=host, partners=partners):
            return (host, *partners)
        case JoinAgreement(nation=nation):
            return (nation,)
        case AmendAgreement(promote=promote):
            return () if promote is None else (promote,)
        case ExpelMember():
            return ()
        case StationUnits(guest=guest, host=host):
            return (guest, host)
        case SendMission(giver=giver, receiver=receiver):
            return (giver, receiver)


def text_of(term: Term) -> str:
    """Return a term as one line: the same text for the same term."""
    match term:
        case GiveAid(giver=giver, receiver=receiver, points=points):
            return f"aid:{giver}:{receiver}:{points}"
        case HoldExercise(nations=nations):
            return f"exercise:{'+'.join(nations)}"
        case FoundAgreement() | JoinAgreement() | AmendAgreement() | ExpelMember():
            return agreement_text(term)
        case StartProject(project=project, way=way, host=host, partners=partners):
            return f"project:{project}:{way}:{host}:{'+'.join(partners)}"
        case StationUnits(guest=guest, host=host, domain=domain, units=units):
            return f"station:{guest}:{host}:{domain}:{units}"
        case SendMission(giver=giver, receiver=receiver, domain=domain):
            return f"mission:{giver}:{receiver}:{domain}"
