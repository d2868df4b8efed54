"""Chapter 14: units on a partner's soil, training missions, and envoys."""

import pytest

from rules.engine import codec
from rules.engine.actors import PublicViewer, SeatViewer
from rules.engine.apply import apply
from rules.engine.commands import AcceptDeal, Command, EndStationing, ProposeDeal, SavePlan
from rules.engine.copying import revise
from rules.engine.deals import SendMission, StationUnits, Term
from rules.engine.errors import Reason, RefusedError
from rules.engine.explain import explain
from rules.engine.ids import CardId, Domain, Module, NationId
from rules.engine.plans import Plan
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.state import GameState
from rules.engine.ties import Stationing
from tests.engine.builders import (
    ASH,
    BAY,
    COB,
    FIRST,
    SECOND,
    a_crisis,
    a_nation,
    a_plan,
    a_state,
    ended_phase,
    full,
    harbour,
    played,
    pledging,
    resolved,
    seat,
)

MODULES = frozenset({Module.DEALS, Module.STATIONING, Module.MISSIONS})
RULES = revise(
    full(),
    scenario=revise(full().scenario, modules=MODULES, friction=False),
    cards={**full().cards, CardId("flood"): full().cards[CardId("envoys")]},
)
"""The flood, at Cobham, asks for envoys (300) and relief (700)."""


def talks(ruleset: Ruleset = RULES) -> GameState:
    """Harbour while nations talk: 12 RP and 10 influence each."""
    state = a_crisis(a_state(ruleset=ruleset))
    for nation in (ASH, BAY, COB):
        state = a_nation(state, nation, budget=12, influence=10)
    return state


def struck(state: GameState, term: Term, by: NationId, other: NationId) -> GameState:
    """The state after a deal of one term."""
    state = played(RULES, state, ProposeDeal(terms=(term,)), seat(by))
    return played(RULES, state, AcceptDeal(offer=state.ties.offers[-1].id), seat(other))


def stationed(state: GameState, units: int = 1) -> GameState:
    """The state after Ashford has stationed relief at Cobham, far away."""
    return struck(state, StationUnits(guest=ASH, host=COB, domain=Domain.RELIEF, units=units), ASH, COB)


def why_not(state: GameState, command: Command, nation: NationId, ruleset: Ruleset = RULES) -> tuple[Reason, str]:
    """The reason and clause of a refusal."""
    with pytest.raises(RefusedError) as refused:
        apply(ruleset, state, command, seat(nation), 0)
    return refused.value.refusal.reason, refused.value.refusal.rule


@pytest.mark.rule("14.1")
def test_stationing_is_paid_by_the_guest_and_seen_by_all() -> None:
    state = stationed(talks(), 2)

    assert state.nations[ASH].budget == 10
    assert state.nations[COB].budget == 12
    shown = screen(RULES, state, PublicViewer())
    assert shown["ties"]["stationed"] == {
        "ash:cob:relief": {"guest": "ash", "host": "cob", "domain": "relief", "units": 2, "price": 2}
    }
    assert [line["kind"] for line in shown["news"].values()][-1] == "stationing_agreed"
    told = explain(RULES, state, PublicViewer(), ("ties", "stationed", "ash:cob:relief", "price"))
    assert told is not None
    assert (told["value"], told["rule"]) == (2, "14.1")


@pytest.mark.rule("14.1")
def test_a_nation_keeps_no_more_units_abroad_than_its_level() -> None:
    state = stationed(talks(), 2)
    more = ProposeDeal(terms=(StationUnits(guest=ASH, host=BAY, domain=Domain.RELIEF, units=2),))

    assert why_not(state, more, ASH) == (Reason.OVER_LEVEL, "14.1")
    assert screen(RULES, state, SeatViewer(nation=ASH))["may"]["deals"]["stationing"]["units"]["relief"] == 1
    assert stationed(state, 1).ties.stationed == (Stationing(guest=ASH, host=COB, domain=Domain.RELIEF, units=3),)


@pytest.mark.rule("14.2")
def test_units_that_are_there_already_cost_no_more_than_at_home_and_count_whole_for_the_record() -> None:
    before = talks()
    state = stationed(before, 2)
    plan = a_plan({(FIRST, "relief"): 3})

    after = resolved(RULES, ended_phase(RULES, state), ash=plan)

    assert 10 - after.nations[ASH].budget == 1 + 1 + 2
    assert ended_phase(RULES, after).nations[ASH].given == 6


