"""A scenario: which rules are on, which cards are in the deck, who sits at a table of which size."""

from pydantic import Field

from rules.engine.agreements import Clause
from rules.engine.ids import Domain, Module, Threat
from rules.packs.schema.events import FinaleModel, FinaleWordsModel
from rules.packs.schema.fields import FullId, Line, NationSlug, Slug, Strict, Text
from rules.packs.schema.nations import Level, NationModel


class SeatingModel(Strict):
    """Who plays at a table of so many seats."""

    seats: int = Field(ge=3, le=10)
    demand_percent: int = Field(ge=40, le=160)
    """The dial of difficulty (rules 6)."""
    regions: dict[Slug, tuple[NationSlug, ...]] = Field(min_length=1, max_length=4)
    """The nations of each region."""
    rivals: tuple[tuple[NationSlug, NationSlug], ...] = Field(max_length=5)

    def nations(self) -> frozenset[str]:
        """Return who sits at this table."""
        return frozenset(nation for members in self.regions.values() for nation in members)


class RoundsModel(Strict):
    """How long a game lasts."""

    usual: int = Field(ge=1, le=12)
    fewest: int = Field(ge=1, le=12)
    most: int = Field(ge=1, le=12)


class DilemmasModel(Strict):
    """How many cards with response options a round brings."""

    fewest: int = Field(ge=0, le=4)
    most: int = Field(ge=0, le=4)


class GuidelineModel(Strict):
    """What every nation is expected to spend, in tenths of a per cent of gdp (rules 9.5)."""

    core: int = Field(ge=0, le=60)
    resilience: int = Field(ge=0, le=60)
    domains: tuple[Domain, ...] = Field(min_length=1)
    """Investment in these counts for resilience."""


class ChallengerModel(Strict):
    """A power that is no nation of the table and plays cards at it (rules 15)."""

    threats: tuple[Threat, ...] = Field(min_length=1)
    """Its cards have one of these."""


class ScenarioModel(Strict):
    """The file `scenarios/<id>.yaml`."""

    id: Slug
    map: Slug
    modules: tuple[Module, ...]
    domains: tuple[Domain, ...] = Field(min_length=1)
    rounds: RoundsModel
    effort: int = Field(ge=5, le=45)
    """Tenths of a per cent of gdp where the module `effort` is off."""
    interoperability: int = Field(ge=0, le=100)
    """Of every pair where exercises are off."""
    growth: int = Field(ge=0, le=20)
    """How much demand grows a round, in per cent."""
    friction: bool
    """False: no chance in coverage."""
    cards: tuple[FullId, ...] = Field(min_length=1, max_length=200)
    opening: tuple[FullId, ...] = Field(max_length=4)
    """The first round's cards, in order; empty: drawn."""
    dilemmas: DilemmasModel
    seatings: tuple[SeatingModel, ...] = Field(min_length=1, max_length=8)
    events: tuple[FullId, ...] = Field(default=(), max_length=50)
    """What happens to the world by itself, with the module `events`."""
    finales: tuple[FinaleModel, ...] = Field(default=(), max_length=6)
    """What the last round can be, with the module `events`."""
    agendas: tuple[FullId, ...] = Field(default=(), max_length=50)
    """What nations can secretly set out to do, with the module `agendas`; more than seats."""
    projects: tuple[FullId, ...] = Field(default=(), max_length=40)
    """What nations can begin together, where the module `projects` is on."""
    guideline: GuidelineModel | None = None
    """Where nations choose their effort."""
    clauses: tuple[Clause, ...] = Field(default=(), max_length=8)
    """What agreements can bind to, in the order in which they are offered."""
    challenger: ChallengerModel | None = None
    """Of the module `red_cell`, which needs it."""
    levels: dict[NationSlug, dict[Domain, Level]] = Field(default_factory=dict)
    """A nation's levels by domain where this scenario spreads them otherwise than the nation's own page."""

    def levels_of(self, nation: NationModel) -> dict[Domain, int]:
        """Return a nation's levels as this scenario opens."""
        return self.levels.get(nation.id, nation.capability)


class ChallengerWords(Strict):
    """How the challenger is called, and who it is."""

    name: Line
    blurb: Text


class ScenarioWords(Strict):
    """The file `scenarios/<id>.en.yaml`."""

    title: Line
    summary: Text
    regions: dict[Slug, Line]
    finales: dict[Slug, FinaleWordsModel] = Field(default_factory=dict)
    agreements: dict[Slug, Line] = Field(default_factory=dict, max_length=40)
    """What agreements can be called; left out: the names of the phrases."""
    challenger: ChallengerWords | None = None
    """Where the scenario has one."""
