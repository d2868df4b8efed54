"""The shape of what happened, as sent to screens: plans, results, promises, changes, history and the end."""

from typing import NotRequired, TypedDict

from rules.engine.view_fates import AgendaView
from rules.engine.view_red import RedScoreView


class PlanView(TypedDict):
    """A plan: units by crisis and domain, RP by domain, option by crisis."""

    deployments: dict[str, dict[str, int]]
    investments: dict[str, int]
    choices: dict[str, str]
    effort: NotRequired[int]
    """From next round on, in tenths of a per cent; absent: unchanged."""
    outreach: NotRequired[int]
    """RP for the own public; absent: none."""
    hardened: NotRequired[list[str]]
    """Crises whose harm is lessened; absent: none."""
    research: NotRequired[dict[str, int]]
    """RP by field of technology; absent: none."""
    shares: NotRequired[list[str]]
    """Projects of which it pays what is due; absent: none."""
    contract: NotRequired[dict[str, str]]
    """domain and repayment of a contract with industry; absent: none."""


class ObligationView(TypedDict):
    """A promise beside a choice, or what a clause asks for."""

    crisis: str
    units: int
    planned: int
    clause: NotRequired[str]
    agreement: NotRequired[str]
    domains: NotRequired[list[str]]
    """Units of any of these will do, in the card's order."""


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
    ruled: NotRequired[str]
    """Why a host or facilitator ruled so."""
    rumoured: NotRequired[int]
    """The severity that all had heard of before."""


class PledgeResultView(TypedDict):
    """What became of a promise."""

    nation: str
    crisis: str
    promised: int
    sent: int
    kept: bool


class ChangeView(TypedDict):
    """A number that changed: `of` is a nation's id or "world", `about` a domain, threat or other nation."""

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
    open: NotRequired[list[CrisisResultView]]
    """Crises that wait for a ruling until the reveal ends, with the outcome of the plain rule."""
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
    agenda: NotRequired[AgendaView]
    """Where the scenario deals agendas."""


class EndingView(TypedDict):
    """The two results."""

    tier: str
    stability: int
    rounds: int
    scorecards: dict[str, ScorecardView]
    challenger: NotRequired[RedScoreView]
    """Beside the two results, where the scenario has a challenger."""
