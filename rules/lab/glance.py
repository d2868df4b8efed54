"""A seat's view whose parts are built when a bot looks at them; whatever is looked at equals the whole view.

Bots look at a small part of what a person is shown. The parts that are cheap or always needed stand here; any other
key is taken from the whole view, which is built when the first of them is asked for.
"""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import Any, cast

from rules.engine.actors import SeatViewer
from rules.engine.formulas.crisis import need_units, unit_estimate
from rules.engine.formulas.forecast import forecast
from rules.engine.formulas.places import unit_price
from rules.engine.formulas.promises import needed_units, pledged_units
from rules.engine.ids import CrisisId, Domain, NationId, Phase
from rules.engine.legal import acts, acts_about, investments, options_open
from rules.engine.plans import Plan
from rules.engine.remembering import remembered
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.state import Crisis, GameState
from rules.engine.view.crises import crisis_views, forecast_view, options_view, pledges_view
from rules.engine.view.nations import nation_view
from rules.engine.view.reveal import plan_view
from rules.engine.view_types import TableView

Data = dict[str, Any]
Makers = Mapping[str, Callable[[], Any]]


class Part(dict[str, Any]):
    """A part of a view: what is known, what can be made, and the whole part for everything else."""

    __slots__ = ("makers", "whole")

    def __init__(self, known: Data, whole: Callable[[], Mapping[str, Any]], makers: Makers | None = None) -> None:
        """Take the values that are known and the ways to the others."""
        super().__init__(known)
        self.whole = whole
        self.makers = makers or {}

    def __missing__(self, key: str) -> Any:  # noqa: ANN401 - a view holds anything that JSON holds
        """Make the value and keep it; raises KeyError where the whole view has no such key."""
        maker = self.makers.get(key)
        value = self[key] = maker() if maker else self.whole()[key]
        return value


class Sheet:
    """One crisis as all see it, at a glance."""

    def __init__(self, ruleset: Ruleset, state: GameState, crisis: Crisis) -> None:
        """Take what the sheet depends on, without counting anything yet."""
        self.ruleset = ruleset
        self.state = state
        self.crisis = crisis

    def part(self) -> Part:
        """Return the sheet in parts."""
        crisis, card = self.crisis, self.ruleset.cards[self.crisis.card]
        known: Data = {
            "id": crisis.id,
            "severity": crisis.severity,
            "target": crisis.target,
            "units": crisis.units,
            "fair": crisis.fair,
            "asks": crisis.asks,
            "pledges": pledges_view(self.state, crisis),
            "declined": crisis.declined,
        }
        if card.dilemma is not None:
            known["decides"] = card.dilemma.decides.value
            known["options"] = options_view(self.ruleset, card)
        return Part(known, self.whole, {"needs": self.needs, "forecast": self.forecast})

    def whole(self) -> Mapping[str, Any]:
        """Return the sheet as a person would get it."""
        return crisis_views(self.ruleset, self.state)[self.crisis.id]

    @cached_property
    def placed(self) -> list[tuple[NationId, dict[Domain, int]]]:
        """The units that standing pledges would bring here, by nation and domain."""
        pledged = pledged_units(self.ruleset, self.state)
        here = [(nation, placed.get(self.crisis.id)) for nation, placed in pledged.items()]
        return [(nation, by_domain) for nation, by_domain in here if by_domain]

    def forecast(self) -> Part:
        """Return what is short; the rest of the forecast is counted when somebody looks."""
        lacking = needed_units(self.ruleset, self.state, self.crisis)
        for _, by_domain in self.placed:
            for domain, units in by_domain.items():
                lacking[domain] -= units
        short = {domain: units for domain, units in lacking.items() if units > 0}
        return Part({"short": short}, self._whole_forecast)

    def _whole_forecast(self) -> Mapping[str, Any]:
        pledged = pledged_units(self.ruleset, self.state)
        return forecast_view(forecast(self.ruleset, self.state, self.crisis, pledged))

    def needs(self) -> list[Part]:
        """Return the needs; who brings what is counted when somebody looks."""
        fixed = _fixed_needs(self.ruleset, self.state, self.crisis)
        return [self._need(place, data) for place, data in enumerate(fixed)]

    def _need(self, place: int, fixed: Data) -> Part:
        by = partial(self._by, fixed["domain"])
        need = Part(
            fixed, lambda: self.whole()["needs"][place], {"by": by, "pledged": lambda: sum(need["by"].values())}
        )
        return need

    def _by(self, domain: Domain) -> dict[NationId, int]:
        return {nation: by_domain[domain] for nation, by_domain in self.placed if by_domain.get(domain)}


