"""Hotline: those who can call each other misunderstand each other less (rules 11.21)."""

from collections.abc import Collection

from rules.engine.agreements import ATTACKS, Clause
from rules.engine.formulas.agreements import TWO, agreements_with, bound_by, fellows
from rules.engine.ids import NationId
from rules.engine.state import Crisis, GameState

CLAUSE = Clause.HOTLINE


def halves_friction(state: GameState, served: Collection[NationId]) -> bool:
    """Return whether one hotline binds all who serve in a crisis, two or more."""
    if len(served) < TWO:
        return False
    return any(set(served) <= set(bound_by(agreement, CLAUSE)) for agreement in agreements_with(state, CLAUSE))


def calms(state: GameState, crisis: Crisis) -> bool:
    """Return whether a crisis that failed is kept from stirring up more of its kind."""
    return crisis.threat in ATTACKS and bool(fellows(state, crisis.target, CLAUSE))
