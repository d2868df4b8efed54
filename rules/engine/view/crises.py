"""The public face of a crisis: card, needs, coalition sheet and forecast."""

import dataclasses
from collections.abc import Hashable, Mapping
from enum import StrEnum
from functools import cache

from rules.engine.cards import Card, EffectType, Option
from rules.engine.formulas.coalition import in_force
from rules.engine.formulas.crisis import harm, need_units, stability, unit_estimate
from rules.engine.formulas.forecast import Forecast, forecast
from rules.engine.formulas.intelligence import RUMOUR, Known, known
from rules.engine.formulas.options import options_of
from rules.engine.formulas.promises import Spread, pledged_units, sheet_parts
from rules.engine.formulas.ties import practice
from rules.engine.ids import CardId, NationId, Outcome, Phase
from rules.engine.plans import Condition, IfAll, IfNation, Unconditional
from rules.engine.remembering import remembered
from rules.engine.ruleset import Ruleset
from rules.engine.shadows import Rumour
from rules.engine.state import Crisis, GameState
from rules.engine.view_cards import CardView
from rules.engine.view_types import (
    ConditionView,
    CrisisView,
    EstimateView,
    ForecastView,
    NeedView,
    OptionView,
    PledgeView,
    RumourView,
    StakesView,
)

_NONE: ConditionView = {"kind": "none"}


def condition_view(condition: Condition) -> ConditionView:
    """Return a pledge's condition."""
    match condition:
        case Unconditional():
            return _NONE
        case IfNation(nation=nation, units=units):
            return {"kind": "if_nation", "nation": nation, "units": units}
        case IfAll(units=units):
            return {"kind": "if_all", "units": units}


def pledges_view(state: GameState, crisis: Crisis) -> dict[str, PledgeView]:
    """Return the promises on a crisis's sheet, by nation."""
    kept = in_force(state, crisis)
    all_stand = len(kept) == len(crisis.pledges)
    return {
        pledge.nation: {
            "units": pledge.units,
            "condition": _NONE if isinstance(pledge.condition, Unconditional) else condition_view(pledge.condition),
            "stands": all_stand or pledge in kept,
            "released": pledge.released,
            "order": order,
        }
        for order, pledge in enumerate(crisis.pledges)
    }


def _needs(ruleset: Ruleset, state: GameState, known: Known, expected: Forecast) -> list[NeedView]:
    constants = ruleset.constants.crisis
    estimate = unit_estimate(state.interoperability, constants)
    return [
        {
            "domain": need.domain.value,
            "weight": need.weight,
            "aggregation": need.aggregation.value,
            "need": result.need,
            "units": need_units(need, known.demand, estimate, constants),
            "pledged": sum(part.units for part in result.contributions),
            "by": {part.nation: part.units for part in result.contributions},
            "coverage": result.coverage,
        }
        for need, result in zip(known.card.needs, expected.needs, strict=True)
    ]


def effect_view(effect: EffectType) -> dict[str, int | str | list[str]]:
    """Return an effect as data: its operation under "type" and every field that has not its usual value."""
    shown: dict[str, int | str | list[str]] = {"type": _operation(type(effect).__name__)}
    for field in dataclasses.fields(effect):
        value = getattr(effect, field.name)
        if value is None or value == field.default:
            continue
        shown[field.name] = [part.value for part in value] if isinstance(value, tuple) else _plain(value)
    return shown


