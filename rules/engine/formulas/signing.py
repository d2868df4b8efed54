"""Why nations cannot bind themselves: the same answer for a command and for a screen (rules 11.1 to 11.6)."""

from collections.abc import Hashable, Sequence

from rules.engine.agreements import (
    MEMBERS_ONLY,
    Agreement,
    AgreementTerm,
    AmendAgreement,
    Clause,
    ExpelMember,
    FoundAgreement,
    JoinAgreement,
)
from rules.engine.deals import Term
from rules.engine.errors import Reason, Refusal
from rules.engine.formulas.agreements import TWO, agreement_of, clauses_of, members_of, signatory_of
from rules.engine.formulas.consent import newcomers_to
from rules.engine.formulas.deals import open_offers
from rules.engine.ids import Module, NationId
from rules.engine.module_constants import given
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState


def _no(reason: Reason, rule: str, **facts: int | str) -> Refusal:
    return Refusal(reason=reason, rule=rule, facts=facts)


def offered(ruleset: Ruleset) -> tuple[Clause, ...]:
    """Return the clauses that nations of this scenario can choose from."""
    return ruleset.scenario.clauses if Module.AGREEMENTS in ruleset.scenario.modules else ()


def free_names(ruleset: Ruleset, state: GameState) -> list[str]:
    """Return the names that no agreement has borne yet."""
    used = {agreement.id for agreement in state.ties.agreements}
    return [str(name) for name in ruleset.scenario.agreement_names if name not in used]


def _in_order(names: Sequence[str]) -> bool:
    return list(names) == sorted(set(names))


def _once(things: Sequence[Hashable]) -> bool:
    return len(set(things)) == len(things)


def _nations_refusal(state: GameState, term: FoundAgreement) -> Refusal | None:
    parties = (*term.members, *term.partners)
    if len(term.members) < TWO or not _in_order(term.members) or not _in_order(term.partners) or not _once(parties):
        return _no(Reason.BAD_TERM, "11.1", term="agreement")
    if any(nation not in state.nations for nation in parties):
        return _no(Reason.UNKNOWN_NATION, "2.2", nations=", ".join(state.settings.nations))
    return None


def _clauses_refusal(ruleset: Ruleset, term: FoundAgreement) -> Refusal | None:
    known, most = offered(ruleset), given(ruleset.constants.agreements).clauses
    if any(clause not in known for clause in term.clauses):
        return _no(Reason.UNKNOWN_CLAUSE, "11.2", clauses=", ".join(known))
    if not 1 <= len(term.clauses) <= most or not _once(term.clauses):
        return _no(Reason.BAD_TERM, "11.1", term="agreement")
    if term.partners and set(term.clauses) <= MEMBERS_ONLY:
        return _no(Reason.BAD_TERM, "11.3", term="partners")
    return floor_refusal(ruleset, term.floor, shares=Clause.BURDEN_SHARING in term.clauses)


def floor_refusal(ruleset: Ruleset, floor: int, *, shares: bool) -> Refusal | None:
    """Return why a floor cannot be set; without burden sharing there is none, written as 0 (rules 11.9)."""
    constants = given(ruleset.constants.clauses)
    low, high = (constants.floor_low, constants.floor_high) if shares else (0, 0)
    return None if low <= floor <= high else _no(Reason.FLOOR_OUT_OF_RANGE, "11.9", low=low, high=high)


def _details_refusal(ruleset: Ruleset, state: GameState, term: FoundAgreement) -> Refusal | None:
    constants = given(ruleset.constants.agreements)
    if term.name not in free_names(ruleset, state):
        return _no(Reason.NAME_TAKEN, "11.1")
    fits = 0 <= term.rounds <= state.settings.rounds and 0 <= term.notice <= constants.notice
    if not fits or len(term.purpose) > constants.purposes or not _once(term.purpose):
        return _no(Reason.BAD_TERM, "11.1", term="agreement")
    return None


def agreement_refusal(ruleset: Ruleset, state: GameState, term: AgreementTerm) -> Refusal | None:
    """Return why nobody could agree on a term of an agreement, or None."""
    if Module.AGREEMENTS not in ruleset.scenario.modules:
        return _no(Reason.NOT_IN_SCENARIO, "11.1", module=Module.AGREEMENTS.value)
    if isinstance(term, FoundAgreement):
        return (
            _nations_refusal(state, term) or _clauses_refusal(ruleset, term) or _details_refusal(ruleset, state, term)
        )
    agreement = agreement_of(state, term.agreement)
    if agreement is None:
        return _no(Reason.UNKNOWN_AGREEMENT, "11.6")
    match term:
        case JoinAgreement():
            return _joining_refusal(state, agreement, term)
        case AmendAgreement():
            return _amending_refusal(ruleset, state, agreement, term)
        case ExpelMember():
            fits = signatory_of(agreement, term.nation) and len(members_of(agreement)) > TWO
            return None if fits else _no(Reason.BAD_TERM, "11.16", term="expel")


