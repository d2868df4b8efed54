"""Bots go by the best they may know, let others know, and never learn or ask for what they may not."""

import hashlib

import pytest

from rules.bots.policies import POLICIES
from rules.bots.runner import turn
from rules.bots.seat import lacking, seat_of
from rules.engine.actors import SeatViewer
from rules.engine.commands import SetAsk, ShareReport
from rules.engine.copying import revise
from rules.engine.ids import CrisisId, Domain, Module, NationId, Phase
from rules.engine.screen import screen
from rules.engine.state import GameState
from rules.engine.view_types import TableView
from rules.lab.playout import Playout
from rules.packs.registry import load_shipped

PLAIN = load_shipped().ruleset("first_watch")
VEILED = revise(PLAIN, scenario=revise(PLAIN.scenario, modules=frozenset({Module.INTELLIGENCE})))
SEED = hashlib.sha256(b"services").hexdigest()


def talking() -> GameState:
    """Six bots in the first diplomacy."""
    playout = Playout(VEILED, ["altruist"] * 6, SEED)
    while playout.state.phase is not Phase.DIPLOMACY:
        playout.end_phase()
    return playout.state


def with_services(state: GameState, nation: NationId, level: int) -> GameState:
    """The state in which a nation has this level of intelligence."""
    levels = {**state.nations[nation].capability, Domain.INTELLIGENCE: level}
    changed = revise(state.nations[nation], capability=levels)
    return revise(state, nations={**state.nations, nation: changed})


def seen(state: GameState, nation: NationId) -> TableView:
    """What a nation's bot is shown."""
    return screen(VEILED, state, SeatViewer(nation=nation))


def a_crisis_and_helper(state: GameState) -> tuple[CrisisId, NationId, NationId]:
    """A crisis, its target and a nation that no crisis has struck."""
    crisis = next(iter(state.crises.values()))
    struck = {other.target for other in state.crises.values()}
    return crisis.id, crisis.target, next(nation for nation in state.settings.nations if nation not in struck)


@pytest.mark.rule("12.3")
def test_a_bot_counts_what_is_lacking_by_what_its_services_see() -> None:
    state = talking()
    crisis, _, helper = a_crisis_and_helper(state)
    worse = revise(state.crises[crisis], severity=5, demand=90_000, units=150)
    state = revise(state, crises={**state.crises, crisis: worse})

    blind = seat_of(seen(with_services(state, helper, 1), helper), SEED)
    seeing = seat_of(seen(with_services(state, helper, 6), helper), SEED)

    counted = [
        sum(lacking(seat, next(one for one in seat.crises if one["id"] == crisis)).values()) for seat in (blind, seeing)
    ]
    assert counted[0] < 50
    assert counted[1] > 100
    assert seeing.crises[0]["id"] == crisis


@pytest.mark.rule("12.4")
def test_bots_that_care_for_others_show_a_crisis_to_its_target() -> None:
    state = talking()
    crisis, target, helper = a_crisis_and_helper(state)
    view = seen(with_services(with_services(state, target, 1), helper, 6), helper)

    shown = {
        name: [move.command for move in turn(name, view, SEED) if isinstance(move.command, ShareReport)]
        for name in POLICIES
    }

    assert any((command.crisis, command.nation) == (crisis, target) for command in shown["altruist"])
    assert shown["reciprocator"]
    assert shown["free_rider"] == []


@pytest.mark.rule("5.3", "12.1")
def test_a_bot_that_sees_a_larger_crisis_asks_for_more_within_the_public_estimate() -> None:
    state = talking()
    crisis, target, _ = a_crisis_and_helper(state)
    worse = revise(state.crises[crisis], severity=5, demand=90_000, units=150)
    state = with_services(revise(state, crises={**state.crises, crisis: worse}), target, 6)
    estimate = seen(state, target)["crises"][crisis]["units"]

    asks = [move.command for move in turn("reciprocator", seen(state, target), SEED)]

    asked = [command.units for command in asks if isinstance(command, SetAsk) and command.crisis == crisis]
    assert asked == [estimate] * 6


@pytest.mark.parametrize("policy", POLICIES)
def test_games_with_rumours_come_to_their_end_without_a_refusal(policy: str) -> None:
    playout = Playout(VEILED, [policy, "altruist", "reciprocator", "late", "opportunist"], SEED)

    while playout.state.phase is not Phase.ENDED:
        playout.play_round()

    assert playout.state.ending is not None
