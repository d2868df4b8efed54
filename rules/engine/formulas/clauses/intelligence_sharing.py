"""Intelligence sharing: what one's services see, those see who trust it (rules 11.11)."""

from rules.engine.agreements import Clause
from rules.engine.formulas.agreements import fellows
from rules.engine.ids import NationId
from rules.engine.module_constants import given
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState

CLAUSE = Clause.INTELLIGENCE_SHARING


def shares_with(ruleset: Ruleset, state: GameState, nation: NationId) -> tuple[NationId, ...]:
    """Return the nations by whose services a nation sees: the others who are bound, as far as it trusts them."""
    trust, least = state.nations[nation].trust, given(ruleset.constants.clauses).sharing_trust
    return tuple([other for other in fellows(state, nation, CLAUSE) if trust[other] >= least])
