"""What bots build for later: projects that they begin, join and pay for, and research."""

import copy
from typing import Any

import pytest

from rules.bots.moves import Move
from rules.bots.runner import next_move, turn
from rules.bots.seat import seat_of
from rules.bots.works import builds, dues, research
from rules.engine.actors import SeatViewer
from rules.engine.commands import AcceptDeal, ProposeDeal, RefuseDeal, SavePlan
from rules.engine.copying import revise
from rules.engine.deals import StartProject
from rules.engine.ids import Module, NationId, Phase, ProjectId, Way
from rules.engine.screen import screen
from rules.engine.works import ProjectStatus
from rules.lab.playout import Playout
from rules.lab.running import game_seed
from rules.packs.registry import load_shipped

SHIPPED = load_shipped().ruleset("full_spectrum")
MODULES = frozenset({Module.DEALS, Module.TECHNOLOGY, Module.PROJECTS})
RULES = revise(SHIPPED, scenario=revise(SHIPPED.scenario, modules=MODULES))
RANGE = ProjectId("full_spectrum.cyber_range")


def talking(policy: str) -> Playout:
    """A table of six bots that may talk in the first round and have said nothing."""
    playout = Playout(RULES, [policy] * 6, game_seed("works", 1))
    playout.end_phase()
    return playout


def a_view(playout: Playout, nation: NationId) -> Any:  # noqa: ANN401 - a view that a test changes
    """What a nation sees, where no crisis asks anything of anybody."""
    view: Any = copy.deepcopy(screen(RULES, playout.state, SeatViewer(nation=nation)))
    for crisis in view["crises"].values():
        crisis["asks"] = dict.fromkeys(crisis["asks"], 0)
        crisis["forecast"]["short"] = {}
    return view


def offered(policy: str, view: Any) -> list[StartProject]:  # noqa: ANN401 - a view that a test changes
    """The projects that a policy would begin now."""
    moves: tuple[Move, ...] = turn(policy, view, "x")
    terms = [term for move in moves if isinstance(move.command, ProposeDeal) for term in move.command.terms]
    return [term for term in terms if isinstance(term, StartProject)]


@pytest.mark.parametrize("policy", ["altruist", "reciprocator"])
def test_those_who_work_with_others_offer_one_project_with_themselves_as_host(policy: str) -> None:
    playout = talking(policy)
    nation = playout.state.settings.nations[0]

    (term,) = offered(policy, a_view(playout, nation))

    assert term.host == nation
    assert term.way in RULES.projects[term.project].ways
    assert nation in term.partners
    assert 2 <= len(term.partners) <= 3
    assert term.project in RULES.projects


@pytest.mark.parametrize("policy", ["free_rider", "opportunist", "late"])
def test_others_begin_none(policy: str) -> None:
    playout = talking(policy)

    assert offered(policy, a_view(playout, playout.state.settings.nations[0])) == []


@pytest.mark.parametrize(
    "policy,kind", [("altruist", AcceptDeal), ("reciprocator", AcceptDeal), ("free_rider", RefuseDeal)]
)
def test_a_project_is_joined_by_those_who_would_train_with_its_partners(
    policy: str, kind: type[AcceptDeal] | type[RefuseDeal]
) -> None:
    playout = talking(policy)
    first, _rival, second = playout.state.settings.nations[:3]
    term = StartProject(project=RANGE, way=Way.STANDARD, host=first, partners=(first, second))
    playout.do(ProposeDeal(terms=(term,)), first)

    moves = [move for move in turn(policy, a_view(playout, second), "x") if isinstance(move.command, kind)]

    assert len(moves) == 1
    assert moves[0].why.endswith(".")


def test_nobody_begins_what_comes_too_late_or_a_second_project_beside_the_first() -> None:
    playout = talking("altruist")
    view = a_view(playout, playout.state.settings.nations[0])
    late: Any = {**view, "clock": {**view["clock"], "round": view["clock"]["rounds"] - 1}}
    busy: Any = {**view, "may": {**view["may"], "projects": {"r1p1": {"due": 0, "can_cancel": True}}}}

    assert [builds(seat_of(seen, "x")) for seen in (view, late, busy)] == [True, False, False]


def test_a_plan_pays_what_is_due_as_far_as_money_goes() -> None:
    playout = talking("altruist")
    seat = seat_of(a_view(playout, playout.state.settings.nations[0]), "x")
    seat.may["projects"] = {
        "r1p2": {"due": 4, "can_cancel": False},
        "r1p1": {"due": 3, "can_cancel": False},
        "r1p3": {"due": 0, "can_cancel": False},
    }

    assert list(dues(seat, 9)) == [("r1p1", 3), ("r1p2", 4)]
    assert list(dues(seat, 5)) == [("r1p1", 3)]


def test_research_is_paid_where_a_level_of_technology_is_worth_more_than_one_of_a_domain() -> None:
    playout = talking("altruist")
    while playout.state.phase is not Phase.PLANNING:
        playout.end_phase()
    nation = playout.state.settings.nations[0]
    view = a_view(playout, nation)
    view["nations"][nation]["capability"]["forces"] = 10
    seat = seat_of(view, "x")

    (paid,) = research(seat, 20)

    assert paid.field.value == "unmanned_systems"
    assert paid.points == view["works"]["next_price"][nation]["unmanned_systems"]
    assert research(seat, 0) == ()
    plan = next_move("altruist", view, "x")
    assert plan is not None
    assert isinstance(plan.command, SavePlan)


def test_an_opportunist_signs_on_credit_while_nothing_is_unpaid_and_others_do_not() -> None:
    rules = revise(SHIPPED, scenario=revise(SHIPPED.scenario, modules=frozenset({Module.INDUSTRY})))
    signed: dict[str, list[bool]] = {}
    for policy in ("opportunist", "altruist"):
        playout = Playout(rules, [policy] * 3, game_seed("works", 3))
        playout.play_on()
        signed[policy] = [report.plans[NationId("arv")].contract is not None for report in playout.state.reports]

    assert signed["opportunist"][:4] == [True, False, True, False]
    assert not any(signed["altruist"])


def test_altruists_build_projects_together_in_a_whole_game() -> None:
    playout = Playout(SHIPPED, ["altruist"] * 5, game_seed("works", 2))
    playout.play_on()

    works = playout.state.works

    assert [project for project in works.projects if project.status is ProjectStatus.DONE]
    assert works.technology
