"""Whose word an offer needs: of all whom it binds, or of enough members (rules 10.4, 11.14 to 11.16)."""

from collections.abc import Iterable
from dataclasses import dataclass

from rules.engine.agreements import (
    MEMBERS_ONLY,
    Accession,
    Agreement,
    AmendAgreement,
    Clause,
    ExpelMember,
    JoinAgreement,
)
from rules.engine.deals import Offer, Term, named_in
from rules.engine.formulas.agreements import agreement_of, members_of
from rules.engine.ids import NationId
from rules.engine.state import GameState


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Who must say yes, and how many of some others."""

    must: frozenset[NationId]
    voters: frozenset[NationId] = frozenset()
    needed: int = 0
    """Of the voters."""


def newcomers_to(agreement: Agreement, clause: Clause) -> tuple[NationId, ...]:
    """Return whom a clause would bind if it were added to an agreement."""
    return tuple([one.nation for one in agreement.signatories if not (one.partner and clause in MEMBERS_ONLY)])


def _most_of(nations: Iterable[NationId], must: frozenset[NationId]) -> Consent:
    voters = frozenset(nations)
    return Consent(must=must, voters=voters, needed=len(voters) // 2 + 1)


def consent_of(state: GameState, term: Term) -> Consent:
    """Return whose word a term needs."""
    must = frozenset(named_in(term))
    if not isinstance(term, JoinAgreement | AmendAgreement | ExpelMember):
        return Consent(must=must)
    agreement = agreement_of(state, term.agreement)
    members = members_of(agreement) if agreement is not None else ()
    match term:
        case JoinAgreement():
            if agreement is None or agreement.accession is Accession.OPEN:
                return Consent(must=must)
            return (
                _most_of(members, must)
                if agreement.accession is Accession.MAJORITY
                else Consent(must=must | {*members})
            )
        case AmendAgreement(add=add):
            asked = newcomers_to(agreement, add) if agreement is not None and add is not None else ()
            return Consent(must=must | {*members, *asked})
        case ExpelMember(nation=nation):
            return _most_of([member for member in members if member != nation], must)


def parties_of(state: GameState, proposer: NationId, terms: Iterable[Term]) -> tuple[NationId, ...]:
    """Return all whose word an offer needs or may use, sorted (rules 10.4)."""
    found = {proposer}
    for consent in [consent_of(state, term) for term in terms]:
        found |= consent.must | consent.voters
    return tuple(sorted(found))


def is_settled(state: GameState, terms: Iterable[Term], accepted: Iterable[NationId]) -> bool:
    """Return whether enough have said yes to all terms."""
    yes = frozenset(accepted)
    return all(
        consent.must <= yes and len(consent.voters & yes) >= consent.needed
        for consent in [consent_of(state, term) for term in terms]
    )


def only_votes(state: GameState, nation: NationId, offer: Offer) -> bool:
    """Return whether an offer can be struck without the word of one of its parties."""
    return all(nation not in consent_of(state, term).must for term in offer.terms)
