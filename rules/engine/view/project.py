"""The whole view of each kind of viewer."""

import dataclasses
from collections.abc import Hashable
from operator import attrgetter
from typing import Final, assert_never, cast

from rules.engine.actors import (
    EvaluatorViewer,
    FacilitatorViewer,
    HostViewer,
    PublicViewer,
    RedViewer,
    SeatViewer,
    Viewer,
)
from rules.engine.formulas.clauses.duties import duties, sent_as_owed
from rules.engine.formulas.clauses.transparency import shows_plan_to
from rules.engine.formulas.economy import carried
from rules.engine.formulas.forecast import forecast
from rules.engine.formulas.intelligence import best_grade, is_veiled, known
from rules.engine.formulas.options import plan_cost
from rules.engine.formulas.places import waited_for
from rules.engine.formulas.promises import own_pledges, pledged_as_seen, pledged_units, spread_of, standing_orders
from rules.engine.formulas.red import is_waited_for, sees_hand
from rules.engine.ids import Controller, Module, NationId, Phase
from rules.engine.plans import Plan
from rules.engine.remembering import remembered, remembered_of_one
from rules.engine.reports import RoundReport
from rules.engine.ruleset import Ruleset, Scenario
from rules.engine.state import GameState, News, Seals, Settings
from rules.engine.view.crises import card_views, crisis_views, forecast_view
from rules.engine.view.fates import agenda_view, agendas_view, fates_view
from rules.engine.view.home import guideline_view, hardening_view
from rules.engine.view.nations import nation_order, nation_view, world_view
from rules.engine.view.red import challenger_view, hand_cards, red_view
from rules.engine.view.reveal import ending_view, history_view, plan_view, reveal_view
from rules.engine.view.shadows import intelligence_view, reports_view, truth_view
from rules.engine.view.ties import offers_view, ties_view
from rules.engine.view.works import dues_view, foreseen, works_view
from rules.engine.view_results import HistoryView, ObligationView
from rules.engine.view_types import (
    ClockView,
    ForecastView,
    NewsView,
    ScenarioView,
    SeatView,
    SettingsView,
    TableView,
    WaitingView,
)


@remembered_of_one
def scenario_view(scenario: Scenario) -> ScenarioView:
    """Return what is played."""
    shown: ScenarioView = {
        "id": scenario.id,
        "title": scenario.title,
        "summary": scenario.summary,
        "version": scenario.version,
        "modules": sorted(module.value for module in scenario.modules),
        "domains": [domain.value for domain in scenario.domains],
        "regions": {str(region): name for region, name in scenario.region_names.items()},
        "rounds_min": scenario.rounds_min,
        "rounds_max": scenario.rounds_max,
        "seats_min": min(scenario.seatings),
        "seats_max": max(scenario.seatings),
    }
    if Module.AGREEMENTS in scenario.modules:
        shown["clauses"] = [clause.value for clause in scenario.clauses]
        shown["agreement_names"] = {str(name): text for name, text in scenario.agreement_names.items()}
    return shown


@remembered_of_one
def _settings(settings: Settings) -> SettingsView:
    return {
        "rounds": settings.rounds,
        "clocks": {phase.value: length for phase, length in settings.clocks.items()},
        "seals": settings.seals.value,
    }


@remembered_of_one
def _line(line: News) -> NewsView:
    return {"kind": line.kind, "about": list(line.about), "facts": dict(line.facts)}


@remembered_of_one
def _history(reports: tuple[RoundReport, ...]) -> list[HistoryView]:
    return [history_view(report) for report in reports]


def _waiting(state: GameState) -> WaitingView:
    """Return whom the phase waits for; while planning only as far as the table shows it."""
    nations = waited_for(state)
    if is_waited_for(state):
        return {"count": len(nations), "names": list(nations), "challenger": True}
    if state.phase is Phase.PLANNING and state.settings.seals is not Seals.NAMES:
        return {"count": len(nations) if state.settings.seals is Seals.COUNT else 0}
    return {"count": len(nations), "names": list(nations)}


def clock_view(state: GameState) -> ClockView:
    """Return where the table is and how long it has."""
    return {
        "phase": state.phase.value,
        "round": state.round,
        "rounds": state.settings.rounds,
        "began": state.clock.began,
        "deadline": state.clock.deadline,
        "paused": state.clock.paused,
        "left": state.clock.left,
    }


