"""The numbers of the rulebook by chapter; their values are data of the shipped pack, never code."""

from collections.abc import Mapping
from dataclasses import dataclass

from rules.engine.added import added
from rules.engine.ids import Outcome, Phase
from rules.engine.module_constants import (
    AgendasConstants,
    AgreementsConstants,
    BuildingConstants,
    ClausesConstants,
    DealsConstants,
    DiplomacyConstants,
    EffortConstants,
    EventsConstants,
    ExercisesConstants,
    HardeningConstants,
    IndustryConstants,
    IntelligenceConstants,
    OutreachConstants,
    ProjectsConstants,
    ReadinessConstants,
    RedConstants,
    TechnologyConstants,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EconomyConstants:
    """Budget, growth and investment (rules 3)."""

    effort_neutral: int
    """Tenths of a per cent of gdp, 20."""
    budget_divisor: int
    """Budget = gdp in points x effort // this, 200."""
    carry_divisor: int
    growth: int
    """Hundredths of a per cent a round, 200."""
    growth_loss_above: int
    """Hundredths of a per cent for each tenth of effort above neutral, 20."""
    growth_gain_below: int
    level_base: int
    """Level L to L + 1 costs this + L RP, 2."""
    level_max: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportConstants:
    """Public support (rules 3)."""

    start: int
    centre: int
    return_divisor: int
    effort_above_divisor: int
    effort_below_divisor: int
    contained: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordConstants:
    """The contribution record (rules 3)."""

    start: int
    norm_percent: int
    cap: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InfluenceConstants:
    """Influence and leadership (rules 3)."""

    start: int
    income: tuple[tuple[int, int], ...]
    """(record from, influence a round), highest first; the last row holds for all below."""
    helped_half: int
    helped_above: int
    led: int
    broken: int
    broken_earned: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustConstants:
    """Trust between nations (rules 3)."""

    start: int
    rivals_start: int
    fall_divisor: int
    rise_divisor: int
    helped_full: int
    helped_half: int
    kept: int
    broken_target: int
    broken_others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldConstants:
    """Stability and tension (rules 3)."""

    stability_start: int
    tension_start: int
    tension_max: int
    collapse_from_round: int
    """Stability 0 ends the game only after the resolution of this round or a later one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisConstants:
    """Severity, demand, cohesion, coverage and harm (rules 6)."""

    count: tuple[tuple[int, int], ...]
    """(nations up to, crises a round)."""
    size: tuple[tuple[int, int], ...]
    """(nations up to, size in per cent)."""
    severity_max: int
    severity_growth: int
    severity_tension_from: int
    demand: int
    demand_per_tension: int
    demand_target_base: int
    demand_target_share: int
    readiness: int
    """The fixed readiness where the module is off, 70."""
    cohesion_base: int
    cohesion_self: int
    cohesion_pair: int
    cohesion_scale: int
    best_divisor: int
    friction: int
    bands: tuple[tuple[int, Outcome], ...]
    """(coverage with friction from, outcome), highest first; the last row holds for all below."""
    stability_factor: Mapping[Outcome, int]
    stability_crises: int
    harm_factor: Mapping[Outcome, int]
    harm_base: int
    harm_divisor: int
    harm_gdp: int
    """Per mille of gdp for each point of harm, 3."""
    harm_region_divisor: int
    tension_contained: int
    tension_failed: int
    caveat: int
    """Per cent at which units under another option than the one carried out serve (rules 7), 50."""
    price_home: int
    price_abroad: int
    cohesion_floor: int = added(0)
    """Per mille that every force reaches; not a number of packs but set while a Standing Secretariat stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreConstants:
    """Tiers and scorecards (rules 8)."""

    tiers: tuple[int, int, int]
    """Stability from which the world is fragile, steady, in concord."""
    exceed_by: int
    prosperity_base: int
    prosperity_growth: int
    security_base: int
    security_harm: int
    security_levels: int
    security_levels_max: int
    security_readiness_divisor: int
    leadership_base: int
    leadership_earned: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockConstants:
    """Milliseconds of grace, and the limits of clocks a host may set."""

    grace: int
    phase_min: int
    phase_max: int
    extend_max: int
    default: Mapping[Phase, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Constants:
    """All numbers of the rulebook."""

    economy: EconomyConstants
    support: SupportConstants
    record: RecordConstants
    influence: InfluenceConstants
    trust: TrustConstants
    world: WorldConstants
    crisis: CrisisConstants
    score: ScoreConstants
    clock: ClockConstants
    effort: EffortConstants | None = added(None)
    readiness: ReadinessConstants | None = added(None)
    outreach: OutreachConstants | None = added(None)
    hardening: HardeningConstants | None = added(None)
    exercises: ExercisesConstants | None = added(None)
    intelligence: IntelligenceConstants | None = added(None)
    agendas: AgendasConstants | None = added(None)
    events: EventsConstants | None = added(None)
    deals: DealsConstants | None = added(None)
    technology: TechnologyConstants | None = added(None)
    agreements: AgreementsConstants | None = added(None)
    clauses: ClausesConstants | None = added(None)
    red: RedConstants | None = added(None)
    projects: ProjectsConstants | None = added(None)
    industry: IndustryConstants | None = added(None)
    building: BuildingConstants | None = added(None)
    diplomacy: DiplomacyConstants | None = added(None)
