"""Whether a nation is about to break a clause, by what all can see (rules 11.8)."""

from rules.engine.agreements import Agreement, Clause
from rules.engine.formulas.clauses import burden_sharing, joint_training
from rules.engine.formulas.clauses.duties import DUTIES, owed
from rules.engine.formulas.deals import exercising
from rules.engine.ids import NationId
from rules.engine.module_constants import given
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState


def is_at_risk(ruleset: Ruleset, state: GameState, agreement: Agreement, clause: Clause, nation: NationId) -> bool:
    """Return whether a nation would break a clause that binds it if nothing changed that all can see."""
    if clause in DUTIES:
        return not state.revealed and _owes(ruleset, state, agreement, clause, nation)
    if clause is Clause.BURDEN_SHARING:
        return burden_sharing.misses_floor(state, agreement, nation)
    if clause is Clause.JOINT_TRAINING:
        return _must_train(ruleset, state, agreement, nation)
    return False


def _owes(ruleset: Ruleset, state: GameState, agreement: Agreement, clause: Clause, nation: NationId) -> bool:
    """Return whether a nation owes a unit to a crisis to which it has pledged none."""
    return any(
        owed(ruleset, state, agreement, clause, crisis, nation)
        for crisis in state.crises.values()
        if all(pledge.nation != nation for pledge in crisis.pledges)
    )


def _must_train(ruleset: Ruleset, state: GameState, agreement: Agreement, nation: NationId) -> bool:
    years = joint_training.years_without(agreement, nation, state.round)
    return years >= given(ruleset.constants.clauses).training_years and nation not in exercising(state)
