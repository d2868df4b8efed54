"""The planner tries plans on tables that it imagines from its own view, and what it finds pays."""

import copy
import hashlib

import pytest

from rules.bots.imagining import as_told, imagine
from rules.bots.planner import WORLDS, Foresight
from rules.bots.policies import POLICIES
from rules.bots.runner import next_move, turn
from rules.bots.seat import seat_of
from rules.bots.worlds import a_world
from rules.bots.worth import worth
from rules.engine.actors import SeatViewer
from rules.engine.apply import apply
from rules.engine.cards import Card
from rules.engine.chance import Stream
from rules.engine.commands import EndPhase, SavePlan
from rules.engine.copying import revise
from rules.engine.ids import Domain, Module, NationId, Phase
from rules.engine.plans import Investment, Plan
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.state import GameState
from rules.lab.playout import HOST, Playout, play
from rules.packs.registry import load_shipped

PLAIN = load_shipped().ruleset("first_watch")
STANDARD = load_shipped().ruleset("common_front")
VEILED = revise(STANDARD, scenario=revise(STANDARD.scenario, modules=STANDARD.scenario.modules | {Module.INTELLIGENCE}))
SEED = hashlib.sha256(b"planner").hexdigest()
EITHER = pytest.mark.parametrize("ruleset", [PLAIN, STANDARD], ids=["introduction", "standard"])
FEW = 60


def in_planning(ruleset: Ruleset, policies: list[str]) -> Playout:
    """Return a table of the first round where all have talked and planned, but nothing is revealed."""
    playout = Playout(ruleset, policies, SEED)
    playout.end_phase()
    for nation in playout.policies:
        playout.speak(nation)
    playout.end_phase()
    for nation in playout.policies:
        playout.speak(nation)
    return playout


def chosen(ruleset: Ruleset, state: GameState, nation: NationId, samples: int = FEW) -> Plan | None:
    """Return the plan that a planner would save, read through a copy of its view that nothing remembers."""
    view = copy.deepcopy(screen(ruleset, state, SeatViewer(nation=nation)))
    move = next_move("planner", view, SEED, may_seal=False, foresight=Foresight(ruleset=ruleset, samples=samples))
    return move.command.plan if move is not None and isinstance(move.command, SavePlan) else None


@EITHER
def test_an_imagined_table_is_the_true_one_as_far_as_the_view_tells(ruleset: Ruleset) -> None:
    playout = in_planning(ruleset, ["reciprocator"] * 5)
    nation = next(iter(playout.policies))
    view = screen(ruleset, playout.state, SeatViewer(nation=nation))

    imagined = imagine(as_told(ruleset, view), view, Stream(seed=SEED, name="imagined"))

    again = screen(ruleset, imagined, SeatViewer(nation=nation))
    assert again["crises"] == view["crises"]
    assert again["world"] == view["world"]
    hidden = {"sealed", "position"}
    for key, shown in view["nations"].items():
        assert {name: value for name, value in again["nations"][key].items() if name not in hidden} == {
            name: value for name, value in shown.items() if name not in hidden
        }
    assert imagined.seed != playout.state.seed
    assert not imagined.plans


@EITHER
def test_what_a_planner_cannot_know_changes_nothing_of_its_plan(ruleset: Ruleset) -> None:
    playout = in_planning(ruleset, ["planner", "reciprocator", "opportunist", "late"])
    nation, *others = playout.policies
    state = revise(playout.state, plans={**playout.state.plans, nation: Plan()})
    orders = dict.fromkeys(others, Plan(investments=(Investment(domain=Domain.CYBER, points=1),)))

    elsewhere = revise(state, seed=hashlib.sha256(b"elsewhere").hexdigest(), plans={**state.plans, **orders})
    elsewhere = revise(elsewhere, bag=(), scheduled=())

    assert chosen(ruleset, elsewhere, nation) == chosen(ruleset, state, nation) is not None


def test_the_same_view_leads_to_the_same_plan_and_a_larger_budget_to_none_worse() -> None:
    playout = in_planning(PLAIN, ["planner", "reciprocator", "reciprocator", "free_rider"])
    nation = next(iter(playout.policies))
    state = revise(playout.state, plans={**playout.state.plans, nation: Plan()})
    view = screen(PLAIN, state, SeatViewer(nation=nation))
    worlds = [a_world(PLAIN, seat_of(view, SEED), number) for number in range(WORLDS)]

    def comes_to(plan: Plan) -> int:
        total = 0
        for world in worlds:
            end = revise(world, plans={**world.plans, nation: plan})
            for phase in (Phase.PLANNING, Phase.RESOLUTION):
                end = apply(PLAIN, end, EndPhase(round=1, phase=phase), HOST, 0).state
            total += worth(PLAIN, end, nation)
        return total

    few, many = chosen(PLAIN, state, nation, 2 * WORLDS), chosen(PLAIN, state, nation, 240)
    move = next_move("reciprocator", view, SEED)

    assert move is not None
    assert isinstance(move.command, SavePlan)
    assert few is not None
    assert many is not None
    assert comes_to(move.command.plan) <= comes_to(few) <= comes_to(many)
    assert chosen(PLAIN, state, nation, 240) == many


def test_a_planner_without_foresight_plans_like_a_reciprocator() -> None:
    playout = in_planning(PLAIN, ["planner", "late", "late"])
    nation = next(iter(playout.policies))
    state = revise(playout.state, plans={})
    view = screen(PLAIN, state, SeatViewer(nation=nation))

    planner, other = turn("planner", view, SEED), turn("reciprocator", view, SEED)

    assert [move.command for move in planner] == [move.command for move in other]
    assert POLICIES["planner"].samples


def test_a_rumour_is_drawn_within_its_bounds_and_its_shares_stay_unknown() -> None:
    playout = in_planning(VEILED, ["free_rider"] * 6)
    blind = next(nation for nation, own in playout.state.nations.items() if own.capability[Domain.INTELLIGENCE] < 3)
    view = screen(VEILED, playout.state, SeatViewer(nation=blind))
    told = as_told(VEILED, view)
    drawn: dict[str, set[int]] = {}

    for number in range(40):
        for crisis in imagine(told, view, Stream(seed=SEED, name=f"{number}")).crises.values():
            drawn.setdefault(crisis.id, set()).add(crisis.severity)
            assert crisis.rumour is None

    for key, insight in view["you"]["intelligence"].items():
        card: Card = told.cards[playout.state.crises[key].card]  # type: ignore[index] # a view's keys are plain
        assert insight["low"] <= min(drawn[key]) < max(drawn[key]) <= insight["high"]
        assert max(need.weight for need in card.needs) - min(need.weight for need in card.needs) <= 1


@EITHER
def test_nothing_that_a_planner_does_is_refused(ruleset: Ruleset) -> None:
    game = play(ruleset, ["planner", "opportunist", "random", "late"], SEED)

    assert game.commands
