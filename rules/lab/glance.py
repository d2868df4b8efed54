"""A seat's view whose parts are built when a bot looks at them; whatever is looked at equals the whole view.

Bots look at a small part of what a person is shown. What is cheap or always needed is known from the start; any other
key is made when somebody looks, or taken from the whole view.
"""

from collections.abc import Mapping
from typing import Any, ClassVar, cast

from rules.engine.actors import SeatViewer
from rules.engine.cards import Card
from rules.engine.formulas.crisis import need_units, unit_estimate
from rules.engine.formulas.forecast import forecast
from rules.engine.formulas.intelligence import (
    RUMOUR,
    Known,
    best_grade,
    in_public,
    is_hidden,
    is_veiled,
    known,
    public_units,
)
from rules.engine.formulas.places import unit_price
from rules.engine.formulas.promises import pledged_as_seen, pledged_units, sheet_parts, short_units, units_needed
from rules.engine.ids import CrisisId, Module, NationId, Phase
from rules.engine.legal import (
    acts,
    acts_about,
    add_envoys,
    add_modules,
    can_show,
    hardening,
    investments,
    legal,
    options_open,
)
from rules.engine.plans import Plan
from rules.engine.remembering import remembered
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.state import Crisis, GameState
from rules.engine.view.agreements import may_agree
from rules.engine.view.crises import crisis_views, forecast_view, options_view, pledges_view, stakes_view
from rules.engine.view.dealing import may_deal
from rules.engine.view.nations import nation_view
from rules.engine.view.project import clock_view, obligations_view, scenario_view, seat_view
from rules.engine.view.reveal import plan_view
from rules.engine.view.shadows import intelligence_view
from rules.engine.view.ties import offers_view, ties_view
from rules.engine.view.works import foreseen, may_work, works_view
from rules.engine.view_may import MayView
from rules.engine.view_types import TableView
from rules.lab.parts import MADE_HOME, Part, add_home, bound_at_a_glance

Data = dict[str, Any]


class Need(Part):
    """A need on a sheet; who brings what is counted when somebody looks. Of its sheet and its place there."""

    __slots__ = ()

    def whole(self) -> Mapping[str, Any]:
        """Return the need as a person would get it."""
        sheet, place = self.of
        needs: Mapping[str, Any] = sheet.whole()["needs"][place]
        return needs


def _by(need: Need) -> dict[NationId, int]:
    sheet, domain = need.of[0], need["domain"]
    ruleset, state, crisis = sheet.of[:3]
    grade = sheet["grade"] if isinstance(sheet, Insight) else RUMOUR
    pledged = pledged_as_seen(ruleset, state, grade) if grade else pledged_units(ruleset, state)
    placed = [(nation, spread[crisis.id]) for nation, spread in pledged.items() if crisis.id in spread]
    return {nation: here[domain] for nation, here in placed if here.get(domain)}


Need.makers = {"by": _by, "pledged": lambda need: sum(need["by"].values())}


class Forecast(Part):
    """What follows from the promises; of ruleset, state, crisis and the grade with which it is seen."""

    __slots__ = ()

    def whole(self) -> Mapping[str, Any]:
        """Return the forecast as a person would get it."""
        ruleset, state, crisis, grade = self.of
        pledged = pledged_as_seen(ruleset, state, grade)
        return forecast_view(forecast(ruleset, state, crisis, pledged, known(ruleset, state, crisis, grade)))


class Sheet(Part):
    """One crisis as all see it; of ruleset, state and crisis."""

    __slots__ = ()

    def whole(self) -> Mapping[str, Any]:
        """Return the sheet as a person would get it."""
        ruleset, state, crisis = self.of
        return crisis_views(ruleset, state)[crisis.id]


def _needs(sheet: Sheet) -> list[Need]:
    needs = []
    for place, fixed in enumerate(_fixed_needs(*sheet.of)):
        need = Need(fixed)
        need.of = (sheet, place)
        needs.append(need)
    return needs


def _forecast(sheet: Sheet) -> Forecast:
    ruleset, state, crisis = sheet.of
    lacking = short_units(ruleset, state)[crisis.id]
    shown = Forecast(short={domain: units for domain, units in lacking.items() if units > 0})
    shown.of = (*sheet.of, RUMOUR)
    return shown


