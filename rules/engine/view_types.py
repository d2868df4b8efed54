"""The shape of what is sent to screens and bots: plain dictionaries with typed keys, ready for JSON.

A key that does not apply is absent; nothing is null. Maps are keyed by id, so that a change can name its path.
"""

from typing import NotRequired, TypedDict

from rules.engine.view_cards import CardView
from rules.engine.view_fates import AgendaView, FatesView
from rules.engine.view_home import GuidelineView, HardeningView
from rules.engine.view_may import MayView
from rules.engine.view_red import ChallengerView, RedMayView, RedView
from rules.engine.view_results import EndingView, HistoryView, ObligationView, PlanView, RevealView
from rules.engine.view_ties import OfferView, TiesView
from rules.engine.view_works import DueView, WorksView


class ScenarioView(TypedDict):
    """What is played."""

    id: str
    title: str
    summary: str
    version: str
    modules: list[str]
    domains: list[str]
    regions: dict[str, str]
    rounds_min: int
    rounds_max: int
    seats_min: int
    seats_max: int
    clauses: NotRequired[list[str]]
    """What agreements can bind to, where the module is on."""
    agreement_names: NotRequired[dict[str, str]]
    """What they can be called, by the names' ids."""


class SettingsView(TypedDict):
    """What the host chose."""

    rounds: int
    clocks: dict[str, int]
    seals: str


class ClockView(TypedDict):
    """Where the table is and how long it has, in the server's milliseconds."""

    phase: str
    round: int
    rounds: int
    began: int
    deadline: int
    paused: bool
    left: int


class ChanceView(TypedDict):
    """The commitment of the seed; the seed itself once the game has ended."""

    commitment: str
    seed: NotRequired[str]


class WorldView(TypedDict):
    """The world that all share."""

    stability: int
    tier: str
    tension: dict[str, int]


class PositionView(TypedDict):
    """The chips "we need" and "we offer"."""

    needs: list[str]
    offers: list[str]


class TargetsView(TypedDict):
    """What a nation sets out to reach."""

    prosperity: int
    security: int
    leadership: int
    support: int


class NationView(TypedDict):
    """A nation as all see it."""

    id: str
    code: str
    name: str
    demonym: str
    blurb: str
    mark: int
    region: str
    controller: str
    gdp: int
    effort: int
    budget: int
    influence: int
    support: int
    readiness: int
    record: int
    record_history: list[int]
    capability: dict[str, int]
    invested: dict[str, int]
    next_level_cost: dict[str, int]
    exposure: dict[str, int]
    trust: dict[str, int]
    """How this nation sees each other one."""
    rivals: list[str]
    given: int
    received: int
    targets: TargetsView
    fallen: bool
    position: NotRequired[PositionView]
    ready: bool
    sealed: NotRequired[bool]
    """Absent where the table does not show it."""


class ConditionView(TypedDict):
    """A pledge's condition: "none", "if_nation" (nation, units) or "if_all" (units)."""

    kind: str
    nation: NotRequired[str]
    units: NotRequired[int]


class PledgeView(TypedDict):
    """A promise on the coalition sheet."""

    units: int
    condition: ConditionView
    stands: bool
    """Whether its condition is met by the pledges as they are now."""
    released: bool
    order: int


class NeedView(TypedDict):
    """A need and how far the standing pledges would meet it."""

    domain: str
    weight: int
    aggregation: str
    need: int
    """Thousandths of an effective unit."""
    units: int
    """Units that would meet it at ordinary cohesion."""
    pledged: int
    """Units that the standing pledges would bring, as the forecast spreads them."""
    by: dict[str, int]
    """The same units by nation."""
    coverage: int
    """Per mille."""


class ForecastView(TypedDict):
    """What follows if all standing pledges are kept."""

    coverage: int
    """Per mille, before friction."""
    outcome: str
    """The likeliest outcome."""
    sure: bool
    """Whether friction cannot change it."""
    short: dict[str, int]
    """Units still missing for "contained", by domain."""


class StakesView(TypedDict):
    """What failing would cost at this severity, before options; harm in points (rules 6.9 and 6.10)."""

    stability: int
    tension: int
    harm: int
    gdp: int
    """Tenths of a per cent that the target's economy would lose."""
    support: int
    neighbours: int
    """Points of harm to each neighbour."""


class OptionView(TypedDict):
    """A response option, with words and price."""

    id: str
    label: str
    note: str
    does: list[str]
    cost_rate: int
    cost_influence: int
    who_may: str
    contributes: dict[str, int]
    effects: dict[str, list[dict[str, int | str | list[str]]]]
    """The same as `does`, as data: "public", "club" and "private" effects; what has its usual value is left out."""


class RumourView(TypedDict):
    """What all heard of a crisis: within which bounds its severity lies, and whether nothing better is public yet."""

    stands: bool
    severity: int
    low: int
    high: int
    units: int
    """The estimate that shares and asks were measured by."""


class EstimateView(TypedDict):
    """What a crisis is taken for: by all, or by who sees better."""

    severity: int
    demand: int
    units: int
    needs: list[NeedView]
    forecast: ForecastView
    stakes: StakesView