def _joining_refusal(state: GameState, agreement: Agreement, term: JoinAgreement) -> Refusal | None:
    if term.nation not in state.nations:
        return _no(Reason.UNKNOWN_NATION, "2.2", nations=", ".join(state.settings.nations))
    if signatory_of(agreement, term.nation) is not None:
        return _no(Reason.BAD_TERM, "11.14", term="join")
    if term.partner and MEMBERS_ONLY.issuperset(clauses_of(agreement)):
        return _no(Reason.BAD_TERM, "11.3", term="partners")
    return None


def _amending_refusal(ruleset: Ruleset, state: GameState, agreement: Agreement, term: AmendAgreement) -> Refusal | None:
    have, wrong = clauses_of(agreement), _no(Reason.BAD_TERM, "11.15", term="amend")
    match term:
        case AmendAgreement(add=Clause() as add, remove=None, promote=None):
            return _adding_refusal(ruleset, state, agreement, add, term.floor or 0)
        case AmendAgreement(add=None, remove=Clause() as remove, floor=None, promote=None):
            return None if remove in have and len(have) > 1 else wrong
        case AmendAgreement(add=None, remove=None, floor=int() as floor, promote=None):
            shares = Clause.BURDEN_SHARING in have
            return floor_refusal(ruleset, floor, shares=True) if shares and floor != agreement.floor else wrong
        case AmendAgreement(add=None, remove=None, floor=None, promote=str() as promote):
            one = signatory_of(agreement, promote)
            return None if one is not None and one.partner else wrong
        case _:
            return wrong


def _adding_refusal(
    ruleset: Ruleset, state: GameState, agreement: Agreement, clause: Clause, floor: int
) -> Refusal | None:
    if clause not in offered(ruleset):
        return _no(Reason.UNKNOWN_CLAUSE, "11.2", clauses=", ".join(offered(ruleset)))
    if clause in clauses_of(agreement):
        return _no(Reason.BAD_TERM, "11.15", term="amend")
    if any(provision.since == state.round for provision in agreement.provisions):
        return _no(Reason.CLAUSE_ADDED, "11.15")
    return floor_refusal(ruleset, floor, shares=clause is Clause.BURDEN_SHARING)


def agreements_in(terms: Sequence[Term]) -> list[AgreementTerm]:
    """Return the terms that make or change agreements."""
    return [term for term in terms if isinstance(term, AgreementTerm)]


def newly_bound(state: GameState, term: AgreementTerm) -> tuple[NationId, ...]:
    """Return the nations that a term binds by something that does not bind them yet, or by more than before."""
    match term:
        case FoundAgreement(members=members, partners=partners):
            return (*members, *partners)
        case JoinAgreement(nation=nation):
            return (nation,)
        case AmendAgreement(promote=promote) if promote is not None:
            return (promote,)
        case AmendAgreement(agreement=name, add=add):
            agreement = agreement_of(state, name)
            return newcomers_to(agreement, add) if agreement is not None and add is not None else ()
        case ExpelMember():
            return ()


def proposal_cost(ruleset: Ruleset, terms: Sequence[Term]) -> int:
    """Return the influence that who proposes terms pays when they are agreed on (rules 11.4)."""
    found = agreements_in(terms)
    return given(ruleset.constants.agreements).proposal * len(found) if found else 0


def influence_left(ruleset: Ruleset, state: GameState, nation: NationId) -> int:
    """Return a nation's influence beside what its own open offers would take."""
    own = [offer for offer in open_offers(state) if offer.proposer == nation]
    return state.nations[nation].influence - sum([proposal_cost(ruleset, offer.terms) for offer in own])


def ratification_refusal(ruleset: Ruleset, state: GameState, nation: NationId, terms: Sequence[Term]) -> Refusal | None:
    """Return why a nation's public would not let it sign, or None (rules 11.5)."""
    if not any(nation in newly_bound(state, term) for term in agreements_in(terms)):
        return None
    least = given(ruleset.constants.agreements).ratified
    if state.nations[nation].support >= least:
        return None
    return _no(Reason.NOT_RATIFIED, "11.5", low=least, support=state.nations[nation].support)


def proposal_refusal(ruleset: Ruleset, state: GameState, nation: NationId, terms: Sequence[Term]) -> Refusal | None:
    """Return why a nation cannot propose to bind itself and others, or None (rules 11.4)."""
    cost, left = proposal_cost(ruleset, terms), influence_left(ruleset, state, nation) if terms else 0
    if cost > left:
        return _no(Reason.OVER_INFLUENCE, "11.4", cost=cost, influence=left)
    return None
