"""Mutual defence: an attack on one is answered by all, and less likely for it (rules 11.10)."""

from rules.engine.agreements import Agreement, Clause
from rules.engine.formulas.agreements import agreements_with, bound_by, widened
from rules.engine.formulas.arithmetic import step
from rules.engine.formulas.places import total_gdp
from rules.engine.ids import Domain, NationId
from rules.engine.module_constants import given
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState

CLAUSE = Clause.MUTUAL_DEFENCE
_FIGHTING = (Domain.FORCES, Domain.SPECIAL)


def ready_forces(state: GameState, nation: NationId) -> int:
    """Return what a nation could send at once, in hundredths of a level."""
    own = state.nations[nation]
    return sum([own.capability.get(domain, 0) for domain in _FIGHTING]) * own.readiness


def reach(ruleset: Ruleset, state: GameState, agreement: Agreement, target: NationId) -> int:
    """Return what all others who are bound could send to one of them, in hundredths of a level."""
    others = [nation for nation in bound_by(agreement, CLAUSE) if nation != target]
    return widened(ruleset, agreement, sum([ready_forces(state, nation) for nation in others]))


def reach_needed(ruleset: Ruleset, state: GameState) -> int:
    """Return what they must reach to deter, in hundredths of a level."""
    constants, crisis = given(ruleset.constants.clauses), ruleset.constants.crisis
    nations = len(state.settings.nations)
    size, crises = step(crisis.size, nations), step(crisis.count, nations)
    return 100 * total_gdp(state) * size * constants.defence_reach // (constants.defence_divisor * crises)


def deters(ruleset: Ruleset, state: GameState, target: NationId) -> bool:
    """Return whether somebody thinks twice about a target because of who would come."""
    needed = reach_needed(ruleset, state)
    return any(
        reach(ruleset, state, agreement, target) >= needed
        for agreement in agreements_with(state, CLAUSE)
        if target in bound_by(agreement, CLAUSE)
    )