def _stakes(sheet: Sheet) -> Mapping[str, Any]:
    ruleset, state, crisis = sheet.of
    return stakes_view(ruleset, state, crisis, sheet["severity"])


Sheet.makers = {"needs": _needs, "forecast": _forecast, "stakes": _stakes}


class Insight(Part):
    """A crisis as one nation sees it; of ruleset, state, crisis, nation and grade."""

    __slots__ = ()

    def whole(self) -> Mapping[str, Any]:
        """Return the insight as a person would get it."""
        ruleset, state, crisis, nation, _ = self.of
        return intelligence_view(ruleset, state, nation)[crisis.id]


def _seen(insight: Insight) -> Known:
    ruleset, state, crisis, _, grade = insight.of
    return known(ruleset, state, crisis, grade)


def _insight_needs(insight: Insight) -> list[Need]:
    ruleset, state = insight.of[:2]
    seen, needs = _seen(insight), []
    for place, fixed in enumerate(_needs_of(ruleset, seen.card, seen.demand, state.interoperability)):
        need = Need(fixed)
        need.of = (insight, place)
        needs.append(need)
    return needs


def _insight_forecast(insight: Insight) -> Forecast:
    ruleset, state, crisis = insight.of[:3]
    seen = _seen(insight)
    lacking = units_needed(ruleset, state, seen.card, seen.demand)
    for spread in pledged_as_seen(ruleset, state, insight.of[4]).values():
        for domain, units in spread.get(crisis.id, {}).items():
            lacking[domain] -= units
    shown = Forecast(short={domain: units for domain, units in lacking.items() if units > 0})
    shown.of = (ruleset, state, crisis, insight.of[4])
    return shown


def _insight_stakes(insight: Insight) -> Mapping[str, Any]:
    ruleset, state, crisis = insight.of[:3]
    return stakes_view(ruleset, state, crisis, insight["severity"])


Insight.makers = {
    "severity": lambda insight: _seen(insight).severity,
    "units": lambda insight: _seen(insight).units,
    "needs": _insight_needs,
    "forecast": _insight_forecast,
    "stakes": _insight_stakes,
}


def _insights(ruleset: Ruleset, state: GameState, nation: NationId) -> dict[CrisisId, Insight]:
    found = {}
    for crisis in state.crises.values():
        if is_hidden(crisis):
            grade = best_grade(ruleset, state, nation, crisis)
            found[crisis.id] = insight = Insight(grade=grade)
            insight.of = (ruleset, state, crisis, nation, grade)
    return found


def _sheet(ruleset: Ruleset, state: GameState, crisis: Crisis) -> Sheet:
    shown = Sheet(
        id=crisis.id,
        severity=known(ruleset, state, crisis, RUMOUR).severity,
        target=crisis.target,
        units=public_units(crisis),
        fair=crisis.fair,
        asks=crisis.asks,
        pledges=pledges_view(state, crisis),
        declined=crisis.declined,
    )
    shown.of = (ruleset, state, crisis)
    card = ruleset.cards[crisis.card]
    if card.dilemma is not None:
        shown["decides"] = card.dilemma.decides.value
        shown["options"] = options_view(ruleset, card)
    return shown


def _fixed_needs(ruleset: Ruleset, state: GameState, crisis: Crisis) -> list[Data]:
    demand, card = in_public(ruleset, crisis)
    return _needs_of(ruleset, card, demand, state.interoperability)


@remembered(lambda ruleset, card, demand, interoperability: (ruleset, card, demand, interoperability))
def _needs_of(ruleset: Ruleset, card: Card, demand: int, interoperability: int) -> list[Data]:
    """Return what pledges do not change about the needs of a crisis."""
    constants = ruleset.constants.crisis
    estimate = unit_estimate(interoperability, constants)
    return [
        {
            "domain": need.domain.value,
            "weight": need.weight,
            "aggregation": need.aggregation.value,
            "units": need_units(need, demand, estimate, constants),
        }
        for need in card.needs
    ]


@remembered(sheet_parts)
def _sheets(ruleset: Ruleset, state: GameState) -> dict[CrisisId, Sheet]:
    return {crisis.id: _sheet(ruleset, state, crisis) for crisis in state.crises.values()}


@remembered(lambda ruleset, state: (ruleset, state.settings, state.nations, state.positions, state.ready, state.sealed))
def _nations(ruleset: Ruleset, state: GameState) -> Data:
    return {nation: nation_view(ruleset, state, nation) for nation in state.settings.nations}