@pytest.mark.rule("14.2")
def test_stationed_units_save_nothing_in_a_crisis_elsewhere() -> None:
    state = revise(talks(), crises={**talks().crises, SECOND: revise(talks().crises[SECOND], target=BAY)})
    state = struck(state, StationUnits(guest=COB, host=ASH, domain=Domain.FORCES, units=1), COB, ASH)

    after = resolved(RULES, ended_phase(RULES, state), cob=a_plan({(SECOND, "forces"): 1}))

    assert 11 - after.nations[COB].budget == 2


@pytest.mark.rule("14.2")
@pytest.mark.parametrize("budget, stays", [(40_000, True), (1_000, False)])
def test_a_new_year_is_paid_or_the_units_leave(budget: int, stays: bool) -> None:
    state = stationed(talks(), 3)
    for _ in range(3):
        state = ended_phase(RULES, state)
    state = a_nation(state, ASH, gdp=budget, budget=0)

    state = ended_phase(RULES, state)

    assert state.round == 2
    assert bool(state.ties.stationed) is stays
    assert state.nations[ASH].budget == (4 - 3 if stays else 0)
    unpaid = [line for line in state.news if line.kind == "stationing_unpaid"]
    assert bool(unpaid) is not stays


@pytest.mark.rule("14.2")
@pytest.mark.parametrize("who", [ASH, COB])
def test_guest_or_host_can_end_it_and_nobody_else(who: NationId) -> None:
    state = stationed(talks(), 2)
    end = EndStationing(guest=ASH, host=COB, domain=Domain.RELIEF)

    assert why_not(state, end, BAY) == (Reason.NOT_YOUR_UNITS, "14.2")
    assert screen(RULES, state, SeatViewer(nation=who))["may"]["deals"]["stationing"]["can_end"] == ["ash:cob:relief"]
    assert screen(RULES, state, SeatViewer(nation=BAY))["may"]["deals"]["stationing"]["can_end"] == []
    state = played(RULES, state, end, seat(who))
    assert state.ties.stationed == ()
    assert why_not(state, end, who) == (Reason.NOBODY_STATIONED, "14.2")


@pytest.mark.rule("14.2")
def test_the_plan_says_what_presence_saves() -> None:
    state = ended_phase(RULES, stationed(talks(), 2))
    state = played(RULES, state, SavePlan(plan=a_plan({(FIRST, "relief"): 3})), seat(ASH))

    mine = screen(RULES, state, SeatViewer(nation=ASH))
    told = explain(RULES, state, SeatViewer(nation=ASH), ("you", "spent"))

    assert mine["you"]["spent"] == 4
    assert mine["may"]["crises"][FIRST]["deploy"]["relief"] == {"low": 0, "high": 3, "price": 2, "stationed": 2}
    assert told is not None
    assert [line["amount"] for line in told["terms"]] == [6, 0, 0, -2]


@pytest.mark.rule("14.3")
def test_a_mission_raises_a_level_at_the_reveal_and_keeps_what_was_paid_in() -> None:
    state = struck(talks(), SendMission(giver=ASH, receiver=COB, domain=Domain.FORCES), ASH, COB)
    before = state.nations[COB].capability[Domain.FORCES]

    after = resolved(RULES, ended_phase(RULES, state), cob=a_plan(investments={"forces": 1}))

    assert state.nations[ASH].budget == 9
    assert after.nations[COB].capability[Domain.FORCES] == before + 1
    assert after.nations[COB].invested[Domain.FORCES] == 1
    assert after.nations[ASH].capability == state.nations[ASH].capability


@pytest.mark.rule("14.3")
def test_only_who_is_two_ahead_can_teach_and_each_takes_part_in_one_a_year() -> None:
    state = talks()
    close = SendMission(giver=BAY, receiver=COB, domain=Domain.FORCES)
    far = SendMission(giver=ASH, receiver=COB, domain=Domain.FORCES)

    assert why_not(state, ProposeDeal(terms=(close,)), BAY) == (Reason.NOT_AHEAD, "14.3")
    may = screen(RULES, state, SeatViewer(nation=COB))["may"]["deals"]["missions"]
    assert may == {"cost": 3, "send": {}, "receive": {"ash": ["forces", "intelligence"]}}
    state = struck(state, far, ASH, COB)
    again = SendMission(giver=ASH, receiver=COB, domain=Domain.INTELLIGENCE)
    assert why_not(state, ProposeDeal(terms=(again,)), ASH) == (Reason.ON_MISSION, "14.3")
    assert screen(RULES, state, SeatViewer(nation=COB))["may"]["deals"]["missions"]["receive"] == {}


