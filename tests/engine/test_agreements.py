"""Chapter 11: founding and leaving agreements, what they cost, and what becomes of clauses that are not kept."""

import pytest

from rules.engine import codec
from rules.engine.actors import PublicViewer, SeatViewer
from rules.engine.agreements import Clause, Form
from rules.engine.apply import apply
from rules.engine.commands import AcceptDeal, Command, LeaveAgreement, ProposeDeal
from rules.engine.copying import revise
from rules.engine.errors import Reason, RefusedError
from rules.engine.formulas.agreements import agreements_with, bound, fellows, form_of
from rules.engine.ids import AgreementId, Module, NationId, Outcome, Threat
from rules.engine.module_constants import given
from rules.engine.plans import Plan
from rules.engine.screen import screen
from rules.engine.state import GameState
from tests.engine.builders import ASH, BAY, COB, FIRST, a_nation, a_plan, ended_phase, played, seat
from tests.engine.pacts import PACT, bound_rules, founded, founding, talks, the

BURDEN = Clause.BURDEN_SHARING


def why_not(state: GameState, command: Command, nation: NationId) -> tuple[Reason, str]:
    """The reason and clause of a refusal."""
    with pytest.raises(RefusedError) as refused:
        apply(bound_rules(), state, command, seat(nation), 0)
    return refused.value.refusal.reason, refused.value.refusal.rule


def to_the_years_end(state: GameState, **plans: Plan) -> GameState:
    """The state from talks to the aftermath, with these plans and empty ones for the others."""
    state = ended_phase(bound_rules(), state)
    state = revise(state, plans={nation: plans.get(nation, Plan()) for nation in state.settings.nations})
    return ended_phase(bound_rules(), ended_phase(bound_rules(), state))


@pytest.mark.rule("11.1", "11.3")
def test_an_agreement_is_in_force_and_public_as_soon_as_all_have_signed() -> None:
    state = talks()
    offered = played(bound_rules(), state, ProposeDeal(terms=(founding(ASH, BAY),)), seat(ASH))
    assert offered.ties.agreements == ()

    state = founded(state, founding(ASH, BAY, floor=24, purpose=(Threat.CLIMATE,)))

    assert bound(state, ASH, BURDEN)
    assert not bound(state, COB, BURDEN)
    assert fellows(state, ASH, BURDEN) == (BAY,)
    assert [agreement.id for agreement in agreements_with(state, BURDEN)] == [PACT]
    shown = screen(bound_rules(), state, PublicViewer())
    pact = shown["ties"]["agreements"][PACT]
    assert (pact["name"], pact["form"], pact["floor"], pact["purpose"]) == ("Pact", "bilateral", 24, ["climate"])
    assert pact["clauses"]["burden_sharing"]["bound"].keys() == {ASH, BAY}
    assert list(shown["news"].values())[-1]["kind"] == "agreement_founded"


@pytest.mark.rule("11.3")
def test_three_members_are_multilateral_and_partners_do_not_count() -> None:
    assert form_of(the(founded(talks(), founding(ASH, BAY, COB)))) is Form.MULTILATERAL
    partnered = revise(founding(ASH, BAY), partners=(COB,))

    assert why_not(talks(), ProposeDeal(terms=(partnered,)), ASH) == (Reason.BAD_TERM, "11.3")


@pytest.mark.rule("11.4")
def test_who_proposes_pays_when_it_is_struck_and_cannot_promise_the_same_influence_twice() -> None:
    state = a_nation(talks(), ASH, influence=3)
    offered = played(bound_rules(), state, ProposeDeal(terms=(founding(ASH, BAY),)), seat(ASH))
    other = founding(ASH, COB, name=AgreementId("treaty"))

    assert offered.nations[ASH].influence == 3
    assert why_not(offered, ProposeDeal(terms=(other,)), ASH) == (Reason.OVER_INFLUENCE, "11.4")
    struck = played(bound_rules(), offered, AcceptDeal(offer=offered.ties.offers[0].id), seat(BAY))
    assert struck.nations[ASH].influence == 1
    assert struck.nations[ASH].earned == 0
    assert struck.nations[BAY].influence == state.nations[BAY].influence


