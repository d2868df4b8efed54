"""Chapter 4: plans, seals, standing orders, grace, what may be sent and in which order all comes to pass."""

import pytest

from rules.engine.commands import EndPhase, ReleasePledge, ReopenPlan, SavePlan, SealPlan
from rules.engine.copying import revise
from rules.engine.formulas.promises import pledged_units, standing_orders
from rules.engine.ids import Cause, Controller, CrisisId, Domain, NationId, Phase, Quantity
from rules.engine.plans import Deployment, IfNation, Plan, Pledge, Unconditional
from rules.engine.reports import NationChange
from rules.engine.state import GameState
from rules.engine.view.project import seat_view
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
    bot,
    ended_phase,
    events_of,
    harbour,
    played,
    pledging,
    resolved,
    seat,
    with_plans,
)

RULES = harbour()


def a_pledge(nation: NationId, units: int, *, released: bool = False) -> Pledge:
    """An unconditional pledge."""
    return Pledge(nation=nation, units=units, condition=Unconditional(), released=released)


def sent(plan: Plan) -> dict[tuple[str, str], int]:
    """The units of a plan by crisis and domain."""
    return {(part.crisis, part.domain.value): part.units for part in plan.deployments}


def orders(state: GameState, nation: NationId) -> dict[tuple[str, str], int]:
    """The units of a nation's standing orders."""
    return sent(standing_orders(RULES, state, nation, pledged_units(RULES, state)))


def at_deadline(state: GameState, nation: NationId) -> str:
    """Which plan a nation is told will count when time runs out."""
    return seat_view(RULES, state, nation)["at_deadline"]


@pytest.mark.rule("4.4", "3.9")
def test_a_seat_is_told_which_plan_counts_when_time_runs_out() -> None:
    untouched = ended_phase(RULES, a_state())
    planned = played(RULES, untouched, SavePlan(plan=Plan()), seat(ASH))

    assert at_deadline(untouched, ASH) == "standing_orders"
    assert at_deadline(planned, ASH) == "plan"
    assert at_deadline(a_nation(untouched, ASH, fallen=True), ASH) == "fallen"


@pytest.mark.rule("4.1", "4.4")
def test_every_plan_opens_as_the_nations_standing_orders_with_its_pledges() -> None:
    state = played(RULES, a_state(), pledging(FIRST, 2), seat(BAY))

    state = ended_phase(RULES, state)

    assert sent(state.plans[BAY]) == {("r1c1", "relief"): 2}
    assert sent(state.plans[ASH]) == {("r1c2", "forces"): 3, ("r1c2", "intelligence"): 2}
    assert state.sealed == ()


@pytest.mark.rule("4.1")
def test_what_is_saved_when_the_phase_ends_is_what_counts_sealed_or_not() -> None:
    plan = a_plan({("r1c1", "relief"): 1})
    state = played(RULES, a_state(Phase.PLANNING), SavePlan(plan=plan), seat(ASH))

    assert ended_phase(RULES, state).plans[ASH] == plan


@pytest.mark.rule("4.2")
def test_a_plan_is_kept_in_one_order_however_it_was_written() -> None:
    parts = [
        Deployment(crisis=FIRST, domain=Domain.RELIEF, units=1),
        Deployment(crisis=SECOND, domain=Domain.FORCES, units=1),
    ]
    state = a_state(Phase.PLANNING)

    one, other = (
        played(RULES, state, SavePlan(plan=Plan(deployments=tuple(order))), seat(ASH)) for order in (parts, parts[::-1])
    )

    assert one == other


@pytest.mark.rule("4.2")
def test_a_plan_may_use_the_whole_budget() -> None:
    plan = a_plan({("r1c2", "forces"): 3, ("r1c1", "relief"): 2}, {"cyber": 5})
    state = a_state(Phase.PLANNING)

    assert played(RULES, state, SavePlan(plan=plan), seat(ASH)).plans[ASH] == plan


