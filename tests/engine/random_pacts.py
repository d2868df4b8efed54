"""Random agreements: such as a seat's screen allows, and such as nobody should get away with."""

import random
from collections.abc import Iterator

from rules.engine import commands as c
from rules.engine.agreements import (
    Accession,
    AgreementTerm,
    AmendAgreement,
    Clause,
    ExpelMember,
    FoundAgreement,
    JoinAgreement,
)
from rules.engine.ids import AgreementId, NationId, Threat
from rules.engine.state import GameState
from rules.engine.view_agreements import AgreementsMayView, ChangeMayView
from rules.engine.view_types import TableView


def pact_moves(
    rng: random.Random, nation: NationId, view: TableView, may: AgreementsMayView, *, may_propose: bool
) -> Iterator[c.Command]:
    """Yield commands about agreements that the seat's screen says are possible."""
    if may_propose and may["can_found"]:
        yield from [c.ProposeDeal(terms=(_founding(rng, nation, view, may),))] * 3
    for name, changes in may["change"].items() if may_propose and may["can_found"] else ():
        yield from [c.ProposeDeal(terms=(term,)) for term in _changes(rng, AgreementId(name), changes, may)]
    for name, allowed in may["leave"].items():
        if allowed["allowed"]:
            yield from [c.LeaveAgreement(agreement=AgreementId(name))] * 3


def _changes(
    rng: random.Random, name: AgreementId, may: ChangeMayView, limits: AgreementsMayView
) -> Iterator[AgreementTerm]:
    for other in may["join"][:1]:
        yield JoinAgreement(agreement=name, nation=NationId(other), partner=may["as_partner"] and rng.random() < 0.5)
    for clause in may["add"][:1]:
        floor = limits["floor_low"] if clause == "burden_sharing" else None
        yield AmendAgreement(agreement=name, add=Clause(clause), floor=floor)
    for clause in may["remove"][:1]:
        yield AmendAgreement(agreement=name, remove=Clause(clause))
    for other in may["promote"][:1]:
        yield AmendAgreement(agreement=name, promote=NationId(other))
    for other in may["expel"][:1]:
        yield ExpelMember(agreement=name, nation=NationId(other))


def _founding(rng: random.Random, nation: NationId, view: TableView, may: AgreementsMayView) -> FoundAgreement:
    others = [NationId(other) for other in view["nations"] if other != nation]
    members = sorted([nation, *rng.sample(others, rng.choice((1, 1, len(others))))])
    clauses = tuple(Clause(name) for name in rng.sample(may["clauses"], min(rng.randint(1, 2), len(may["clauses"]))))
    floor = rng.randint(may["floor_low"], may["floor_high"]) if Clause.BURDEN_SHARING in clauses else 0
    return FoundAgreement(
        name=AgreementId(rng.choice(may["names"])),
        members=tuple(members),
        partners=(),
        clauses=clauses,
        floor=floor,
        accession=rng.choice(list(Accession)),
        rounds=rng.choice((0, 0, 1, may["rounds_max"])),
        notice=rng.randint(0, may["notice_max"]),
        purpose=tuple(rng.sample(list(Threat), rng.randint(0, may["purposes_max"]))),
    )


def any_founding(rng: random.Random, state: GameState, nation: NationId) -> FoundAgreement:
    """Return an agreement of any content."""
    members = tuple(rng.sample(state.settings.nations, rng.randint(0, 3)))
    return FoundAgreement(
        name=AgreementId(rng.choice(("pact", "league", "nameless"))),
        members=rng.choice((members, tuple(sorted(members)))),
        partners=rng.choice(((), (), (nation,))),
        clauses=tuple(rng.choices(list(Clause), k=rng.randint(0, 3))),
        floor=rng.choice((0, 0, 20, 24, 90)),
        accession=rng.choice(list(Accession)),
        rounds=rng.choice((-1, 0, 2, 40)),
        notice=rng.choice((0, 1, 2)),
        purpose=tuple(rng.choices(list(Threat), k=rng.randint(0, 3))),
    )


def any_leaving(rng: random.Random, state: GameState) -> c.Command:
    """Return somebody's wish to leave any agreement."""
    names = (*(agreement.id for agreement in state.ties.agreements), AgreementId("nameless"))
    return c.LeaveAgreement(agreement=rng.choice(names))