@pytest.mark.rule("11.5")
def test_a_nation_without_support_cannot_bind_itself() -> None:
    state = played(
        bound_rules(), a_nation(talks(), BAY, support=29), ProposeDeal(terms=(founding(ASH, BAY),)), seat(ASH)
    )
    offer = state.ties.offers[0].id

    assert why_not(state, AcceptDeal(offer=offer), BAY) == (Reason.NOT_RATIFIED, "11.5")
    may = screen(bound_rules(), state, SeatViewer(nation=BAY))["may"]
    assert may["agreements"]["why_not"] == "not_ratified"
    assert may["deals"]["offers"][offer]["why_not"] == "not_ratified"
    assert played(bound_rules(), a_nation(state, BAY, support=30), AcceptDeal(offer=offer), seat(BAY)).ties.agreements


@pytest.mark.rule("11.1")
def test_a_name_is_borne_once() -> None:
    state = founded(talks(), founding(ASH, BAY))
    assert "pact" not in screen(bound_rules(), state, SeatViewer(nation=COB))["may"]["agreements"]["names"]

    assert why_not(state, ProposeDeal(terms=(founding(ASH, COB),)), ASH) == (Reason.NAME_TAKEN, "11.1")


@pytest.mark.rule("11.6")
def test_without_notice_a_nation_is_out_at_once_and_two_are_needed() -> None:
    state = founded(talks(), founding(ASH, BAY, COB))

    state = played(bound_rules(), state, LeaveAgreement(agreement=PACT), seat(COB))
    assert fellows(state, ASH, BURDEN) == (BAY,)
    assert why_not(state, LeaveAgreement(agreement=PACT), COB) == (Reason.UNKNOWN_AGREEMENT, "11.6")
    state = played(bound_rules(), state, LeaveAgreement(agreement=PACT), seat(BAY))

    assert the(state).ended == state.round
    assert not bound(state, ASH, BURDEN)


@pytest.mark.rule("11.6")
def test_with_notice_a_nation_stays_bound_until_the_year_ends() -> None:
    state = founded(talks(), founding(ASH, BAY, COB, notice=1))

    state = played(bound_rules(), state, LeaveAgreement(agreement=PACT), seat(COB))

    assert bound(state, COB, BURDEN)
    assert why_not(state, LeaveAgreement(agreement=PACT), COB) == (Reason.LEAVES_ALREADY, "11.6")
    assert screen(bound_rules(), state, SeatViewer(nation=COB))["may"]["agreements"]["leave"][PACT]["out"] == 1
    assert not bound(to_the_years_end(state), COB, BURDEN)


@pytest.mark.rule("11.6")
def test_an_agreement_for_two_rounds_ends_with_the_second() -> None:
    state = to_the_years_end(founded(talks(), founding(ASH, BAY, rounds=2)))
    assert bound(state, ASH, BURDEN)
    for _ in range(2):
        state = ended_phase(bound_rules(), state)

    state = to_the_years_end(state)

    assert the(state).ended == 2


@pytest.mark.rule("11.7")
def test_clauses_beyond_those_that_are_free_cost_influence_and_lapse_newest_first() -> None:
    state = a_nation(talks(), ASH, influence=20, record=0)
    for name in ("pact", "treaty", "charter", "league", "accord"):
        state = founded(state, founding(ASH, BAY, name=AgreementId(name)))
    assert screen(bound_rules(), state, SeatViewer(nation=ASH))["may"]["agreements"]["upkeep"] == 2
    poor = a_nation(state, ASH, influence=2)

    paid, lapsed = to_the_years_end(state), to_the_years_end(poor)

    income = paid.nations[ASH].influence - state.nations[ASH].influence + 2
    assert income == -1, "a record that sinks below 30 costs 1"
    assert lapsed.nations[ASH].influence == 0
    assert the(lapsed, AgreementId("accord")).ended == 1
    assert not the(lapsed, AgreementId("league")).ended


