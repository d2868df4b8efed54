"""Chapter 11: joining, amending and expelling, and what a region gains by agreeing."""

import pytest

from rules.engine.actors import SeatViewer
from rules.engine.agreements import Accession, AgreementTerm, AmendAgreement, Clause, ExpelMember, JoinAgreement
from rules.engine.apply import apply
from rules.engine.codec import decode_command, encode
from rules.engine.commands import AcceptDeal, Command, ProposeDeal, RefuseDeal
from rules.engine.copying import revise
from rules.engine.errors import Reason, RefusedError
from rules.engine.formulas.agreements import bound, clauses_of, fellows, members_of
from rules.engine.formulas.ties import interoperability
from rules.engine.ids import NationId, Quantity
from rules.engine.reports import NationChange
from rules.engine.screen import screen
from rules.engine.state import GameState
from tests.engine.builders import ASH, BAY, COB, DEE, FIRST, a_nation, ended_phase, played, seat
from tests.engine.pacts import PACT, bound_rules, founded, founding, talks, the

RULES = bound_rules()
BURDEN, DEFENCE = Clause.BURDEN_SHARING, Clause.MUTUAL_DEFENCE


def offered(state: GameState, nation: NationId, term: AgreementTerm) -> GameState:
    """The state after a nation has proposed a term."""
    return played(RULES, state, ProposeDeal(terms=(term,)), seat(nation))


def accepted(state: GameState, *nations: NationId) -> GameState:
    """The state after these have accepted the newest offer."""
    for nation in nations:
        state = played(RULES, state, AcceptDeal(offer=state.ties.offers[-1].id), seat(nation))
    return state


def why_not(state: GameState, command: Command, nation: NationId) -> tuple[Reason, str]:
    """The reason and clause of a refusal."""
    with pytest.raises(RefusedError) as refused:
        apply(RULES, state, command, seat(nation), 0)
    return refused.value.refusal.reason, refused.value.refusal.rule


def joining(nation: NationId, *, partner: bool = False) -> JoinAgreement:
    """A term by which a nation joins the pact."""
    return JoinAgreement(agreement=PACT, nation=nation, partner=partner)


@pytest.mark.rule("11.14")
def test_whoever_wants_to_joins_an_open_agreement_at_once() -> None:
    state = founded(talks(), founding(ASH, BAY, accession=Accession.OPEN))

    state = offered(state, COB, joining(COB))

    assert members_of(the(state)) == (ASH, BAY, COB)
    assert bound(state, COB, BURDEN)
    assert state.nations[COB].influence == talks().nations[COB].influence - 2


@pytest.mark.rule("11.14")
@pytest.mark.parametrize("accession, yes", [(Accession.MAJORITY, (ASH, BAY)), (Accession.UNANIMOUS, (ASH, BAY, DEE))])
def test_members_let_a_nation_in_as_they_have_agreed_to(accession: Accession, yes: tuple[NationId, ...]) -> None:
    state = founded(talks(4), founding(ASH, BAY, DEE, accession=accession))

    state = offered(state, COB, joining(COB))
    assert state.ties.offers[-1].parties == (ASH, BAY, COB, DEE)
    short = accepted(state, *yes[:-1])
    assert not bound(short, COB, BURDEN)

    assert bound(accepted(short, yes[-1]), COB, BURDEN)


@pytest.mark.rule("11.14")
def test_whose_word_is_not_needed_cannot_refuse_but_leave_it() -> None:
    state = offered(founded(talks(4), founding(ASH, BAY, DEE)), COB, joining(COB))
    offer = state.ties.offers[-1].id

    assert why_not(state, RefuseDeal(offer=offer), ASH) == (Reason.ONLY_A_VOTE, "11.14")
    assert screen(RULES, state, SeatViewer(nation=ASH))["may"]["deals"]["offers"][offer]["can_refuse"] is False


@pytest.mark.rule("11.3", "11.14")
def test_a_partner_is_bound_by_what_is_not_for_members_only() -> None:
    clauses = (DEFENCE, Clause.DISASTER_RELIEF)
    state = founded(talks(), founding(ASH, BAY, clauses=clauses, floor=0, accession=Accession.OPEN))
    state = offered(state, COB, joining(COB, partner=True))

    assert fellows(state, COB, Clause.DISASTER_RELIEF) == (ASH, BAY)
    assert not bound(state, COB, DEFENCE)
    only_members = founded(talks(), founding(ASH, BAY, clauses=(DEFENCE,), floor=0, accession=Accession.OPEN))
    refused = why_not(only_members, ProposeDeal(terms=(joining(COB, partner=True),)), COB)
    assert refused == (Reason.BAD_TERM, "11.3")

    state = offered(state, ASH, AmendAgreement(agreement=PACT, promote=COB))
    assert bound(accepted(state, BAY, COB), COB, DEFENCE)


