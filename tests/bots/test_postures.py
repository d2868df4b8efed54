"""Postures mix policies: drawn once a game for each nation, by their weights, and played like any policy."""

import hashlib
from collections import Counter

import pytest

from rules.bots.choices import HARM, Dilemma
from rules.bots.policies import POLICIES
from rules.bots.postures import CHARACTERS, POSTURES, character
from rules.bots.seat import seat_of
from rules.lab.playout import Playout, play
from rules.lab.running import game_seed
from rules.packs.registry import load_shipped

PLAIN = load_shipped().ruleset("first_watch")
STANDARD = load_shipped().ruleset("common_front")


def seed_of(number: int) -> str:
    return hashlib.sha256(f"posture {number}".encode()).hexdigest()


@pytest.mark.parametrize("posture", POSTURES)
def test_over_many_games_a_posture_plays_each_of_its_policies_by_its_weight(posture: str) -> None:
    drawn = Counter(character(posture, "arv", seed_of(number)).name for number in range(600))

    total = sum(weight for _, weight in POSTURES[posture])
    assert set(drawn) == {name for name, _ in POSTURES[posture]}
    for name, weight in POSTURES[posture]:
        assert abs(drawn[name] - 600 * weight / total) < 75


def test_a_nation_keeps_its_policy_through_a_game_and_others_draw_their_own() -> None:
    assert {character("hawk", "arv", seed_of(1)).name for _ in range(5)} == {character("hawk", "arv", seed_of(1)).name}
    assert len({character("hawk", nation, seed_of(1)).name for nation in ("arv", "bor", "cas", "dun", "elm")}) > 1


def test_policies_are_characters_too_and_nothing_else_is() -> None:
    assert set(CHARACTERS) == {*POLICIES, *POSTURES}
    assert character("late", "arv", "x") is POLICIES["late"]
    with pytest.raises(KeyError):
        character("oracle", "arv", "x")


def test_postures_play_whole_games() -> None:
    game = play(STANDARD, ["hawk", "bridge_builder", "neutral"], game_seed("posture", 0))

    assert game.policies == ("hawk", "bridge_builder", "neutral")
    assert len(game.scores) == 3


def test_less_harm_for_others_is_worth_nothing_to_the_target_that_cares_for_nobody_else() -> None:
    playout = Playout(STANDARD, ["late"] * 4, game_seed("posture", 1))
    crisis = next(iter(playout.state.crises.values()))
    seat = seat_of(playout.look(crisis.target), "x")
    dilemma = Dilemma(seat, seat.view["crises"][crisis.id], 0, 0)

    assert dilemma.spared("neighbours", 50) == 0
    assert dilemma.spared("target", 50) == -HARM * crisis.severity // 2
    assert Dilemma(seat, seat.view["crises"][crisis.id], 0, 100).spared("neighbours", 50) > 0
