"""Agreements for tests: harbour with every clause, and founding one in a line."""

from functools import cache

from rules.engine.agreements import Accession, Agreement, Clause, FoundAgreement
from rules.engine.commands import AcceptDeal, ProposeDeal
from rules.engine.copying import revise
from rules.engine.ids import AgreementId, Module, NationId
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from tests.engine.builders import SECOND, a_crisis, a_nation, a_state, counted, full, played, seat

PACT = AgreementId("pact")


@cache
def bound_rules() -> Ruleset:
    """Harbour with every module but the challenger, no chance in coverage, and crises that end by the count."""
    modules = full().scenario.modules - {Module.RED_CELL}
    return revise(counted(full()), scenario=revise(full().scenario, friction=False, modules=modules))


def founding(*members: NationId, **fields: object) -> FoundAgreement:
    """A term that founds the pact of these members, about burden sharing unless other clauses are named."""
    usual = FoundAgreement(
        name=PACT,
        members=members,
        partners=(),
        clauses=(Clause.BURDEN_SHARING,),
        floor=20,
        accession=Accession.MAJORITY,
        rounds=0,
        notice=0,
        purpose=(),
    )
    return revise(usual, **fields)


def talks(seats: int = 3) -> GameState:
    """Harbour while nations talk: a flood at Cobham, a raid at Ashford, and 12 RP each."""
    state = a_crisis(a_state(ruleset=bound_rules(), seats=seats), severity=4, demand=4825)
    state = a_crisis(state, SECOND, "raid", severity=2, demand=2831)
    for nation in state.settings.nations:
        state = a_nation(state, nation, budget=12)
    return state


def founded(state: GameState, term: FoundAgreement) -> GameState:
    """The state after all have agreed on founding; the first member proposed it."""
    rules, proposer = bound_rules(), term.members[0]
    state = played(rules, state, ProposeDeal(terms=(term,)), seat(proposer))
    offer = state.ties.offers[-1]
    for nation in offer.parties:
        if nation != proposer:
            state = played(rules, state, AcceptDeal(offer=offer.id), seat(nation))
    return state


def the(state: GameState, name: AgreementId = PACT) -> Agreement:
    """The agreement of this name."""
    return next(agreement for agreement in state.ties.agreements if agreement.id == name)
