"""Joint training: exercises among those who are bound cost less and bring more (rules 11.12)."""

from rules.engine.agreements import Agreement, Clause
from rules.engine.formulas.agreements import bound_by, fellows, most_widened, signatory_of
from rules.engine.ids import NationId
from rules.engine.module_constants import given
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState

CLAUSE = Clause.JOINT_TRAINING


def exercise_rate(ruleset: Ruleset, state: GameState, nation: NationId, nations: tuple[NationId, ...]) -> int:
    """Return the RP per 100 gdp that an exercise of these nations costs one of them (rules 10.7)."""
    usual = given(ruleset.constants.exercises).cost
    if not state.ties.agreements or not set(fellows(state, nation, CLAUSE)).intersection(nations):
        return usual
    return min(usual, given(ruleset.constants.clauses).training_cost)


def exercise_gain(ruleset: Ruleset, state: GameState, pair: tuple[NationId, NationId], now: int) -> int:
    """Return by how much an exercise brings two nations closer that work together as well as this now (rules 10.7)."""
    usual = (100 - now) // given(ruleset.constants.exercises).divisor
    if not state.ties.agreements:
        return usual
    better = (100 - now) // given(ruleset.constants.clauses).training_divisor
    return max(usual, most_widened(ruleset, state, CLAUSE, pair, better))


def years_without(agreement: Agreement, nation: NationId, now: int) -> int:
    """Return how many years, this one among them, a nation has gone without the exercise that it owes."""
    one = signatory_of(agreement, nation)
    if one is None or len(bound_by(agreement, CLAUSE)) == 1:
        return 0
    agreed = next(provision.since for provision in agreement.provisions if provision.clause is CLAUSE)
    broken = [breach.round for breach in agreement.breaches if (breach.nation, breach.clause) == (nation, CLAUSE)]
    return now - max(one.since - 1, agreed - 1, one.trained, *broken)
