"""Random agreements: such as a seat's screen allows, and such as nobody should get away with."""

import random
from collections.abc import Iterator

from rules.engine import commands as c
from rules.engine.agreements import Accession, Clause, FoundAgreement
from rules.engine.ids import AgreementId, NationId, Threat
from rules.engine.state import GameState
from rules.engine.view_agreements import AgreementsMayView
from rules.engine.view_types import TableView


def pact_moves(
    rng: random.Random, nation: NationId, view: TableView, may: AgreementsMayView, *, may_propose: bool
) -> Iterator[c.Command]:
    """Yield commands about agreements that the seat's screen says are possible."""
    if may_propose and may["can_found"]:
        yield from [c.ProposeDeal(terms=(_founding(rng, nation, view, may),))] * 3
    for name, allowed in may["leave"].items():
        if allowed["allowed"]:
            yield from [c.LeaveAgreement(agreement=AgreementId(name))] * 3


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
