"""Transparency: nations that show each other their plans are trusted, at home too (rules 11.20)."""

from rules.engine.agreements import Clause
from rules.engine.copying import revise
from rules.engine.formulas.agreements import bound, fellows
from rules.engine.ids import NationId, Phase
from rules.engine.module_constants import OutreachConstants, given
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState

CLAUSE = Clause.TRANSPARENCY


def shows_plan_to(state: GameState, nation: NationId) -> tuple[NationId, ...]:
    """Return the nations that see a nation's sealed plan before the reveal."""
    if state.phase is not Phase.PLANNING or nation not in state.sealed:
        return ()
    return fellows(state, nation, CLAUSE)


def outreach_numbers(ruleset: Ruleset, state: GameState, nation: NationId) -> OutreachConstants:
    """Return what public diplomacy brings a nation: more where its public can see what it does (rules 9.3)."""
    usual = given(ruleset.constants.outreach)
    if not state.ties.agreements or not bound(state, nation, CLAUSE):
        return usual
    times = given(ruleset.constants.clauses).open_outreach
    return revise(usual, support=usual.support * times, most=usual.most * times)