@pytest.mark.rule("14.4")
def test_an_envoy_costs_influence_alone_and_serves_at_its_own_readiness() -> None:
    state = ended_phase(RULES, a_nation(talks(), ASH, readiness=40))
    plan = a_plan({(FIRST, "diplomacy"): 2, (FIRST, "relief"): 1})

    after = resolved(RULES, state, ash=plan)

    assert (after.nations[ASH].budget, after.nations[ASH].influence) == (10, 8)
    strengths = {need.domain: need.strength for need in after.results[0].needs}
    assert strengths == {Domain.DIPLOMACY: 2 * 700, Domain.RELIEF: 400}
    assert ended_phase(RULES, after).nations[ASH].given == 3 * 2


@pytest.mark.rule("14.4", "14.5")
def test_envoys_beyond_the_influence_are_neither_sent_nor_counted_on() -> None:
    state = a_nation(talks(), ASH, influence=1, capability={**talks().nations[ASH].capability, Domain.RELIEF: 0})
    promised = played(RULES, state, pledging(FIRST, 1), seat(ASH))

    assert why_not(state, pledging(FIRST, 2), ASH) == (Reason.PLEDGE_TOO_LARGE, "5.4")
    planning = ended_phase(RULES, promised)
    assert planning.plans[ASH].sent_to(FIRST).__next__().domain is Domain.DIPLOMACY
    two = SavePlan(plan=a_plan({(FIRST, "diplomacy"): 2}))
    assert why_not(planning, two, ASH) == (Reason.OVER_INFLUENCE, "4.2")
    may = screen(RULES, planning, SeatViewer(nation=ASH))["may"]
    assert may["envoys"] == {"most": 1, "price": 1}
    assert may["crises"][FIRST]["deploy"]["diplomacy"] == {"low": 0, "high": 1, "price": 0, "influence": 1}


@pytest.mark.rule("14.5")
def test_the_own_crisis_is_served_by_envoys_though_no_money_is_left() -> None:
    state = ended_phase(RULES, a_nation(talks(), COB, budget=0))

    orders = {sent.domain: sent.units for sent in state.plans[COB].sent_to(FIRST)}

    assert set(orders) == {Domain.DIPLOMACY}


@pytest.mark.rule("14.5")
def test_envoys_neither_wear_out_nor_trouble_the_public() -> None:
    ruleset = revise(RULES, scenario=revise(RULES.scenario, modules=MODULES | {Module.READINESS}))
    state = ended_phase(ruleset, talks(ruleset))
    quiet, busy = (resolved(ruleset, state, ash=plan) for plan in (Plan(), a_plan({(FIRST, "diplomacy"): 2})))

    still, sent = (ended_phase(ruleset, after).nations[ASH] for after in (quiet, busy))

    assert (sent.readiness, sent.support) == (still.readiness, still.support)


def test_the_sum_of_influence_in_a_plan_names_envoys() -> None:
    state = ended_phase(RULES, talks())
    state = played(RULES, state, SavePlan(plan=a_plan({(FIRST, "diplomacy"): 2})), seat(ASH))

    told = explain(RULES, state, SeatViewer(nation=ASH), ("you", "influence_spent"))

    assert told is not None
    assert told["value"] == 2 == screen(RULES, state, SeatViewer(nation=ASH))["you"]["influence_spent"]
    assert [line["label"] for line in told["terms"]] == ["options", "envoys_sent"]


def test_without_the_modules_there_is_nothing_of_it() -> None:
    plain = revise(RULES, scenario=revise(RULES.scenario, modules=frozenset({Module.DEALS})))
    state = talks(plain)

    for term in (
        StationUnits(guest=ASH, host=COB, domain=Domain.RELIEF, units=1),
        SendMission(giver=ASH, receiver=COB, domain=Domain.FORCES),
    ):
        reason, _rule = why_not(state, ProposeDeal(terms=(term,)), ASH, plain)
        assert reason is Reason.NOT_IN_SCENARIO
    end = EndStationing(guest=ASH, host=COB, domain=Domain.RELIEF)
    assert why_not(state, end, ASH, plain) == (Reason.NOT_IN_SCENARIO, "14.2")
    may = screen(plain, state, SeatViewer(nation=ASH))["may"]
    assert {"stationing", "missions"} & may["deals"].keys() == set()
    assert "envoys" not in screen(harbour(), a_state(), SeatViewer(nation=ASH))["may"]


def test_stationed_units_survive_the_way_to_json_and_back() -> None:
    state = stationed(talks(), 2)

    assert codec.decode_state(codec.encode_state(state)) == state
