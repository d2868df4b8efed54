"""Simultaneous means simultaneous: in whatever order plans arrive, the result is the same (R12)."""

import itertools
import random
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.engine.actors import SeatViewer
from rules.engine.apply import apply
from rules.engine.codec import state_hash
from rules.engine.commands import Command, ReopenPlan, SavePlan, SealPlan
from rules.engine.ids import NationId, Phase
from rules.engine.plans import Plan
from rules.engine.screen import screen
from rules.engine.state import GameState
from tests.engine.builders import ASH, BAY, COB, a_crisis, a_plan, a_state, seat, stormy
from tests.engine.games import few, seeds
from tests.engine.random_commands import legal_plan

Act = tuple[NationId, Command]
pytestmark = [pytest.mark.rule("4.1"), pytest.mark.promise("R12")]


def after(state: GameState, acts: Iterable[Act]) -> GameState:
    """The state after these acts, all at one moment."""
    for nation, command in acts:
        state = apply(stormy(), state, command, seat(nation), 5000).state
    return state


def random_plans(state: GameState, rng: random.Random) -> dict[NationId, Plan]:
    """A legal plan for every nation."""
    return {
        nation: legal_plan(rng, screen(stormy(), state, SeatViewer(nation=nation))) for nation in state.settings.nations
    }


def acts_of(nation: NationId, plan: Plan) -> list[Act]:
    """How a nation plans: it saves and seals."""
    return [(nation, SavePlan(plan=plan)), (nation, SealPlan())]


@given(seeds)
@few
def test_three_nations_may_plan_in_any_order(seed: int) -> None:
    state = a_state(Phase.PLANNING, stormy(), seats=3)
    plans = random_plans(state, random.Random(seed))

    ends = [
        after(state, itertools.chain.from_iterable(acts_of(nation, plans[nation]) for nation in order))
        for order in itertools.permutations(plans)
    ]

    assert len(ends) == 6
    assert all(end.revealed for end in ends)
    assert len({state_hash(end) for end in ends}) == 1


@given(seeds, st.randoms(use_true_random=False))
@few
def test_four_nations_may_interleave_saving_and_sealing_as_they_like(seed: int, rng: random.Random) -> None:
    state = a_state(Phase.PLANNING, stormy(), seats=4)
    waiting = {nation: acts_of(nation, plan) for nation, plan in random_plans(state, random.Random(seed)).items()}
    straight = after(state, itertools.chain.from_iterable(waiting.values()))

    shuffled = after(state, merged(list(waiting.values()), rng))

    assert state_hash(shuffled) == state_hash(straight)


def merged(lists: Sequence[list[Act]], rng: random.Random) -> list[Act]:
    """All acts in a random order that keeps each nation's own."""
    rest = [list(acts) for acts in lists]
    order: list[Act] = []
    while any(rest):
        order.append(rng.choice([acts for acts in rest if acts]).pop(0))
    return order


def test_a_plan_changed_at_the_last_moment_counts_as_if_it_had_come_first() -> None:
    state = a_crisis(a_state(Phase.PLANNING, stormy()))
    early, late = a_plan({("r1c1", "relief"): 1}), a_plan({("r1c1", "relief"): 2}, {"cyber": 3})
    others: list[Act] = [(BAY, SealPlan()), (COB, SealPlan())]

    straight = after(state, [*acts_of(ASH, late), *others])
    changed = after(state, [*acts_of(ASH, early), (ASH, ReopenPlan()), others[0], *acts_of(ASH, late), others[1]])

    assert state_hash(straight) == state_hash(changed)


def test_a_coalitions_choice_does_not_hang_on_who_picked_first() -> None:
    state = a_crisis(a_state(Phase.PLANNING, stormy()), card="fever")
    plans = {
        ASH: a_plan({("r1c1", "relief"): 2}, choices={"r1c1": "clinics"}),
        BAY: a_plan({("r1c1", "relief"): 2}, choices={"r1c1": "cordon"}),
        COB: a_plan({("r1c1", "relief"): 1}, choices={"r1c1": "any"}),
    }

    ends = [
        after(state, itertools.chain.from_iterable(acts_of(nation, plans[nation]) for nation in order))
        for order in itertools.permutations(plans)
    ]

    assert len({state_hash(end) for end in ends}) == 1