class IntelligenceView(EstimateView):
    """What one nation sees of a crisis while all others go by a rumour."""

    grade: int
    """0: no more than the rumour; 1: with true shares of the needs; 2: everything as it is."""
    low: int
    """Between which bounds the true severity lies."""
    high: int
    by: list[str]
    """The nations that let it see more than its own services do."""
    shown: list[str]
    """The nations to which it showed what its own services see."""


class ReportView(TypedDict):
    """A report that one nation showed another; `leaked`: the challenger read it too."""

    crisis: str
    by: str
    to: str
    grade: int
    leaked: bool


class CrisisView(EstimateView):
    """A crisis with its coalition sheet."""

    id: str
    order: int
    card: str
    threat: str
    target: str
    by_red: NotRequired[bool]
    """True where the challenger played it; absent otherwise."""
    pressure: NotRequired[int]
    """What the challenger put behind it."""
    rumour: NotRequired[RumourView]
    """With the module intelligence: while it stands, all other numbers follow from it, every need an equal share."""
    stage: NotRequired[int]
    """2 or more: a later stage of an earlier crisis."""
    since: NotRequired[str]
    """The crisis that it goes on from."""
    convener: str
    decides: NotRequired[str]
    options: NotRequired[dict[str, OptionView]]
    option_order: NotRequired[list[str]]
    fair: dict[str, int]
    asks: dict[str, int]
    pledges: dict[str, PledgeView]
    declined: list[str]


class SeatView(TypedDict):
    """What only a nation's own people see."""

    nation: str
    plan: NotRequired[PlanView]
    sealed: bool
    ready: bool
    spent: int
    """RP the plan costs."""
    left: int
    influence_spent: int
    carried: int
    """RP that would be carried over."""
    obligations: list[ObligationView]
    offers: NotRequired[dict[str, OfferView]]
    """This round's that the nation is a party to, where the module is on."""
    open_plans: NotRequired[dict[str, PlanView]]
    """Where there are agreements: sealed plans of nations that transparency binds with this one, before the reveal."""
    forecasts: NotRequired[dict[str, ForecastView]]
    """While a person plans: each crisis if this plan is carried out and all others keep their word, without options."""
    intelligence: NotRequired[dict[str, IntelligenceView]]
    """With the module intelligence, until the reveal: each crisis as this nation sees it."""
    agenda: NotRequired[AgendaView]
    """What the nation secretly sets out to do, where the scenario deals agendas."""
    dues: NotRequired[dict[str, DueView]]
    """With the module projects: by project, what is due this year."""
    overruns: NotRequired[dict[str, bool]]
    """With the module projects: which would overrun if begun by the agile way this year, as far as it is foreseen."""
    at_deadline: str
    """Which plan counts when time runs out: "plan" (saved), "standing_orders" (never touched) or "fallen"."""


class WaitingView(TypedDict):
    """Whom the phase waits for: names where the table shows them, always a count."""

    count: int
    names: NotRequired[list[str]]
    challenger: NotRequired[bool]
    """True where it waits for the challenger too; the count is of nations."""


class NewsView(TypedDict):
    """One line of the feed: a kind, the nations it names and its facts."""

    kind: str
    about: list[str]
    facts: dict[str, int | str]


class TableView(TypedDict):
    """Everything one viewer may see."""

    scenario: ScenarioView
    settings: SettingsView
    clock: ClockView
    chance: ChanceView
    world: WorldView
    nations: dict[str, NationView]
    nation_order: list[str]
    """Smallest gdp first: the order in which nations speak."""
    interoperability: int
    """Of each two; where each two have their own (`ties`), the mean that estimates count with."""
    ties: NotRequired[TiesView]
    hardening: NotRequired[HardeningView]
    guideline: NotRequired[GuidelineView]
    works: NotRequired[WorksView]
    crises: dict[str, CrisisView]
    cards: dict[str, CardView]
    waiting: WaitingView
    reveal: NotRequired[RevealView]
    history: list[HistoryView]
    news: dict[str, NewsView]
    """The latest lines of the feed by their number."""
    ending: NotRequired[EndingView]
    all_plans: NotRequired[dict[str, PlanView]]
    """Facilitator only, before the reveal."""
    all_offers: NotRequired[dict[str, OfferView]]
    """Facilitator only."""
    truth: NotRequired[dict[str, EstimateView]]
    """Facilitator only, with the module intelligence: each crisis as it is, until the reveal."""
    shared_reports: NotRequired[list[ReportView]]
    """Facilitator only, with the module intelligence: who showed whom what, until the reveal."""
    fates: NotRequired[FatesView]
    agendas: NotRequired[dict[str, AgendaView]]
    """Facilitator only: everybody's agenda."""
    challenger: NotRequired[ChallengerView]
    red: NotRequired[RedView]
    """The challenger and the facilitator only."""
    red_may: NotRequired[RedMayView]
    """The challenger only, and the facilitator where a host or facilitator plays it."""
    overruns: NotRequired[dict[str, bool]]
    """Facilitator only, with the module projects: which would overrun if begun by the agile way this year."""
    you: NotRequired[SeatView]
    may: NotRequired[MayView]
