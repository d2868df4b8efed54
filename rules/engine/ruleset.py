"""A ruleset: the scenario, its nations, cards and constants, fixed for a table from its first command on."""

from collections.abc import Mapping
from dataclasses import dataclass

from rules.engine.added import added, added_mapping
from rules.engine.agendas import NO_DECK, FateDeck
from rules.engine.agreements import Clause
from rules.engine.cards import Card, CardWords
from rules.engine.constants import Constants
from rules.engine.ids import AgreementId, CardId, Domain, Module, NationId, ProjectId, RegionId, ScenarioId, Threat
from rules.engine.projects import ProjectCard, ProjectWords

RULES_VERSION = 1
"""The version of the rules a table is opened with today; the table pins it."""
RULES_PLAYED = frozenset({RULES_VERSION})
"""The versions this engine can play: a changed rule adds one, and tables under the older ones go on as they began."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """What a nation sets out to reach on the four bars of its scorecard, 0 to 100 each."""

    prosperity: int
    security: int
    leadership: int
    support: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NationProfile:
    """A nation as the scenario opens."""

    id: NationId
    code: str
    """Three capital letters."""
    name: str
    demonym: str
    blurb: str
    mark: int
    """0 to 9: its colour, shape and pattern on every screen."""
    gdp: int
    """Points; 100 is a middle power. The state keeps thousandths."""
    capability: Mapping[Domain, int]
    exposure: Mapping[Threat, int]
    targets: Targets


@dataclass(frozen=True, slots=True, kw_only=True)
class Seating:
    """Which nations sit at a table of this size, in which regions, and how hard it is."""

    nations: tuple[NationId, ...]
    regions: Mapping[NationId, RegionId]
    demand_percent: int
    rivals: tuple[tuple[NationId, NationId], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guideline:
    """What a scenario expects every nation to spend, in tenths of a per cent of gdp (rules 9.5)."""

    core: int
    """Effort."""
    resilience: int
    """Hardening and levels of these domains."""
    domains: tuple[Domain, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenger:
    """A power that is no nation of the table and plays crises at it (rules 15)."""

    name: str
    blurb: str
    threats: tuple[Threat, ...]
    """Its cards have one of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What a table plays."""

    id: ScenarioId
    version: str
    title: str
    summary: str
    modules: frozenset[Module]
    domains: tuple[Domain, ...]
    rounds: int
    rounds_min: int
    rounds_max: int
    effort: int
    """Tenths of a per cent of gdp where the module is off."""
    interoperability: int
    """Of every pair where the module is off, 0 to 100."""
    growth: int
    """How much demand grows a round, in per cent."""
    friction: bool
    cards: tuple[CardId, ...]
    opening: tuple[CardId, ...]
    """The first round's cards, in order, for a guided start; empty: drawn."""
    dilemmas_min: int
    """Cards with options a round, at least (as long as any remain)."""
    dilemmas_max: int
    seatings: Mapping[int, Seating]
    region_names: Mapping[RegionId, str]
    guideline: Guideline | None = added(None)
    """Shown where nations choose their effort (module effort)."""
    clauses: tuple[Clause, ...] = added(())
    """What agreements can bind to (module agreements), in the order in which they are offered."""
    agreement_names: Mapping[AgreementId, str] = added_mapping()
    """What agreements can be called."""
    challenger: Challenger | None = added(None)
    """Of the module red_cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruleset:
    """Everything that the rules read and that never changes under a table."""

    rules_version: int
    content_hash: str
    """SHA-256 (hexadecimal) of the packs it was built from."""
    scenario: Scenario
    constants: Constants
    nations: Mapping[NationId, NationProfile]
    cards: Mapping[CardId, Card]
    words: Mapping[CardId, CardWords]
    fates: FateDeck = added(NO_DECK)
    projects: Mapping[ProjectId, ProjectCard] = added_mapping()
    """Those that the scenario offers (module projects)."""
    project_words: Mapping[ProjectId, ProjectWords] = added_mapping()