_BETWEEN: Final = frozenset({Module.DEALS, Module.EXERCISES, Module.AGREEMENTS})
"""Modules between nations, whose part of the view all see."""
_WORKS: Final = frozenset({Module.TECHNOLOGY, Module.PROJECTS, Module.INDUSTRY})
"""Modules that build for later."""
_HIDDEN = frozenset({"seed", "bag", "scheduled", "plans", "shadows", "red"})
"""Fields that no public view depends on, as long as plans are not revealed and the game has not ended."""
_open_fields = attrgetter(*(field.name for field in dataclasses.fields(GameState) if field.name not in _HIDDEN))


def _seen_of_red(_ruleset: Ruleset, state: GameState) -> tuple[Hashable, ...]:
    """Return what of the challenger the public view depends on."""
    return (state.red.controller, state.red.pressure, state.red.done)


@remembered(
    lambda ruleset, state: (ruleset, *_open_fields(state), state.plans if state.revealed else None),
    equal=_seen_of_red,
)
def public_view(ruleset: Ruleset, state: GameState) -> TableView:
    """Return what anybody may see; every other view is this with additions."""
    shown: TableView = {
        "scenario": scenario_view(ruleset.scenario),
        "settings": _settings(state.settings),
        "clock": clock_view(state),
        "chance": {"commitment": state.commitment},
        "world": world_view(ruleset, state),
        "nations": {nation: nation_view(ruleset, state, nation) for nation in state.settings.nations},
        "nation_order": list(nation_order(state)),
        "interoperability": state.interoperability,
        "crises": crisis_views(ruleset, state),
        "cards": card_views(ruleset, state),
        "waiting": _waiting(state),
        "history": _history(state.reports),
        "news": {str(line.number): _line(line) for line in state.news},
    }
    if ruleset.scenario.modules & _BETWEEN:
        shown["ties"] = ties_view(ruleset, state)
    _add_home(shown, ruleset, state)
    if Module.RED_CELL in ruleset.scenario.modules:
        shown["challenger"] = challenger_view(ruleset, state)
    if Module.EVENTS in ruleset.scenario.modules:
        shown["fates"] = fates_view(ruleset, state)
    if state.revealed:
        shown["reveal"] = reveal_view(ruleset, state)
    if state.ending is not None:
        shown["ending"] = ending_view(ruleset, state.ending)
        shown["chance"]["seed"] = state.seed
    return shown


def _add_home(shown: TableView, ruleset: Ruleset, state: GameState) -> None:
    """Add what nations do at home and build for later, where the scenario has it."""
    modules, guideline = ruleset.scenario.modules, ruleset.scenario.guideline
    if Module.HARDENING in modules:
        shown["hardening"] = hardening_view(ruleset, state)
    if Module.EFFORT in modules and guideline is not None:
        shown["guideline"] = guideline_view(ruleset, state, guideline)
    if modules & _WORKS:
        shown["works"] = works_view(ruleset, state)


def obligations_view(ruleset: Ruleset, state: GameState, nation: NationId) -> list[ObligationView]:
    """Return what a nation has promised, and what clauses ask it for (rules 5.4, 11.8)."""
    plan = state.plans.get(nation)
    pledged: list[ObligationView] = [
        {"crisis": crisis, "units": pledge.units, "planned": plan.units(crisis) if plan else 0}
        for crisis, pledge in own_pledges(state, nation).items()
    ]
    owed: list[ObligationView] = [
        {
            "crisis": one.crisis.id,
            "units": 1,
            "planned": sent_as_owed(plan, one) if plan else 0,
            "clause": one.clause.value,
            "agreement": one.agreement.id,
            "domains": [domain.value for domain in one.domains],
        }
        for one in duties(ruleset, state, nation)
    ]
    return pledged + owed


def _at_deadline(ruleset: Ruleset, state: GameState, nation: NationId) -> str:
    """Return which plan counts when time runs out (rules 4.4)."""
    if state.nations[nation].fallen:
        return "fallen"
    if state.phase is not Phase.PLANNING:
        return "plan"
    untouched = standing_orders(ruleset, state, nation, pledged_units(ruleset, state))
    return "standing_orders" if state.plans.get(nation, untouched) == untouched else "plan"