class You(Part):
    """What only a nation's own people see; of ruleset, state and nation."""

    __slots__ = ()
    makers: ClassVar = {
        "offers": lambda you: offers_view(*you.of),
        "obligations": lambda you: obligations_view(*you.of),
        "overruns": lambda you: foreseen(*you.of),
    }

    def whole(self) -> Mapping[str, Any]:
        """Return the part as a person would get it."""
        return seat_view(*self.of)


class May(Part):
    """What a seat may do now; of ruleset, state and nation."""

    __slots__ = ()
    makers: ClassVar = {"invest": lambda may: investments(*may.of) if may.of[1].phase is Phase.PLANNING else {}}

    def whole(self) -> Mapping[str, Any]:
        """Return the part as a person would get it."""
        return legal(*self.of)


class MayAbout(Part):
    """What a seat may do about one crisis; of ruleset, state, nation and crisis."""

    __slots__ = ()

    def whole(self) -> Mapping[str, Any]:
        """Return the part as a person would get it."""
        return acts_about(*self.of)


def _options(may: MayAbout) -> Mapping[str, Any]:
    ruleset, state, nation, crisis = may.of
    if state.phase is not Phase.PLANNING:
        return {}
    return options_open(ruleset, state, nation, crisis, state.plans.get(nation) or Plan())


MayAbout.makers = {"options": _options, "can_show": lambda may: can_show(*may.of)}


def _may_about(ruleset: Ruleset, state: GameState, nation: NationId, crisis: Crisis) -> MayAbout:
    shown = MayAbout(
        declined=nation in crisis.declined,
        can_ask=crisis.convener == nation and state.phase is Phase.DIPLOMACY,
        price=unit_price(state, nation, crisis, ruleset.constants.crisis),
    )
    if state.phase is Phase.PLANNING and Module.HARDENING in ruleset.scenario.modules:
        shown["harden"] = hardening(ruleset, state, nation, crisis)
    shown.of = (ruleset, state, nation, crisis)
    return shown


def _may(ruleset: Ruleset, state: GameState, nation: NationId) -> May:
    shown = May(acts(state, nation))
    del shown["invest"]
    add_envoys(ruleset, state, nation, cast("MayView", shown))
    if state.phase is Phase.PLANNING:
        add_modules(ruleset, state, nation, cast("MayView", shown), but=MADE_HOME)
        add_home(ruleset, state, nation, shown)
    elif Module.DEALS in ruleset.scenario.modules:
        shown["deals"] = may_deal(ruleset, state, nation)
        if Module.AGREEMENTS in ruleset.scenario.modules:
            shown["agreements"] = may_agree(ruleset, state, nation)
    if Module.PROJECTS in ruleset.scenario.modules:
        shown["projects"] = may_work(state, nation)
    shown["crises"] = {crisis.id: _may_about(ruleset, state, nation, crisis) for crisis in state.crises.values()}
    shown.of = (ruleset, state, nation)
    return shown


class Glance(Part):
    """A whole view; of ruleset, state and nation."""

    __slots__ = ()
    makers: ClassVar = {
        "scenario": lambda shown: scenario_view(shown.of[0].scenario),
        "ties": lambda shown: ties_view(shown.of[0], shown.of[1], bound_at_a_glance),
        "works": lambda shown: works_view(*shown.of[:2]),
    }

    def whole(self) -> Mapping[str, Any]:
        """Return the view as a person would get it."""
        ruleset, state, nation = self.of
        return screen(ruleset, state, SeatViewer(nation=nation))


def glance(ruleset: Ruleset, state: GameState, nation: NationId) -> TableView:
    """Return what a nation's bot sees while nations talk or plan, built as it looks."""
    of = (ruleset, state, nation)
    you, plan = You(nation=nation), state.plans.get(nation)
    you.of = of
    if plan is not None:
        you["plan"] = plan_view(plan)
    if is_veiled(ruleset, state):
        you["intelligence"] = _insights(ruleset, state, nation)
    shown = Glance(
        clock=clock_view(state),
        nations=_nations(ruleset, state),
        crises=_sheets(ruleset, state),
        you=you,
        may=_may(ruleset, state, nation),
    )
    shown.of = of
    return cast("TableView", shown)