@remembered(lambda ruleset, state, crisis: (ruleset, crisis.card, crisis.demand, state.interoperability))
def _fixed_needs(ruleset: Ruleset, state: GameState, crisis: Crisis) -> list[Data]:
    """Return what pledges do not change about the needs of a crisis."""
    constants = ruleset.constants.crisis
    estimate = unit_estimate(state.interoperability, constants)
    return [
        {
            "domain": need.domain.value,
            "weight": need.weight,
            "aggregation": need.aggregation.value,
            "units": need_units(need, crisis.demand, estimate, constants),
        }
        for need in ruleset.cards[crisis.card].needs
    ]


@remembered(
    lambda ruleset, state: (
        ruleset,
        state.settings,
        state.nations,
        state.crises,
        state.interoperability,
        state.phase is Phase.DIPLOMACY,
    )
)
def _sheets(ruleset: Ruleset, state: GameState) -> dict[CrisisId, Part]:
    return {crisis.id: Sheet(ruleset, state, crisis).part() for crisis in state.crises.values()}


@remembered(lambda ruleset, state: (ruleset, state.settings, state.nations, state.positions, state.ready, state.sealed))
def _nations(ruleset: Ruleset, state: GameState) -> Data:
    return {nation: nation_view(ruleset, state, nation) for nation in state.settings.nations}


def _you(state: GameState, nation: NationId, whole: Callable[[], TableView]) -> Part:
    plan = state.plans.get(nation)
    known: Data = {"nation": nation} if plan is None else {"nation": nation, "plan": plan_view(plan)}
    return Part(known, lambda: whole()["you"])


def _may(ruleset: Ruleset, state: GameState, nation: NationId, whole: Callable[[], TableView]) -> Part:
    known: Data = {**acts(state, nation)}
    known["crises"] = {crisis.id: _may_about(ruleset, state, nation, crisis) for crisis in state.crises.values()}
    if state.phase is not Phase.PLANNING:
        return Part(known, lambda: whole()["may"])
    del known["invest"]
    return Part(known, lambda: whole()["may"], {"invest": partial(investments, ruleset, state, nation)})


def _may_about(ruleset: Ruleset, state: GameState, nation: NationId, crisis: Crisis) -> Part:
    known = {
        "price": unit_price(state, nation, crisis, ruleset.constants.crisis),
        "declined": nation in crisis.declined,
        "can_ask": state.phase is Phase.DIPLOMACY and crisis.convener == nation,
    }
    whole = partial(acts_about, ruleset, state, nation, crisis)
    if state.phase is not Phase.PLANNING:
        return Part(known, whole)
    plan = state.plans.get(nation) or Plan()
    return Part(known, whole, {"options": partial(options_open, ruleset, state, nation, crisis, plan)})


def glance(ruleset: Ruleset, state: GameState, nation: NationId) -> TableView:
    """Return what a nation's bot sees while nations talk or plan, built as it looks."""

    def whole() -> TableView:
        return screen(ruleset, state, SeatViewer(nation=nation))

    clock: Data = {"phase": state.phase.value, "round": state.round, "rounds": state.settings.rounds}
    known: Data = {
        "clock": Part(clock, lambda: whole()["clock"]),
        "nations": _nations(ruleset, state),
        "crises": _sheets(ruleset, state),
        "you": _you(state, nation, whole),
        "may": _may(ruleset, state, nation, whole),
    }
    return cast("TableView", Part(known, whole))