@pytest.mark.rule("11.8", "11.9")
def test_who_stays_below_the_floor_loses_the_trust_of_those_who_share_the_burden() -> None:
    state = founded(talks(), founding(ASH, BAY, floor=24))
    assert _state_of(state, ASH) == "at_risk"

    kept = revise(Plan(), effort=24)
    year_end = to_the_years_end(state, ash=kept)

    breach = the(year_end).breaches
    assert [(found.nation, found.clause, found.round) for found in breach] == [(BAY, BURDEN, 1)]
    drift = to_the_years_end(talks(), ash=kept)
    assert year_end.nations[ASH].trust[BAY] == drift.nations[ASH].trust[BAY] - 4
    assert year_end.nations[COB].trust[BAY] == drift.nations[COB].trust[BAY]
    assert _state_of(year_end, ASH) == "ready"
    assert _state_of(a_nation(year_end, BAY, effort=24), BAY) == "breached"


def _state_of(state: GameState, nation: NationId) -> str:
    shown = screen(bound_rules(), state, PublicViewer())
    upheld: str = shown["ties"]["agreements"][PACT]["clauses"]["burden_sharing"]["bound"][nation]["state"]
    return upheld


@pytest.mark.rule("11.9")
def test_raising_effort_as_far_as_a_year_allows_keeps_the_floor() -> None:
    state = founded(talks(), founding(ASH, BAY, floor=30))

    year_end = to_the_years_end(state, ash=revise(Plan(), effort=25), bay=revise(Plan(), effort=24))

    assert [found.nation for found in the(year_end).breaches] == [BAY]


@pytest.mark.rule("11.9")
def test_sharing_a_burden_brings_support_and_a_steadier_world() -> None:
    state = founded(talks(), founding(ASH, BAY, COB))
    state = revise(state, crises={FIRST: revise(state.crises[FIRST], demand=1)}, stability=50)
    sent = a_plan({(FIRST, "relief"): 1})
    alone = revise(state, ties=revise(state.ties, agreements=()))

    together = to_the_years_end(state, ash=sent, bay=sent, cob=sent)
    apart = to_the_years_end(alone, ash=sent, bay=sent, cob=sent)

    assert together.results[0].outcome is Outcome.CONTAINED
    assert together.stability == apart.stability + 1
    liked = given(bound_rules().constants.clauses).burden_support
    assert together.nations[ASH].support == apart.nations[ASH].support + liked > apart.nations[ASH].support
    two = to_the_years_end(state, ash=sent, cob=sent)
    assert two.stability == apart.stability


@pytest.mark.rule("11.1")
def test_what_an_agreement_did_for_its_purpose_is_shown() -> None:
    state = founded(talks(), founding(BAY, COB, purpose=(Threat.CLIMATE,)))

    year_end = to_the_years_end(state, bay=a_plan({(FIRST, "relief"): 2}))

    [deed] = screen(bound_rules(), year_end, PublicViewer())["ties"]["agreements"][PACT]["deeds"]
    assert (deed["round"], deed["target"], deed["units"]) == (1, COB, 2)
    assert deed["outcome"] == year_end.results[0].outcome.value


def test_agreements_survive_the_way_to_json_and_back() -> None:
    state = to_the_years_end(founded(talks(), founding(ASH, BAY, floor=30)))

    assert the(state).breaches
    assert codec.decode_state(codec.encode_state(state)) == state


@pytest.mark.rule("11.1")
def test_without_the_module_nobody_can_bind_itself_and_nothing_is_shown() -> None:
    modules = bound_rules().scenario.modules - {Module.AGREEMENTS}
    rules = revise(bound_rules(), scenario=revise(bound_rules().scenario, modules=modules))

    for command in (ProposeDeal(terms=(founding(ASH, BAY),)), LeaveAgreement(agreement=PACT)):
        with pytest.raises(RefusedError) as refused:
            apply(rules, talks(), command, seat(ASH), 0)
        assert refused.value.refusal.reason is Reason.NOT_IN_SCENARIO
    shown = screen(rules, talks(), SeatViewer(nation=ASH))
    assert "agreements" not in shown["ties"]
    assert "agreements" not in shown["may"]
