"""How bots keep agreements: what they owe is in their plans, and in the tables that they imagine."""

import hashlib

import pytest

from rules.bots.imagining import imagine, plainer
from rules.bots.runner import next_move
from rules.engine.actors import SeatViewer
from rules.engine.agreements import Accession, Clause, FoundAgreement
from rules.engine.chance import Stream
from rules.engine.commands import AcceptDeal, ProposeDeal, SavePlan
from rules.engine.copying import revise
from rules.engine.formulas.agreements import fellows
from rules.engine.formulas.clauses.duties import duties, sent_as_owed
from rules.engine.ids import AgreementId, Module, NationId, Threat
from rules.engine.screen import screen
from rules.engine.state import GameState
from rules.lab.playout import Playout
from rules.packs.registry import load_shipped

STANDARD = load_shipped().ruleset("common_front")
PACT = AgreementId("pact")
RULES = revise(
    STANDARD,
    scenario=revise(
        STANDARD.scenario,
        modules=STANDARD.scenario.modules | {Module.AGREEMENTS},
        clauses=(Clause.MUTUAL_DEFENCE, Clause.BURDEN_SHARING),
        agreement_names={PACT: "the Pact"},
    ),
)
SEED = hashlib.sha256(b"pacts").hexdigest()
ONE = NationId("arv")


def bound_table() -> Playout:
    """Three bots in planning, bound to defend each other; the second crisis is an attack on the last of them."""
    playout = Playout(RULES, ["late"] * 3, SEED)
    playout.end_phase()
    members = tuple(sorted(playout.state.settings.nations))
    term = FoundAgreement(
        name=PACT,
        members=members,
        partners=(),
        clauses=(Clause.MUTUAL_DEFENCE, Clause.BURDEN_SHARING),
        floor=22,
        accession=Accession.OPEN,
        rounds=0,
        notice=0,
        purpose=(),
    )
    playout.do(ProposeDeal(terms=(term,)), members[0])
    for other in members[1:]:
        playout.do(AcceptDeal(offer=playout.state.ties.offers[-1].id), other)
    first, second = playout.state.crises.values()
    attack = revise(second, threat=Threat.CONFLICT, target=members[2], convener=members[2])
    away = revise(first, target=members[1], convener=members[1], threat=Threat.SPACE)
    playout.state = revise(playout.state, crises={first.id: away, second.id: attack})
    playout.end_phase()
    return playout


def planned(state: GameState, nation: NationId, policy: str) -> int:
    """The units that a bot's plan sends where an agreement asks it to."""
    [owed] = duties(RULES, state, nation)
    made = next_move(policy, screen(RULES, state, SeatViewer(nation=nation)), SEED)
    assert made is not None
    plan = made.command.plan if isinstance(made.command, SavePlan) else state.plans[nation]
    return sent_as_owed(plan, owed)


@pytest.mark.parametrize("policy, units", [("altruist", 1), ("reciprocator", 1), ("late", 1), ("opportunist", 0)])
def test_who_upholds_what_it_has_signed_sends_what_its_agreements_ask_for(policy: str, units: int) -> None:
    assert min(1, planned(bound_table().state, ONE, policy)) == units


def test_whoever_is_bound_imagines_a_table_on_which_it_is() -> None:
    state = bound_table().state
    view = screen(RULES, state, SeatViewer(nation=ONE))

    imagined = imagine(plainer(RULES), view, Stream(seed=SEED, name="test"))

    for clause in (Clause.MUTUAL_DEFENCE, Clause.BURDEN_SHARING):
        assert fellows(imagined, ONE, clause) == fellows(state, ONE, clause)
    assert [agreement.floor for agreement in imagined.ties.agreements] == [22]