@pytest.mark.rule("11.15")
def test_an_agreement_takes_one_more_clause_a_round_when_all_members_agree() -> None:
    adding = AmendAgreement(agreement=PACT, add=DEFENCE)
    state = founded(talks(), founding(ASH, BAY, COB))
    assert why_not(state, ProposeDeal(terms=(adding,)), ASH) == (Reason.CLAUSE_ADDED, "11.15")
    assert screen(RULES, state, SeatViewer(nation=ASH))["may"]["agreements"]["change"][PACT]["add"] == []
    for _ in range(5):
        state = ended_phase(RULES, state)

    state = offered(state, ASH, adding)
    assert not bound(accepted(state, BAY), ASH, DEFENCE)
    state = accepted(state, BAY, COB)

    assert clauses_of(the(state)) == (BURDEN, DEFENCE)
    other = AmendAgreement(agreement=PACT, add=Clause.DISASTER_RELIEF)
    assert why_not(state, ProposeDeal(terms=(other,)), ASH) == (Reason.CLAUSE_ADDED, "11.15")


@pytest.mark.rule("11.5", "11.15")
def test_a_new_clause_needs_the_public_of_everybody_whom_it_binds_and_a_clause_less_does_not() -> None:
    state = founded(talks(), founding(ASH, BAY, clauses=(BURDEN, DEFENCE), floor=24))
    weak = a_nation(state, BAY, support=10)

    lighter = accepted(offered(weak, ASH, AmendAgreement(agreement=PACT, remove=BURDEN)), BAY)

    assert clauses_of(the(lighter)) == (DEFENCE,)
    assert the(lighter).floor == 0
    last = AmendAgreement(agreement=PACT, remove=DEFENCE)
    assert why_not(lighter, ProposeDeal(terms=(last,)), ASH) == (Reason.BAD_TERM, "11.15")
    older = revise(the(lighter), provisions=(revise(the(lighter).provisions[0], since=0),))
    later = revise(lighter, ties=revise(lighter.ties, agreements=(older,)))
    later = offered(later, ASH, AmendAgreement(agreement=PACT, add=BURDEN, floor=22))
    assert why_not(later, AcceptDeal(offer=later.ties.offers[-1].id), BAY) == (Reason.NOT_RATIFIED, "11.5")


@pytest.mark.rule("11.15")
def test_a_floor_can_be_moved_and_one_amendment_changes_one_thing() -> None:
    state = founded(talks(), founding(ASH, BAY, floor=24))

    moved = accepted(offered(state, ASH, AmendAgreement(agreement=PACT, floor=26)), BAY)

    assert the(moved).floor == 26
    for wrong in (
        AmendAgreement(agreement=PACT),
        AmendAgreement(agreement=PACT, floor=24),
        AmendAgreement(agreement=PACT, add=BURDEN, floor=22),
        AmendAgreement(agreement=PACT, remove=DEFENCE),
        AmendAgreement(agreement=PACT, promote=COB),
        AmendAgreement(agreement=PACT, add=DEFENCE, remove=BURDEN),
    ):
        assert why_not(state, ProposeDeal(terms=(wrong,)), ASH) == (Reason.BAD_TERM, "11.15")


@pytest.mark.rule("11.16")
def test_most_of_the_others_expel_a_member_who_hears_of_it_when_it_is_done() -> None:
    state = founded(talks(4), founding(ASH, BAY, COB, DEE))
    state = offered(state, ASH, ExpelMember(agreement=PACT, nation=COB))
    assert COB not in state.ties.offers[-1].parties
    assert bound(state, COB, BURDEN)

    state = accepted(state, DEE)

    assert members_of(the(state)) == (ASH, BAY, DEE)
    pair = founded(talks(), founding(ASH, BAY))
    refused = why_not(pair, ProposeDeal(terms=(ExpelMember(agreement=PACT, nation=BAY),)), ASH)
    assert refused == (Reason.BAD_TERM, "11.16")


@pytest.mark.rule("11.17")
def test_neighbours_who_agree_work_together_and_less_harm_spills_over() -> None:
    assert talks().nations[ASH].region == talks().nations[BAY].region
    struck = revise(talks().crises[FIRST], target=BAY, convener=BAY, demand=10**6)
    free = revise(talks(), crises={FIRST: struck})
    near = founded(free, founding(ASH, BAY))
    wide = founded(free, founding(ASH, BAY, COB))

    assert (interoperability(near, ASH, BAY), interoperability(wide, ASH, BAY)) == (40, 20)
    assert screen(RULES, near, SeatViewer(nation=COB))["ties"]["agreements"][PACT]["regional"] is True
    assert _spilled(near) == _spilled(free) // 2
    assert _spilled(wide) == _spilled(free) > 1


def _spilled(state: GameState) -> int:
    """The harm that a failed crisis at Bayview brings Ashford."""
    state = ended_phase(RULES, ended_phase(RULES, state))
    return sum(
        change.after - change.before
        for change in state.ledger
        if isinstance(change, NationChange) and (change.nation, change.quantity) == (ASH, Quantity.HARM)
    )


def test_terms_about_agreements_survive_the_way_to_json_and_back() -> None:
    terms = (joining(COB), AmendAgreement(agreement=PACT, add=DEFENCE), ExpelMember(agreement=PACT, nation=COB))
    for term in terms:
        command = ProposeDeal(terms=(term,))

        assert decode_command(encode(command)) == command