@pytest.mark.rule("4.3")
def test_a_sealed_plan_can_be_reopened_and_changed_until_the_reveal() -> None:
    state = played(RULES, a_state(Phase.PLANNING), SealPlan(), seat(ASH))

    reopened = played(RULES, state, ReopenPlan(), seat(ASH))
    changed = played(RULES, reopened, SavePlan(plan=Plan()), seat(ASH))

    assert (state.sealed, reopened.sealed, changed.plans[ASH]) == ((ASH,), (), Plan())


@pytest.mark.rule("4.4")
def test_standing_orders_fill_the_own_crisis_with_what_is_there_and_can_be_paid() -> None:
    state = a_state(Phase.PLANNING)
    poor = a_nation(state, ASH, budget=4)
    weak = a_nation(state, ASH, capability={Domain.FORCES: 1, Domain.INTELLIGENCE: 9})

    assert orders(state, ASH) == {("r1c2", "forces"): 3, ("r1c2", "intelligence"): 2}
    assert orders(poor, ASH) == {("r1c2", "forces"): 3, ("r1c2", "intelligence"): 1}
    assert orders(weak, ASH) == {("r1c2", "forces"): 1, ("r1c2", "intelligence"): 2}
    assert orders(state, BAY) == {}


@pytest.mark.rule("4.4")
def test_standing_orders_leave_the_part_that_others_have_pledged() -> None:
    state = a_crisis(
        a_state(Phase.PLANNING), SECOND, "raid", pledges=(a_pledge(BAY, 2), a_pledge(COB, 1, released=True))
    )

    assert orders(state, ASH) == {("r1c2", "forces"): 2, ("r1c2", "intelligence"): 2}


@pytest.mark.rule("4.4")
def test_standing_orders_count_the_own_pledge_as_part_of_the_own_need() -> None:
    state = a_crisis(a_state(Phase.PLANNING), SECOND, "raid", pledges=(a_pledge(ASH, 4),))

    assert orders(state, ASH) == {("r1c2", "forces"): 3, ("r1c2", "intelligence"): 2}


@pytest.mark.rule("4.4")
def test_standing_orders_keep_pledges_first_and_make_no_investment_and_no_choice() -> None:
    state = a_crisis(a_state(Phase.PLANNING), FIRST, "strait", pledges=(a_pledge(ASH, 3),))

    plan = standing_orders(RULES, state, ASH, pledged_units(RULES, state))

    assert plan.units(FIRST) == 3
    assert (plan.investments, plan.choices) == ((), ())


@pytest.mark.rule("4.4", "2.4")
def test_an_empty_seat_follows_its_standing_orders() -> None:
    state = a_nation(a_state(), COB, controller=Controller.EMPTY)

    state = ended_phase(RULES, ended_phase(RULES, state))

    assert sent(state.plans[COB]) == {("r1c1", "relief"): 3}


@pytest.mark.rule("4.5")
def test_the_last_of_several_persons_gets_a_minutes_grace() -> None:
    state = a_state(Phase.PLANNING)
    one = played(RULES, state, SealPlan(), seat(ASH), 5000)

    two = played(RULES, one, SealPlan(), seat(BAY), 6000)

    assert one.clock.deadline == state.clock.deadline
    assert two.clock.deadline == 66_000
    assert two.phase is Phase.PLANNING


@pytest.mark.rule("4.5")
def test_grace_never_makes_a_phase_longer_and_gives_no_clock_where_there_is_none() -> None:
    state = played(RULES, a_state(Phase.PLANNING), SealPlan(), seat(ASH))
    timeless = revise(state, clock=revise(state.clock, deadline=0))
    late = state.clock.deadline - 30_000

    assert played(RULES, state, SealPlan(), seat(BAY), late).clock.deadline == state.clock.deadline
    assert played(RULES, timeless, SealPlan(), seat(BAY)).clock.deadline == 0


