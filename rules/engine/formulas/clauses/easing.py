"""What agreements of its target take off a crisis when it comes (rules 11.10 and on)."""

from rules.engine.agreements import ATTACKS, BREAK_INS, DISASTERS, TERROR, Clause, Eased
from rules.engine.formulas.agreements import most_widened
from rules.engine.formulas.clauses.mutual_defence import deters
from rules.engine.ids import NationId, Threat
from rules.engine.module_constants import ClausesConstants, given
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState

EASED: dict[Clause, tuple[frozenset[Threat], str]] = {
    Clause.DISASTER_RELIEF: (DISASTERS, "relief_percent"),
    Clause.CYBER_RESPONSE: (BREAK_INS, "cyber_percent"),
    Clause.COUNTER_TERRORISM: (TERROR, "terror_percent"),
}
"""The threats whose demand falls at those who are bound, and the number that says by how much."""


def _percent(clause: Clause, constants: ClausesConstants) -> int:
    percent: int = getattr(constants, EASED[clause][1])
    return percent


def demand_off(ruleset: Ruleset, state: GameState, threat: Threat, target: NationId) -> int:
    """Return by how many per cent the demand of a crisis falls: clauses add up."""
    constants = given(ruleset.constants.clauses)
    return sum(
        [
            most_widened(ruleset, state, clause, (target,), _percent(clause, constants))
            for clause, (threats, _) in EASED.items()
            if threat in threats
        ]
    )


def eased(
    ruleset: Ruleset, state: GameState, threat: Threat, target: NationId, severity: int, *, by_red: bool = False
) -> Eased | None:
    """Return what the agreements of its target take off a crisis of this severity, or None: nothing."""
    if not state.ties.agreements:
        return None
    attacks = by_red or threat in ATTACKS
    deterred = given(ruleset.constants.clauses).defence_severity if attacks and deters(ruleset, state, target) else 0
    off = Eased(severity=min(deterred, severity - 1), percent=demand_off(ruleset, state, threat, target))
    return off if off.severity or off.percent else None
