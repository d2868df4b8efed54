"""Bots know what their seat sees and nothing else, and the same sight always leads to the same move."""

import copy
import hashlib
import json
from typing import cast

import pytest

from rules.bots.policies import POLICIES
from rules.bots.runner import next_move, turn
from rules.engine.actors import PublicViewer, SeatViewer
from rules.engine.commands import SealPlan, SetReady
from rules.engine.ids import Phase
from rules.engine.screen import screen
from rules.engine.view_types import TableView
from rules.lab.playout import Playout
from rules.packs.registry import load_shipped

RULESET = load_shipped().ruleset("first_watch")
SEED = hashlib.sha256(b"views").hexdigest()


def views_of_a_game() -> list[TableView]:
    """Return what every seat sees at every step of a mixed game."""
    playout = Playout(RULESET, [*POLICIES], SEED)
    views: list[TableView] = []
    while playout.state.phase is not Phase.ENDED:
        playout.end_phase()
        if playout.state.phase in (Phase.DIPLOMACY, Phase.PLANNING):
            for nation in playout.policies:
                views.append(screen(RULESET, playout.state, SeatViewer(nation=nation)))
                playout.speak(nation)
    return views


VIEWS = views_of_a_game()


def through_json(view: TableView) -> TableView:
    return cast("TableView", json.loads(json.dumps(view)))


@pytest.mark.parametrize("policy", POLICIES)
def test_a_view_that_went_through_json_leads_to_the_same_moves(policy: str) -> None:
    for view in VIEWS:
        assert turn(policy, through_json(view), SEED) == turn(policy, view, SEED)


@pytest.mark.parametrize("policy", POLICIES)
def test_bots_leave_the_view_as_it_is(policy: str) -> None:
    for view in VIEWS[::5]:
        before = copy.deepcopy(view)

        turn(policy, view, SEED)

        assert view == before


def test_the_next_move_is_the_first_of_the_turn() -> None:
    for view in VIEWS:
        planned = turn("reciprocator", view, SEED)

        assert next_move("reciprocator", view, SEED, may_seal=False) == (planned[0] if planned else None)


def test_another_seed_changes_what_the_random_bot_does_and_nobody_else() -> None:
    other = hashlib.sha256(b"another").hexdigest()

    differs = {policy for policy in POLICIES for view in VIEWS if turn(policy, view, SEED) != turn(policy, view, other)}

    assert differs == {"random"}


def test_a_bot_with_nothing_left_to_do_says_so_only_when_it_may() -> None:
    playout = Playout(RULESET, ["free_rider"] * 3, SEED)
    nation = playout.state.settings.nations[0]
    horizon = screen(RULESET, playout.state, SeatViewer(nation=nation))
    playout.end_phase()
    playout.end_phase()
    playout.speak(nation)
    planning = screen(RULESET, playout.state, SeatViewer(nation=nation))

    ready = next_move("free_rider", horizon, SEED)
    seal = next_move("free_rider", planning, SEED)

    assert ready is not None
    assert ready.command == SetReady(ready=True)
    assert seal is not None
    assert seal.command == SealPlan()
    assert next_move("free_rider", horizon, SEED, may_seal=False) is None
    assert next_move("free_rider", planning, SEED, may_seal=False) is None


def test_a_sealed_bot_has_nothing_more_to_say() -> None:
    playout = Playout(RULESET, ["late"] * 3, SEED)
    nation = playout.state.settings.nations[0]
    playout.end_phase()
    playout.end_phase()
    playout.do(SealPlan(), nation)

    view = screen(RULESET, playout.state, SeatViewer(nation=nation))

    assert next_move("late", view, SEED) is None


def test_a_view_without_a_seat_gives_no_move() -> None:
    playout = Playout(RULESET, ["late"] * 3, SEED)

    assert next_move("late", screen(RULESET, playout.state, PublicViewer()), SEED) is None


def test_an_unknown_policy_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        next_move("oracle", VIEWS[0], SEED)
