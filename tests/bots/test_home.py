"""What bots do at home where a table plays with effort, public diplomacy and hardening."""

import copy
from typing import Any

import pytest

from rules.bots.policies import POLICIES
from rules.bots.runner import next_move
from rules.engine.actors import SeatViewer
from rules.engine.commands import SavePlan
from rules.engine.copying import revise
from rules.engine.ids import Module, NationId, Phase
from rules.engine.plans import Plan
from rules.engine.screen import screen
from rules.lab.playout import Playout, play
from rules.lab.running import game_seed
from rules.packs.registry import load_shipped

PLAIN = load_shipped().ruleset("first_watch")
MODULES = frozenset({Module.EFFORT, Module.READINESS, Module.OUTREACH, Module.HARDENING})
RULES = revise(PLAIN, scenario=revise(PLAIN.scenario, modules=MODULES))
MIX = ["random", "altruist", "reciprocator", "opportunist", "late", "free_rider"]


def planning(policy: str) -> Playout:
    """A table of six bots that plan in the first round."""
    playout = Playout(RULES, [policy] * 6, game_seed("home", 1))
    while playout.state.phase is not Phase.PLANNING:
        playout.end_phase()
    return playout


def a_view(playout: Playout, nation: NationId, **own: int) -> Any:  # noqa: ANN401 - a view that a test changes
    """What a nation sees, some of its own numbers changed."""
    view: Any = copy.deepcopy(screen(RULES, playout.state, SeatViewer(nation=nation)))
    view["nations"][nation].update(own)
    return view


def planned(policy: str, view: Any) -> Plan:  # noqa: ANN401 - a view that a test changes
    """The plan that a policy would save."""
    move = next_move(policy, view, "x")
    assert move is not None
    assert isinstance(move.command, SavePlan)
    return move.command.plan


def struck(playout: Playout) -> NationId:
    """The first nation that a crisis hit."""
    return next(iter(playout.state.crises.values())).target


@pytest.mark.parametrize("policy, effort", [("altruist", 25), ("reciprocator", 22), ("free_rider", 18), ("late", 22)])
def test_each_policy_moves_towards_its_own_effort_as_far_as_a_year_lets_it(policy: str, effort: int) -> None:
    playout = planning(policy)

    assert planned(policy, a_view(playout, struck(playout))).effort == effort


def test_a_reciprocator_makes_little_more_effort_than_the_others() -> None:
    playout = planning("reciprocator")
    nation = struck(playout)
    keen, lax = (a_view(playout, nation) for _ in range(2))
    for view, effort in ((keen, 26), (lax, 14)):
        for other in set(view["nations"]) - {nation}:
            view["nations"][other]["effort"] = effort

    assert planned("reciprocator", keen).effort == 24
    assert planned("reciprocator", lax).effort is None


def test_a_tired_public_is_asked_for_no_more_than_usual() -> None:
    playout = planning("altruist")
    nation = struck(playout)

    assert planned("altruist", a_view(playout, nation, support=30)).effort is None
    assert planned("altruist", a_view(playout, nation, support=40)).effort == 25


def test_low_support_is_answered_with_the_fewest_points_that_bring_most() -> None:
    playout = planning("free_rider")
    nation = next(
        nation
        for nation in playout.policies
        if nation not in {crisis.target for crisis in playout.state.crises.values()}
    )
    brings = a_view(playout, nation)["may"]["outreach"]["brings"]

    assert planned("free_rider", a_view(playout, nation, support=40)).outreach == brings.index(max(brings)) > 0
    assert planned("free_rider", a_view(playout, nation, support=60)).outreach == 0


def test_a_bot_hardens_against_a_grave_crisis_and_not_against_one_that_will_be_contained() -> None:
    playout = planning("free_rider")
    nation = struck(playout)
    mine = next(crisis.id for crisis in playout.state.crises.values() if crisis.target == nation)
    grave, calm = (a_view(playout, nation) for _ in range(2))
    for view, harm, outcome in ((grave, 20, "failed"), (calm, 1, "contained")):
        view["may"]["budget"] = 40
        for crisis in view["crises"].values():
            crisis["stakes"].update(harm=0, neighbours=0)
        view["crises"][mine]["stakes"]["harm"] = harm
        view["crises"][mine]["forecast"]["outcome"] = outcome

    assert planned("free_rider", grave).hardened == (mine,)
    assert planned("free_rider", calm).hardened == ()


@pytest.mark.parametrize("number", range(6))
def test_nothing_that_bots_plan_at_home_is_refused(number: int) -> None:
    game = play(RULES, [*MIX[number:], *MIX[:number]], game_seed("home", number))

    assert len(game.scores) == 6


def test_every_way_to_act_at_home_is_used_by_bots_now_and_then() -> None:
    playout = Playout(RULES, MIX, game_seed("home", 3))
    plans: list[tuple[str, Plan]] = []
    while playout.state.phase is not Phase.ENDED:
        if playout.state.phase is Phase.PLANNING:
            for nation in playout.policies:
                playout.speak(nation)
            plans += [(playout.policies[nation], plan) for nation, plan in playout.state.plans.items()]
        playout.end_phase()

    assert {policy for policy, plan in plans if plan.effort is not None} == set(MIX) - {"opportunist"}
    assert any(plan.hardened for _, plan in plans)
    assert any(plan.outreach for _, plan in plans)


def test_no_policy_plans_anything_at_home_where_the_scenario_has_none_of_it() -> None:
    for policy in POLICIES:
        playout = Playout(PLAIN, [policy] * 3, game_seed("home", 2))
        while playout.state.phase is not Phase.RESOLUTION:
            if playout.state.phase is Phase.PLANNING:
                for nation in playout.policies:
                    playout.speak(nation)
            playout.end_phase()
        for plan in playout.state.plans.values():
            assert (plan.effort, plan.outreach, plan.hardened) == (None, 0, ())
