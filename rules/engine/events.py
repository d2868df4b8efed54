"""What happened at a table: a closed union of events, past tense; outcomes of chance are stored, never drawn again."""

from collections.abc import Mapping
from dataclasses import dataclass

from rules.engine.added import added
from rules.engine.agreement_events import AgreementChanged, ClauseBreached
from rules.engine.deals import Deal, Offer, OfferStatus
from rules.engine.fate_events import FateEvent
from rules.engine.ids import CardId, Controller, CrisisId, Domain, FinaleId, NationId, OfferId, Phase, Threat
from rules.engine.plans import Plan, Pledge
from rules.engine.red_events import CardsLaid, RedControllerSet, RedPrepared, SplitsCounted
from rules.engine.reports import Change, CrisisResult, Ending, PledgeResult
from rules.engine.shadows import Report
from rules.engine.state import Crisis, Position, Scheduled, Settings
from rules.engine.work_events import (
    BillsDue,
    BillsMade,
    OverrunsDrawn,
    PartnerLeft,
    ProjectBegun,
    ProjectEnded,
    ProjectOpposed,
    ProjectOverran,
    SecretariatFounded,
    SharePaid,
    WorkEvent,
)

__all__ = [
    "BillsDue",
    "BillsMade",
    "OverrunsDrawn",
    "PartnerLeft",
    "ProjectBegun",
    "ProjectEnded",
    "ProjectOpposed",
    "ProjectOverran",
    "SecretariatFounded",
    "SharePaid",
    "WorkEvent",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableConfigured:
    """The host chose; nations are laid out anew."""

    settings: Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class ControllerSet:
    """A seat passed to a person, a bot or nobody."""

    nation: NationId
    controller: Controller


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundBegan:
    """A round opened with its crises; what was left of the bag is SECRET."""

    round: int
    crises: tuple[Crisis, ...]
    bag: tuple[NationId, ...]
    scheduled: tuple[Scheduled, ...]
    interoperability: int | None = added(None)
    """The mean of all pairs, where each pair has its own."""
    finale: FinaleId | None = added(None)
    """What the last round is, where the scenario has finales."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseBegan:
    """A phase began; deadline in the server's milliseconds, 0: no clock."""

    phase: Phase
    began: int
    deadline: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineMoved:
    """The running phase's deadline changed, by the host or by grace."""

    deadline: int
    grace: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockPaused:
    """Play stopped with so many milliseconds left (0 without a clock)."""

    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockResumed:
    """Play goes on."""

    deadline: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadySet:
    """A seat said that it is done with an open phase, or not yet."""

    nation: NationId
    ready: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionStated:
    """A nation showed its chips."""

    nation: NationId
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSet:
    """A convener asked a nation for units."""

    crisis: CrisisId
    nation: NationId
    units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeMade:
    """A nation promised units, or changed its promise."""

    crisis: CrisisId
    pledge: Pledge


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeWithdrawn:
    """A nation took its promise back in time."""

    crisis: CrisisId
    nation: NationId


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeStruck:
    """A conditional promise lapsed at the end of diplomacy: its condition was not met."""

    crisis: CrisisId
    nation: NationId


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeReleased:
    """The target let a nation off."""

    crisis: CrisisId
    nation: NationId


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsDeclined:
    """The target refused a nation's units, or admitted them again; refusing removes the pledge of that nation."""

    crisis: CrisisId
    nation: NationId
    declined: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingOrdersDrawn:
    """Every nation's plan opened as its standing orders; SECRET."""

    plans: Mapping[NationId, Plan]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSaved:
    """A nation changed its plan; SECRET."""

    nation: NationId
    plan: Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSealed:
    """A nation is done planning."""

    nation: NationId


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReopened:
    """A nation is planning again."""

    nation: NationId


@dataclass(frozen=True, slots=True, kw_only=True)
class PlansRevealed:
    """All plans became public, as they count (standing orders where a government fell)."""

    plans: Mapping[NationId, Plan]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisResolved:
    """A crisis ended."""

    result: CrisisResult


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgesJudged:
    """Promises were compared with deeds."""

    results: tuple[PledgeResult, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersChanged:
    """Numbers changed, each with its cause."""

    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpCounted:
    """RP that each nation spent on others' crises, and that others spent on its own, this round."""

    given: Mapping[NationId, int]
    received: Mapping[NationId, int]
    record_round: Mapping[NationId, int]
    """This round's own value of the record, 0 to the cap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GovernmentFell:
    """Support reached 0: the next plan is the nation's standing orders."""

    nation: NationId


@dataclass(frozen=True, slots=True, kw_only=True)
class CardScheduled:
    """A card will come back; SECRET."""

    scheduled: Scheduled


@dataclass(frozen=True, slots=True, kw_only=True)
class TagMarked:
    """A card left a tag."""

    tag: str
    card: CardId
    threat: Threat


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportShared:
    """A nation showed another what it sees of a crisis; SECRET between the two, unless it leaked to the challenger."""

    report: Report
    leaked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GameEnded:
    """The game is over."""

    ending: Ending


@dataclass(frozen=True, slots=True, kw_only=True)
class DealProposed:
    """An offer went to its parties; SECRET to all others."""

    offer: Offer


@dataclass(frozen=True, slots=True, kw_only=True)
class DealAccepted:
    """A party said yes; SECRET to all others."""

    offer: OfferId
    nation: NationId


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferClosed:
    """An offer came to nothing; SECRET to all others."""

    offer: OfferId
    status: OfferStatus
    nation: NationId | None
    """Who refused, withdrew or countered it; None: time did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DealStruck:
    """All parties said yes: the deal is public."""

    deal: Deal


@dataclass(frozen=True, slots=True, kw_only=True)
class StationingEnded:
    """Units left a host's soil: guest or host ended it, or it was not paid for (`by` None)."""

    guest: NationId
    host: NationId
    domain: Domain
    by: NationId | None


Event = (
    TableConfigured
    | ControllerSet
    | RoundBegan
    | PhaseBegan
    | DeadlineMoved
    | ClockPaused
    | ClockResumed
    | ReadySet
    | PositionStated
    | AskSet
    | PledgeMade
    | PledgeWithdrawn
    | PledgeStruck
    | PledgeReleased
    | UnitsDeclined
    | StandingOrdersDrawn
    | PlanSaved
    | PlanSealed
    | PlanReopened
    | PlansRevealed
    | CrisisResolved
    | PledgesJudged
    | NumbersChanged
    | HelpCounted
    | GovernmentFell
    | CardScheduled
    | TagMarked
    | ReportShared
    | GameEnded
    | DealProposed
    | DealAccepted
    | OfferClosed
    | DealStruck
    | AgreementChanged
    | ClauseBreached
    | FateEvent
    | RedControllerSet
    | RedPrepared
    | CardsLaid
    | SplitsCounted
    | WorkEvent
    | StationingEnded
)
