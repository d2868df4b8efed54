"""What happened: changes with their causes, results of crises, pledges kept or broken, rounds, the end."""

from collections.abc import Mapping
from dataclasses import dataclass

from rules.engine.added import added
from rules.engine.agendas import Feat
from rules.engine.ids import (
    AgendaId,
    Aggregation,
    CardId,
    Cause,
    CrisisId,
    Domain,
    Grade,
    NationId,
    OptionId,
    Outcome,
    Quantity,
    Technology,
    Threat,
    Tier,
)
from rules.engine.plans import Plan
from rules.engine.red import RedScore


@dataclass(frozen=True, slots=True, kw_only=True)
class NationChange:
    """One number of a nation went from `before` to `after`."""

    nation: NationId
    quantity: Quantity
    before: int
    after: int
    cause: Cause
    rule: str
    crisis: CrisisId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustChange:
    """How `observer` sees `nation` went from `before` to `after`."""

    observer: NationId
    nation: NationId
    before: int
    after: int
    cause: Cause
    rule: str
    crisis: CrisisId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TensionChange:
    """The tension of a threat changed."""

    threat: Threat
    before: int
    after: int
    cause: Cause
    rule: str
    crisis: CrisisId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StabilityChange:
    """The world's stability changed."""

    before: int
    after: int
    cause: Cause
    rule: str
    crisis: CrisisId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelChange:
    """The level of a domain changed; `invested` is what is left towards the next one, in RP."""

    nation: NationId
    domain: Domain
    before: int
    after: int
    invested: int
    cause: Cause
    rule: str
    crisis: CrisisId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExposureChange:
    """A nation's exposure to a threat changed."""

    nation: NationId
    threat: Threat
    before: int
    after: int
    cause: Cause
    rule: str
    crisis: CrisisId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairChange:
    """How well two nations work together went from `before` to `after`; `one` sorts before `other`."""

    one: NationId
    other: NationId
    before: int
    after: int
    cause: Cause
    rule: str
    crisis: CrisisId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnologyChange:
    """The level of a field of technology changed; `invested` is what is left towards the next one, in RP."""

    nation: NationId
    field: Technology
    before: int
    after: int
    invested: int
    cause: Cause
    rule: str
    crisis: CrisisId | None = None


Change = (
    NationChange
    | TrustChange
    | TensionChange
    | StabilityChange
    | LevelChange
    | ExposureChange
    | PairChange
    | TechnologyChange
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one nation brought to one need."""

    nation: NationId
    units: int
    strength: int
    """Thousandths of an effective unit, after options."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedResult:
    """How one need was met (rules 6)."""

    domain: Domain
    weight: int
    aggregation: Aggregation
    need: int
    """Thousandths of an effective unit."""
    strength: int
    cohesion: int
    """Per mille."""
    lowest: int
    """Per mille of the lowest share of an ask, for `weakest`; 1000 otherwise."""
    coverage: int
    """Per mille of this need, 0 to 1000."""
    contributions: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisResult:
    """How one crisis ended, with every term of its sum."""

    crisis: CrisisId
    card: CardId
    target: NationId
    severity: int
    demand: int
    """Thousandths of an effective unit, after options."""
    option: OptionId | None
    """What was carried out for all (target or coalition decides); None when each decided for itself or no dilemma."""
    picks: Mapping[NationId, OptionId]
    """What each nation picked, where it could."""
    needs: tuple[NeedResult, ...]
    bonus: int
    """Per mille of coverage from options."""
    coverage: int
    """Per mille before friction."""
    luck: int
    """0 to the constant, drawn for."""
    mishap: int
    """0 to the constant, drawn against."""
    outcome: Outcome
    harm: int
    """Points of harm to the target."""
    rumoured: int | None = added(None)
    """The severity that all had heard of, where nobody saw it exactly (rules 12.1)."""
    ruled: str | None = added(None)
    """Why somebody ruled so, where somebody did (rules 16.16)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeResult:
    """What became of one standing pledge."""

    nation: NationId
    crisis: CrisisId
    promised: int
    sent: int
    kept: bool
    counted: bool
    """Large enough (half of the fair share) to earn trust when kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLine:
    """One nation's year: RP it spent on others, RP others spent on it, and where its numbers stood at the end."""

    given: int
    received: int
    harm: int
    gdp: int
    support: int
    influence: int
    record: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundReport:
    """What a closed round leaves behind for the history and the debrief."""

    round: int
    plans: Mapping[NationId, Plan]
    results: tuple[CrisisResult, ...]
    pledges: tuple[PledgeResult, ...]
    stability: int
    lines: Mapping[NationId, RoundLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaResult:
    """What a nation's agenda came to (rules 16.2)."""

    agenda: AgendaId
    points: int
    counts: Mapping[Feat, int]
    """How far the nation came with everything that it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """A nation's four bars, each against its own target, and the contest reading."""

    prosperity: int
    security: int
    leadership: int
    support: int
    prosperity_grade: Grade
    security_grade: Grade
    leadership_grade: Grade
    support_grade: Grade
    given: int
    """RP spent on others' crises in the whole game."""
    received: int
    """RP that others spent on this nation's crises."""
    score: int
    """Hundredths of a point; the contest reading (rules 8)."""
    agenda: AgendaResult | None = added(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """The two results: what became of the world, and how each nation did by its own lights."""

    tier: Tier
    stability: int
    rounds: int
    scorecards: Mapping[NationId, Scorecard]
    challenger: RedScore | None = added(None)
    """Beside the two results, where the scenario has a challenger."""
