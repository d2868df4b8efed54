"""Whether a nation is about to break a clause, by what all can see (rules 11.8)."""

from typing import assert_never

from rules.engine.agreements import Agreement, Clause
from rules.engine.formulas.clauses import burden_sharing
from rules.engine.ids import NationId
from rules.engine.state import GameState


def is_at_risk(state: GameState, agreement: Agreement, clause: Clause, nation: NationId) -> bool:
    """Return whether a nation would break a clause that binds it if nothing changed that all can see."""
    match clause:
        case Clause.BURDEN_SHARING:
            return burden_sharing.misses_floor(state, agreement, nation)
    assert_never(clause)
