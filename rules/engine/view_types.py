"""The shape of what is sent to screens and bots: plain dictionaries with typed keys, ready for JSON.

A key that does not apply is absent; nothing is null. Maps are keyed by id, so that a change can name its path.
"""

from typing import NotRequired, TypedDict


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


class OptionView(TypedDict):
    """A response option, with words and price."""

    id: str
    label: str
    note: str
    does: list[str]
    cost_rate: int
    cost_influence: int
    who_may: str


class CrisisView(TypedDict):
    """A crisis with its coalition sheet."""

    id: str
    order: int
    card: str
    threat: str
    target: str
    severity: int
    demand: int
    units: int
    convener: str
    decides: NotRequired[str]
    options: NotRequired[dict[str, OptionView]]
    option_order: NotRequired[list[str]]
    needs: list[NeedView]
    fair: dict[str, int]
    asks: dict[str, int]
    pledges: dict[str, PledgeView]
    declined: list[str]
    forecast: ForecastView


class CardView(TypedDict):
    """A card's words, sent once it is drawn."""

    id: str
    threat: str
    title: str
    summary: str
    narrative: str
    stakes: str
    dilemma: str
    outcomes: dict[str, str]
    objective: str
    expected_actions: list[str]
    debrief_questions: list[str]
    source: str


class PlanView(TypedDict):
    """A plan: units by crisis and domain, RP by domain, option by crisis."""

    deployments: dict[str, dict[str, int]]
    investments: dict[str, int]
    choices: dict[str, str]


class NeedResultView(TypedDict):
    """How one need was met."""

    domain: str
    weight: int
    aggregation: str
    need: int
    strength: int
    cohesion: int
    lowest: int
    coverage: int
    units: dict[str, int]


class CrisisResultView(TypedDict):
    """How one crisis ended."""

    crisis: str
    card: str
    target: str
    severity: int
    demand: int
    option: NotRequired[str]
    picks: dict[str, str]
    needs: list[NeedResultView]
    bonus: int
    coverage: int
    luck: int
    mishap: int
    outcome: str
    harm: int
    words: str


class PledgeResultView(TypedDict):
    """What became of a promise."""

    nation: str
    crisis: str
    promised: int
    sent: int
    kept: bool


class ChangeView(TypedDict):
    """A number that changed: `of` is a nation's id or "world", `about` a domain, threat or other nation where there is one."""

    of: str
    quantity: str
    about: NotRequired[str]
    before: int
    after: int
    cause: str
    rule: str
    crisis: NotRequired[str]


class RevealView(TypedDict):
    """What the reveal shows: everybody's choice, results, promises, changes."""

    round: int
    plans: dict[str, PlanView]
    results: list[CrisisResultView]
    pledges: list[PledgeResultView]
    changes: list[ChangeView]


class HistoryView(TypedDict):
    """A closed round in short."""

    round: int
    stability: int
    outcomes: list[dict[str, str]]
    """crisis, card, target, outcome"""
    given: dict[str, int]
    received: dict[str, int]
    broken: list[PledgeResultView]


class ScorecardView(TypedDict):
    """A nation's end."""

    prosperity: int
    security: int
    leadership: int
    support: int
    grades: dict[str, str]
    given: int
    received: int
    score: int


class EndingView(TypedDict):
    """The two results."""

    tier: str
    stability: int
    rounds: int
    scorecards: dict[str, ScorecardView]


class ObligationView(TypedDict):
    """A promise beside a choice."""

    crisis: str
    units: int
    planned: int


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
    at_deadline: str
    """Which plan counts when time runs out: "plan" (saved), "standing_orders" (never touched) or "fallen"."""


class LimitView(TypedDict):
    """A number one may set: from 0 (or `low`) to `high`; `why` says what holds it there."""

    low: int
    high: int
    price: int
    why: NotRequired[str]


class OptionLimitView(TypedDict):
    """Whether an option may be picked, and its price to this nation."""

    allowed: bool
    cost: int
    cost_influence: int
    why_not: NotRequired[str]
    facts: NotRequired[dict[str, int | str]]


class CrisisMayView(TypedDict):
    """What a seat may do about one crisis."""

    pledge_max: int
    can_pledge: bool
    can_withdraw: bool
    can_ask: bool
    can_release: list[str]
    can_decline: list[str]
    can_admit: list[str]
    price: int
    """RP a unit."""
    declined: bool
    deploy: dict[str, LimitView]
    options: dict[str, OptionLimitView]
    """Includes "nothing"; for a coalition's choice also "any"."""


class MayView(TypedDict):
    """All that a seat may do now."""

    can_ready: bool
    can_unready: bool
    can_state_position: bool
    can_save_plan: bool
    can_seal: bool
    can_reopen: bool
    why_not: NotRequired[str]
    """Why nothing can be done, where so: a refusal's reason."""
    budget: int
    influence: int
    crises: dict[str, CrisisMayView]
    invest: dict[str, LimitView]


class WaitingView(TypedDict):
    """Whom the phase waits for: names where the table shows them, always a count."""

    count: int
    names: NotRequired[list[str]]


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
    you: NotRequired[SeatView]
    may: NotRequired[MayView]


class TermView(TypedDict):
    """One line of an explanation's sum: a label key with facts, and the amount it adds."""

    label: str
    amount: int
    facts: NotRequired[dict[str, int | str]]


class Explanation(TypedDict):
    """The sum behind a number: `value` is what is on screen, `unit` how to write it, `rule` the clause."""

    title: str
    value: int
    unit: str
    rule: str
    terms: list[TermView]
    formula: NotRequired[str]
