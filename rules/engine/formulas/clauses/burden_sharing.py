"""Burden sharing: a common floor of effort (rules 11.9)."""

from rules.engine.agreements import Agreement, Clause
from rules.engine.formulas.agreements import agreements_with, bound_by
from rules.engine.formulas.economy import effort_range
from rules.engine.ids import NationId
from rules.engine.module_constants import given
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState

CLAUSE = Clause.BURDEN_SHARING


def misses_floor(state: GameState, agreement: Agreement, nation: NationId) -> bool:
    """Return whether a nation's effort is below the floor, as it is now."""
    return nation in bound_by(agreement, CLAUSE) and state.nations[nation].effort < agreement.floor


def breaks_floor(ruleset: Ruleset, agreement: Agreement, before: int, after: int) -> bool:
    """Return whether a year's effort, set from `before` to `after`, breaks the floor.

    Not where it was raised as far as a year allows.
    """
    if after >= agreement.floor:
        return False
    return after < effort_range(before, given(ruleset.constants.effort))[1]


def shared_in(agreement: Agreement, served: frozenset[NationId]) -> int:
    """Return how many of those who are bound served in a crisis."""
    return len(served.intersection(bound_by(agreement, CLAUSE)))


def floor_of(state: GameState, nation: NationId) -> int:
    """Return the highest floor that binds a nation; 0: none does."""
    return max([one.floor for one in agreements_with(state, CLAUSE) if nation in bound_by(one, CLAUSE)], default=0)
