"""Games in which nobody sees everything: a ruleset with intelligence, and the same public game with another truth."""

from functools import cache

from rules.engine.copying import revise
from rules.engine.ids import CardId, CrisisId, Module
from rules.engine.module_constants import IntelligenceConstants
from rules.engine.remembering import remembered_of_one
from rules.engine.ruleset import Ruleset
from rules.engine.state import Crisis, GameState
from tests.engine.builders import harbour

NUMBERS = IntelligenceConstants(rumour_spread=1, grade_divisor=3, grade_max=2, leak_below=3)


def _veiled(ruleset: Ruleset) -> Ruleset:
    modules = ruleset.scenario.modules | {Module.INTELLIGENCE}
    constants = revise(ruleset.constants, intelligence=NUMBERS)
    return revise(ruleset, scenario=revise(ruleset.scenario, modules=modules), constants=constants)


@cache
def veiled() -> Ruleset:
    """Harbour, where crises are rumours until their reveal."""
    return _veiled(harbour())


def hidden(state: GameState, crisis: CrisisId, severity: int, demand: int, units: int) -> GameState:
    """The state with another truth behind the rumour of a crisis."""
    changed = revise(state.crises[crisis], severity=severity, demand=demand, units=units)
    return revise(state, crises={**state.crises, crisis: changed})


def otherwise(state: GameState) -> GameState:
    """The same public game with another truth behind every rumour."""
    return revise(state, crises={crisis.id: _other(crisis) for crisis in state.crises.values()})


def _other(crisis: Crisis) -> Crisis:
    assert crisis.rumour is not None
    severity = next(other for other in (1, 2, 3, 4, 5) if other != crisis.severity)
    return revise(crisis, severity=severity, demand=crisis.demand + 1777, units=crisis.units + 3)


@remembered_of_one
def with_other_shares(ruleset: Ruleset) -> Ruleset:
    """The same cards with other weights of their needs."""
    cards = {}
    for name, card in ruleset.cards.items():
        count = len(card.needs)
        weights = [1000 - 100 * (count - 1)] + [100] * (count - 1)
        needs = tuple(revise(need, weight=weight) for need, weight in zip(card.needs, weights, strict=True))
        cards[CardId(name)] = revise(card, needs=needs)
    return revise(ruleset, cards=cards)