@pytest.mark.rule("4.5")
def test_there_is_no_grace_for_one_person_among_bots() -> None:
    state = a_state(Phase.PLANNING)
    for nation in (BAY, COB):
        state = a_nation(state, nation, controller=Controller.BOT)

    one = played(RULES, state, SealPlan(), bot(BAY))
    both = played(RULES, one, SealPlan(), bot(COB))

    assert both.clock.deadline == state.clock.deadline
    assert both.sealed == (BAY, COB)


@pytest.mark.rule("4.6")
def test_a_unit_costs_one_at_home_and_two_elsewhere() -> None:
    home, abroad = a_plan({("r1c2", "forces"): 2}), a_plan({("r1c1", "relief"): 2})

    state = resolved(RULES, a_state(Phase.PLANNING), ash=home, bay=abroad, cob=a_plan({("r1c1", "relief"): 1}))

    assert _paid(state) == {"ash": 2, "bay": 4, "cob": 1}


def _paid(state: GameState) -> dict[str, int]:
    return {
        change.nation: change.before - change.after
        for change in state.ledger
        if isinstance(change, NationChange) and change.cause is Cause.DEPLOYMENT and change.quantity is Quantity.BUDGET
    }


@pytest.mark.rule("4.7")
def test_the_reveal_comes_to_pass_in_its_order() -> None:
    state = a_crisis(a_state(Phase.PLANNING), SECOND, "raid", pledges=(a_pledge(BAY, 1),))
    state = with_plans(state, ash=a_plan({("r1c2", "forces"): 1}, {"cyber": 5}))

    events = events_of(RULES, state, EndPhase(round=1, phase=Phase.PLANNING))

    kinds = [type(event).__name__ for event in events]
    causes = [change.cause for event in events for change in getattr(event, "changes", ())]
    first = [cause for place, cause in enumerate(causes) if cause not in causes[:place]]
    assert [kind for kind in kinds if kind != "NumbersChanged"] == [
        "PlansRevealed",
        "CrisisResolved",
        "CrisisResolved",
        "PledgesJudged",
        "PhaseBegan",
    ]
    assert first == [
        Cause.DEPLOYMENT,
        Cause.HARM,
        Cause.OUTCOME,
        Cause.SPILL_OVER,
        Cause.OUTCOMES,
        Cause.PLEDGE_BROKEN,
        Cause.INVESTMENT,
    ]


@pytest.mark.rule("4.7")
def test_units_that_were_bought_at_the_reveal_cannot_be_sent_before_the_next_round() -> None:
    state = a_nation(a_state(Phase.PLANNING), ASH, budget=60)

    state = resolved(RULES, state, ash=a_plan({("r1c2", "forces"): 4}, {"forces": 6}))

    assert state.nations[ASH].capability[Domain.FORCES] == 5
    assert state.results[1].needs[0].contributions[0].units == 4


@pytest.mark.rule("4.7", "5.5")
def test_a_fallen_governments_orders_are_drawn_up_at_the_reveal_and_keep_its_pledges() -> None:
    promise = Pledge(nation=BAY, units=2, condition=IfNation(nation=ASH, units=1))
    state = a_crisis(a_state(Phase.PLANNING), FIRST, "flood", pledges=(a_pledge(ASH, 1), promise))
    state = with_plans(a_nation(state, BAY, fallen=True), bay=a_plan(investments={"cyber": 3}))

    released = played(RULES, state, ReleasePledge(crisis=FIRST, nation=ASH), seat(COB))
    state = ended_phase(RULES, released)

    assert sent(state.plans[BAY]) == {("r1c1", "relief"): 2}
    assert [(judged.nation, judged.kept) for judged in state.judged] == [(BAY, True)]


@pytest.mark.rule("4.7")
def test_the_order_of_the_horizon_is_the_order_of_the_crises() -> None:
    assert [result.crisis for result in resolved(RULES, a_state(Phase.PLANNING)).results] == [FIRST, SECOND]
    assert list(a_state().crises) == [CrisisId("r1c1"), CrisisId("r1c2")]