def seat_view(ruleset: Ruleset, state: GameState, nation: NationId) -> SeatView:
    """Return what only a nation's own people see."""
    own, plan = state.nations[nation], state.plans.get(nation)
    spent, influence = plan_cost(ruleset, state, nation, plan) if plan and not state.revealed else (0, 0)
    left = own.budget - spent
    shown: SeatView = {
        "nation": nation,
        "sealed": nation in state.sealed,
        "ready": nation in state.ready,
        "spent": spent,
        "left": left,
        "influence_spent": influence,
        "carried": carried(max(0, left), ruleset.constants.economy),
        "obligations": obligations_view(ruleset, state, nation),
        "at_deadline": _at_deadline(ruleset, state, nation),
    }
    if Module.DEALS in ruleset.scenario.modules:
        shown["offers"] = offers_view(ruleset, state, nation)
    if state.ties.agreements:
        others = [other for other in state.settings.nations if nation in shows_plan_to(state, other)]
        shown["open_plans"] = {other: plan_view(state.plans[other]) for other in others}
    if plan is not None:
        shown["plan"] = plan_view(plan)
        if state.phase is Phase.PLANNING and own.controller is Controller.PERSON:
            shown["forecasts"] = _forecasts(ruleset, state, nation, plan)
    if is_veiled(ruleset, state):
        shown["intelligence"] = intelligence_view(ruleset, state, nation)
    if nation in state.fates.agendas:
        _add_agenda(shown, ruleset, state, nation)
    if Module.PROJECTS in ruleset.scenario.modules:
        shown["dues"] = dues_view(state, nation)
        shown["overruns"] = foreseen(ruleset, state, nation)
    return shown


def _add_agenda(shown: SeatView, ruleset: Ruleset, state: GameState, nation: NationId) -> None:
    agenda = agenda_view(ruleset, state, nation)
    if agenda is not None:
        shown["agenda"] = agenda


def _forecasts(ruleset: Ruleset, state: GameState, nation: NationId, plan: Plan) -> dict[str, ForecastView]:
    """Return each crisis if this plan is carried out and all others keep their word (rules 5.6)."""
    if is_veiled(ruleset, state):
        return _forecasts_by_grade(ruleset, state, nation, plan)
    expected = {**pledged_units(ruleset, state), nation: spread_of(plan)}
    return {crisis.id: forecast_view(forecast(ruleset, state, crisis, expected)) for crisis in state.crises.values()}


def _forecasts_by_grade(ruleset: Ruleset, state: GameState, nation: NationId, plan: Plan) -> dict[str, ForecastView]:
    """Return the same by what the nation knows of each crisis (rules 12.3)."""
    shown: dict[str, ForecastView] = {}
    for crisis in state.crises.values():
        grade = best_grade(ruleset, state, nation, crisis)
        expected = {**pledged_as_seen(ruleset, state, grade), nation: spread_of(plan)}
        seen = known(ruleset, state, crisis, grade)
        shown[crisis.id] = forecast_view(forecast(ruleset, state, crisis, expected, seen))
    return shown


def _facilitated(ruleset: Ruleset, state: GameState) -> TableView:
    """Return what a facilitator sees beyond all others."""
    shown: dict[str, object] = {}
    if not state.revealed:
        shown["all_plans"] = {nation: plan_view(plan) for nation, plan in state.plans.items()}
    if Module.DEALS in ruleset.scenario.modules:
        shown["all_offers"] = offers_view(ruleset, state)
    if is_veiled(ruleset, state):
        shown["truth"] = truth_view(ruleset, state)
        shown["shared_reports"] = reports_view(state)
    if state.fates.agendas:
        shown["agendas"] = agendas_view(ruleset, state)
    if Module.RED_CELL in ruleset.scenario.modules:
        shown["red"] = red_view(ruleset, state)
    if Module.PROJECTS in ruleset.scenario.modules:
        shown["overruns"] = foreseen(ruleset, state, None)
    return cast("TableView", shown)


def _with_hand(ruleset: Ruleset, state: GameState, public: TableView) -> TableView:
    """Return the public view with the words of the challenger's cards."""
    return {**public, "cards": {**public["cards"], **hand_cards(ruleset, state)}}


def view(ruleset: Ruleset, state: GameState, viewer: Viewer, public: TableView) -> TableView:
    """Return everything one viewer may see; `public` is the public view of the same state."""
    match viewer:
        case PublicViewer() | EvaluatorViewer():
            return public
        case SeatViewer(nation=nation):
            if nation not in state.nations:
                return public
            return {**public, "you": seat_view(ruleset, state, nation)}
        case FacilitatorViewer():
            return {**_with_hand(ruleset, state, public), **_facilitated(ruleset, state)}
        case RedViewer() | HostViewer():
            if not sees_hand(ruleset, state, viewer):
                return public
            return {**_with_hand(ruleset, state, public), "red": red_view(ruleset, state)}
    assert_never(viewer)