@cache
def _operation(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


def _plain(value: int | str) -> int | str:
    return value.value if isinstance(value, StrEnum) else value


def _option(option: Option, card: Card, ruleset: Ruleset) -> OptionView:
    words = ruleset.words[card.id].options[option.id]
    return {
        "id": option.id,
        "label": words.label,
        "note": words.note,
        "does": list(words.does),
        "cost_rate": option.cost_rate,
        "cost_influence": option.cost_influence,
        "who_may": option.who_may.value,
        "contributes": {domain.value: units for domain, units in option.contributes},
        "effects": {
            "public": [effect_view(effect) for effect in option.public],
            "club": [effect_view(effect) for effect in option.club],
            "private": [effect_view(effect) for effect in option.private],
        },
    }


@remembered(lambda ruleset, card: (ruleset, card))
def options_view(ruleset: Ruleset, card: Card) -> dict[str, OptionView]:
    """Return the response options of a card, by id."""
    return {option.id: _option(option, card, ruleset) for option in options_of(card).values()}


@remembered(sheet_parts)
def crisis_views(ruleset: Ruleset, state: GameState) -> dict[str, CrisisView]:
    """Return the crises of the round as all see them, in the order of the horizon."""
    pledged = pledged_units(ruleset, state)
    return {
        crisis.id: crisis_view(ruleset, state, crisis, order, pledged)
        for order, crisis in enumerate(state.crises.values())
    }


def forecast_view(expected: Forecast) -> ForecastView:
    """Return a forecast as screens show it."""
    return {
        "coverage": expected.coverage,
        "outcome": expected.outcome.value,
        "sure": expected.sure,
        "short": {domain.value: units for domain, units in expected.short.items()},
    }


def stakes_view(ruleset: Ruleset, state: GameState, crisis: Crisis, severity: int) -> StakesView:
    """Return what failing would cost, as if every crisis of the round but this one were managed."""
    constants = ruleset.constants.crisis
    exposure = state.nations[crisis.target].exposure.get(crisis.threat, 0)
    points = harm(Outcome.FAILED, severity, exposure, constants)
    if ruleset.cards[crisis.card].opportunity:
        return {"stability": 0, "tension": 0, "harm": 0, "gdp": 0, "support": 0, "neighbours": 0}
    calm = [(Outcome.MANAGED, 0)] * (len(state.crises) - 1)
    return {
        "stability": stability([(Outcome.FAILED, severity), *calm], constants),
        "tension": constants.tension_failed,
        "harm": points,
        "gdp": constants.harm_gdp * points,
        "support": -points,
        "neighbours": points // constants.harm_region_divisor,
    }


def _placed(
    _ruleset: Ruleset, state: GameState, crisis: Crisis, order: int, pledged: Mapping[NationId, Spread]
) -> tuple[Hashable, ...]:
    return (order, *placed_here(state, crisis, pledged))


def placed_here(state: GameState, crisis: Crisis, pledged: Mapping[NationId, Spread]) -> tuple[Hashable, ...]:
    """Return what the numbers of a crisis depend on beside the crisis itself, as values."""
    here = tuple([(nation, *placed.get(crisis.id, {}).items()) for nation, placed in pledged.items()])
    readiness = tuple([state.nations[nation].readiness for nation in pledged])
    exposure = state.nations[crisis.target].exposure.get(crisis.threat, 0)
    return (state.phase is Phase.DIPLOMACY, state.interoperability, readiness, here, exposure)


@remembered(
    lambda ruleset, state, crisis, _order, _pledged: (ruleset, crisis, practice(state), state.works), equal=_placed
)
def crisis_view(
    ruleset: Ruleset, state: GameState, crisis: Crisis, order: int, pledged: Mapping[NationId, Spread]
) -> CrisisView:
    """Return a crisis as all see it."""
    card = ruleset.cards[crisis.card]
    told = estimate_view(ruleset, state, crisis, pledged, known(ruleset, state, crisis, RUMOUR))
    shown: CrisisView = {
        "id": crisis.id,
        "order": order,
        "card": crisis.card,
        "threat": crisis.threat.value,
        "target": crisis.target,
        "severity": told["severity"],
        "demand": told["demand"],
        "units": told["units"],
        "convener": crisis.convener,
        "needs": told["needs"],
        "fair": {str(nation): units for nation, units in crisis.fair.items()},
        "asks": {str(nation): units for nation, units in crisis.asks.items()},
        "pledges": pledges_view(state, crisis),
        "declined": list(crisis.declined),
        "forecast": told["forecast"],
        "stakes": told["stakes"],
    }
    if card.dilemma is not None:
        shown["decides"] = card.dilemma.decides.value
        shown["options"] = options_view(ruleset, card)
        shown["option_order"] = list(shown["options"])
    if crisis.since is not None:
        shown["since"] = crisis.since
        shown["stage"] = card.stage
    if crisis.rumour is not None:
        shown["rumour"] = rumour_view(crisis.rumour)
    if crisis.by_red:
        shown["by_red"] = True
        shown["pressure"] = crisis.pressure
    return shown


def estimate_view(
    ruleset: Ruleset, state: GameState, crisis: Crisis, pledged: Mapping[NationId, Spread], seen: Known
) -> EstimateView:
    """Return what a crisis is taken for by somebody who knows so much of it."""
    expected = forecast(ruleset, state, crisis, pledged, seen)
    return {
        "severity": seen.severity,
        "demand": seen.demand,
        "units": seen.units,
        "needs": _needs(ruleset, state, seen, expected),
        "forecast": forecast_view(expected),
        "stakes": stakes_view(ruleset, state, crisis, seen.severity),
    }


def rumour_view(rumour: Rumour) -> RumourView:
    """Return what all heard of a crisis."""
    return {
        "stands": rumour.stands,
        "severity": rumour.severity,
        "low": rumour.low,
        "high": rumour.high,
        "units": rumour.units,
    }


@remembered(lambda ruleset, state: (ruleset, state.used))
def card_views(ruleset: Ruleset, state: GameState) -> dict[str, CardView]:
    """Return the words of all cards that were drawn."""
    return {card: card_view(ruleset, card) for card in state.used}


def card_view(ruleset: Ruleset, card_id: CardId) -> CardView:
    """Return a drawn card's words."""
    words = ruleset.words[card_id]
    shown: CardView = {
        "id": card_id,
        "threat": ruleset.cards[card_id].threat.value,
        "title": words.title,
        "summary": words.summary,
        "narrative": words.narrative,
        "stakes": words.stakes,
        "dilemma": words.dilemma,
        "outcomes": {outcome.value: text for outcome, text in words.outcomes.items()},
        "objective": words.objective,
        "expected_actions": list(words.expected_actions),
        "debrief_questions": list(words.debrief_questions),
        "source": words.source,
    }
    if ruleset.cards[card_id].adjudicated:
        shown["is_adjudicated"] = True
    if ruleset.cards[card_id].opportunity:
        shown["is_opportunity"] = True
    if words.follows:
        shown["follows"] = list(words.follows)
    return shown
