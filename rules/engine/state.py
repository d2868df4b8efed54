"""The whole state of a table at one position of its log; immutable, integers only, rebuilt by replaying events."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rules.engine.added import added
from rules.engine.agreements import Eased
from rules.engine.copying import copied_by
from rules.engine.fates import NO_FATES, Fates
from rules.engine.ids import (
    CardId,
    Controller,
    CrisisId,
    Domain,
    NationId,
    Phase,
    RegionId,
    Threat,
)
from rules.engine.plans import Plan, Pledge
from rules.engine.red import NO_RED, Red
from rules.engine.reports import Change, CrisisResult, Ending, PledgeResult, RoundReport
from rules.engine.shadows import NO_SHADOWS, Rumour, Shadows
from rules.engine.ties import NO_TIES, Ties
from rules.engine.works import NO_WORKS, Works


class Seals(StrEnum):
    """How much of who has sealed is shown to all."""

    NAMES = "names"
    COUNT = "count"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the host chose before the start."""

    nations: tuple[NationId, ...]
    rounds: int
    clocks: Mapping[Phase, int]
    """Milliseconds a phase; 0: no clock."""
    seals: Seals


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The phase's clock in the server's milliseconds; all given from outside."""

    began: int
    deadline: int
    """0: no clock runs."""
    paused: bool
    left: int
    """While paused: what was left; 0 without a clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """The two chips that open talk: what a nation needs and what it offers."""

    needs: tuple[Domain, ...]
    offers: tuple[Domain, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation:
    """A nation's numbers (rules 3)."""

    controller: Controller
    region: RegionId
    gdp: int
    """Thousandths of the index."""
    gdp_start: int
    effort: int
    """Tenths of a per cent of gdp."""
    budget: int
    """RP of this round."""
    influence: int
    earned: int
    support: int
    readiness: int
    record: int
    record_history: tuple[int, ...]
    """The last three rounds' own values, newest last."""
    harm: int
    given: int
    received: int
    capability: Mapping[Domain, int]
    levels_start: int
    invested: Mapping[Domain, int]
    exposure: Mapping[Threat, int]
    trust: Mapping[NationId, int]
    """How this nation sees each other one, 0 to 100."""
    fallen: bool
    """The government fell: the next plan is its standing orders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crisis:
    """One crisis of the round, with its coalition sheet."""

    id: CrisisId
    card: CardId
    threat: Threat
    target: NationId
    severity: int
    demand: int
    """Thousandths of an effective unit."""
    units: int
    """Units that would meet the demand at ordinary cohesion: the public estimate."""
    fair: Mapping[NationId, int]
    """Each nation's fair share in units, at least 1."""
    asks: Mapping[NationId, int]
    convener: NationId
    pledges: tuple[Pledge, ...]
    """In the order they were made."""
    declined: tuple[NationId, ...]
    """Nations whose units the target will not have, sorted."""
    rumour: Rumour | None = added(None)
    """With the module intelligence: what all hear; the numbers above are SECRET while it stands, but fair and asks."""
    by_red: bool = added(default=False)
    """Whether the challenger played it."""
    pressure: int = added(0)
    """What the challenger put behind it."""
    eased: Eased | None = added(None)
    """What agreements took off, where they did."""
    since: CrisisId | None = added(None)
    """The crisis that it goes on from, where it is a later stage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduled:
    """A card that comes back on its own."""

    card: CardId
    round: int
    target: NationId
    since: CrisisId | None = added(None)
    """The crisis whose next stage it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One public line of the feed: what happened, whom it names, and its facts."""

    number: int
    kind: str
    about: tuple[NationId, ...]
    facts: Mapping[str, int | str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GameState:
    """Everything there is to know about a table's game."""

    rules_version: int
    seed: str
    """SECRET: 64 hexadecimal digits; opened at the end."""
    commitment: str
    settings: Settings
    phase: Phase
    round: int
    """0 in the lobby, then 1 to settings.rounds."""
    clock: Clock
    ready: tuple[NationId, ...]
    """Seats that are done with an open phase, sorted."""
    stability: int
    tension: Mapping[Threat, int]
    nations: Mapping[NationId, Nation]
    interoperability: int
    """Of every pair while the module is off; else the mean of all pairs as the round opened, for estimates."""
    positions: Mapping[NationId, Position]
    crises: Mapping[CrisisId, Crisis]
    """In the order of the horizon."""
    bag: tuple[NationId, ...]
    """SECRET: nations that can still be drawn as a target, sorted."""
    used: tuple[CardId, ...]
    """Cards that were drawn, in order."""
    scheduled: tuple[Scheduled, ...]
    """SECRET"""
    tags: tuple[str, ...]
    plans: Mapping[NationId, Plan]
    """SECRET until `revealed`."""
    sealed: tuple[NationId, ...]
    """Sorted."""
    revealed: bool
    results: tuple[CrisisResult, ...]
    judged: tuple[PledgeResult, ...]
    ledger: tuple[Change, ...]
    """Every change since the round began, in order."""
    reports: tuple[RoundReport, ...]
    news: tuple[News, ...]
    """The latest lines, oldest first; numbers never repeat."""
    ending: Ending | None
    ties: Ties = added(NO_TIES)
    shadows: Shadows = added(NO_SHADOWS)
    """SECRET: who showed whom what of this round's crises."""
    works: Works = added(NO_WORKS)
    fates: Fates = added(NO_FATES)
    red: Red = added(NO_RED)


Fields = dict[str, Any]
"""What an event changes: new values by the name of a field, of a state or of a nation."""


Draft = Any
"""Has the fields of the class that it will be frozen to."""


# fmt: off
def _copy_nation(draft: Draft, nation: Nation) -> None:
    (
        draft.controller, draft.region, draft.gdp, draft.gdp_start, draft.effort, draft.budget, draft.influence,
        draft.earned, draft.support, draft.readiness, draft.record, draft.record_history, draft.harm, draft.given,
        draft.received, draft.capability, draft.levels_start, draft.invested, draft.exposure, draft.trust, draft.fallen,
    ) = (
        nation.controller, nation.region, nation.gdp, nation.gdp_start, nation.effort, nation.budget, nation.influence,
        nation.earned, nation.support, nation.readiness, nation.record, nation.record_history, nation.harm,
        nation.given, nation.received, nation.capability, nation.levels_start, nation.invested, nation.exposure,
        nation.trust, nation.fallen,
    )


def _copy_crisis(draft: Draft, crisis: Crisis) -> None:
    (
        draft.id, draft.card, draft.threat, draft.target, draft.severity, draft.demand, draft.units, draft.fair,
        draft.asks, draft.convener, draft.pledges, draft.declined, draft.rumour,
        draft.by_red, draft.pressure, draft.eased, draft.since,
    ) = (
        crisis.id, crisis.card, crisis.threat, crisis.target, crisis.severity, crisis.demand, crisis.units, crisis.fair,
        crisis.asks, crisis.convener, crisis.pledges, crisis.declined, crisis.rumour,
        crisis.by_red, crisis.pressure, crisis.eased, crisis.since,
    )


def _copy_state(draft: Draft, state: GameState) -> None:
    (
        draft.rules_version, draft.seed, draft.commitment, draft.settings, draft.phase, draft.round, draft.clock,
        draft.ready, draft.stability, draft.tension, draft.nations, draft.interoperability, draft.positions,
        draft.crises, draft.bag, draft.used, draft.scheduled, draft.tags, draft.plans, draft.sealed, draft.revealed,
        draft.results, draft.judged, draft.ledger, draft.reports, draft.news, draft.ending, draft.ties,
        draft.shadows, draft.works, draft.fates,
        draft.red,
    ) = (
        state.rules_version, state.seed, state.commitment, state.settings, state.phase, state.round, state.clock,
        state.ready, state.stability, state.tension, state.nations, state.interoperability, state.positions,
        state.crises, state.bag, state.used, state.scheduled, state.tags, state.plans, state.sealed, state.revealed,
        state.results, state.judged, state.ledger, state.reports, state.news, state.ending, state.ties,
        state.shadows, state.works, state.fates,
        state.red,
    )
# fmt: on


copied_by(Nation, _copy_nation)
copied_by(Crisis, _copy_crisis)
copied_by(GameState, _copy_state)
