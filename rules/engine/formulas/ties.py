"""How well nations work together: each two at the start, after service, and on average (rules 10)."""

from rules.engine.ids import Module, NationId
from rules.engine.module_constants import ExercisesConstants, given
from rules.engine.ruleset import Ruleset, Seating
from rules.engine.state import GameState
from rules.engine.ties import NO_TIES, Pairs, Ties


def first_ties(ruleset: Ruleset, nations: tuple[NationId, ...], seating: Seating) -> Ties:
    """Return what is between the nations of a table as it opens."""
    if Module.EXERCISES not in ruleset.scenario.modules:
        return NO_TIES
    constants, regions = given(ruleset.constants.exercises), seating.regions
    pairs = {
        one: {
            other: constants.start_region if regions[one] == regions[other] else constants.start
            for other in nations
            if other != one
        }
        for one in nations
    }
    return Ties(interoperability=pairs)


def practice(state: GameState) -> int | Pairs:
    """Return how well nations work together: one number for all, or one for each two."""
    return state.ties.interoperability or state.interoperability


def interoperability(state: GameState, one: NationId, other: NationId) -> int:
    """Return how well two nations work together, 0 to 100 (rules 10.1)."""
    pairs = state.ties.interoperability
    return pairs[one][other] if pairs else state.interoperability


def mean_interoperability(state: GameState) -> int:
    """Return the mean of all pairs, cut off: the public estimate counts with it (rules 10.2)."""
    pairs = state.ties.interoperability
    if len(pairs) < 2:
        return state.interoperability
    return sum(sum(others.values()) for others in pairs.values()) // (len(pairs) * (len(pairs) - 1))


def growth_of_pair(now: int, divisor: int) -> int:
    """Return by how much two nations come closer to 100 (rules 10.3).

    >>> growth_of_pair(10, 12), growth_of_pair(95, 12)
    (7, 0)
    """
    return (100 - now) // divisor


def served(now: int, constants: ExercisesConstants) -> int:
    """Return what service in one crisis adds (rules 10.3)."""
    return growth_of_pair(now, constants.served_divisor)
