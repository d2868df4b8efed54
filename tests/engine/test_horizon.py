"""Clauses 2.8, 2.10 and 2.11: which crises come, at whom, and what comes back."""

from collections import Counter

import pytest
from hypothesis import given

from rules.engine.commands import StartGame
from rules.engine.copying import revise
from rules.engine.formulas.arithmetic import step
from rules.engine.ids import CardId, Phase, Threat
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState, Scheduled
from tests.engine.builders import ASH, BAY, COB, SEED, a_ruleset, a_state, a_table, ended_phase, harbour, played
from tests.engine.games import seeds, some

PLAIN = {"flood", "raid", "leak", "worm", "drought", "envoys", "late_frost"}


def rounds_of(ruleset: Ruleset, seed: str, rounds: int = 4, seats: int = 3) -> list[GameState]:
    """The horizons of a game in which nobody does anything."""
    state = a_table(ruleset, seats, seed)
    state = revise(state, settings=revise(state.settings, rounds=rounds))
    state = played(ruleset, state, StartGame())
    found = []
    while state.phase is not Phase.ENDED:
        if state.phase is Phase.HORIZON:
            found.append(state)
        state = ended_phase(ruleset, revise(state, stability=60))
    return found


def drawn(state: GameState) -> list[str]:
    """The cards on a horizon."""
    return [crisis.card for crisis in state.crises.values()]


def struck(state: GameState) -> list[str]:
    """The targets on a horizon."""
    return [crisis.target for crisis in state.crises.values()]


@pytest.mark.rule("2.8")
def test_two_three_or_four_crises_strike_by_the_number_of_nations() -> None:
    count = harbour().constants.crisis.count

    assert [step(count, nations) for nations in range(3, 11)] == [2, 2, 3, 3, 3, 4, 4, 4]
    assert len(a_state(Phase.HORIZON).crises) == 2


@pytest.mark.rule("2.8")
def test_the_first_round_opens_as_the_scenario_says() -> None:
    openings = {tuple(drawn(rounds_of(harbour(), f"{number:064x}", 1)[0])) for number in range(8)}

    assert openings == {("flood", "raid")}


@given(seeds)
@some
@pytest.mark.rule("2.8")
def test_no_card_comes_twice_while_others_that_fit_have_not_come(seed: int) -> None:
    games = rounds_of(a_ruleset(opening=(), dilemmas_max=2), f"{seed:064x}")

    cards = [card for state in games for card in drawn(state)]

    assert len(set(cards)) == len(cards) == 8
    assert "white_paper" not in cards
    assert all("late_frost" not in drawn(state) for state in games[:2])


@given(seeds)
@some
@pytest.mark.rule("2.8")
def test_a_scenario_bounds_how_many_cards_with_options_a_round_has(seed: int) -> None:
    one = rounds_of(a_ruleset(opening=(), dilemmas_min=1, dilemmas_max=1), f"{seed:064x}")
    none = rounds_of(a_ruleset(opening=(), dilemmas_max=0), f"{seed:064x}", rounds=4)

    assert all(len(set(drawn(state)) - PLAIN) == 1 for state in one)
    assert all(set(drawn(state)) <= PLAIN for state in none)


@pytest.mark.rule("2.8")
def test_plain_cards_come_again_rather_than_a_second_choice_in_a_round() -> None:
    cards = tuple(CardId(name) for name in ("flood", "raid", "strait", "fever", "blight", "siege"))
    games = rounds_of(a_ruleset(cards=cards, opening=(), dilemmas_min=1, dilemmas_max=1), SEED)

    assert all(len(set(drawn(state)) - PLAIN) == 1 for state in games)
    assert Counter(card for state in games for card in drawn(state))["flood"] == 2


@pytest.mark.rule("2.8")
def test_cards_are_drawn_by_their_weight_and_the_tension_of_their_threat() -> None:
    ruleset = a_ruleset(opening=(), cards=tuple(CardId(name) for name in ("flood", "envoys", "leak")))
    first: Counter[str] = Counter()
    for number in range(400):
        state = a_table(ruleset, 3, f"{number:064x}")
        tense = revise(state, tension={**state.tension, Threat.CYBER: 5})
        first[drawn(played(ruleset, tense, StartGame()))[0]] += 1

    assert 0.08 < first["flood"] / 400 < 0.23  # 2 of 14: weight 1, tension 1
    assert 0.33 < first["envoys"] / 400 < 0.53  # 6 of 14: weight 3, tension 1
    assert 0.33 < first["leak"] / 400 < 0.53  # 6 of 14: weight 1, tension 5


@given(seeds)
@some
@pytest.mark.rule("2.10")
def test_everybody_is_struck_once_before_anybody_is_struck_again_and_nobody_twice_in_a_round(seed: int) -> None:
    for seats in (3, 4):
        games = rounds_of(
            a_ruleset(opening=(), cards=("flood", "raid", "leak", "worm", "drought", "envoys")),
            f"{seed:064x}",
            4,
            seats,
        )
        order = [target for state in games for target in struck(state)]

        assert all(len(set(struck(state))) == 2 for state in games)
        assert max(Counter(order).values()) - min(Counter(order).values()) <= 1
        assert len(set(order[:seats])) == seats


@pytest.mark.rule("2.10")
def test_the_more_exposed_are_struck_sooner() -> None:
    first = Counter(struck(rounds_of(harbour(), f"{number:064x}", 1)[0])[0] for number in range(300))

    assert 0.34 < first["cob"] / 300 < 0.55  # 4 of 9: exposed 3 to climate
    assert 0.13 < first["ash"] / 300 < 0.32  # 2 of 9: exposed 1
    assert first.keys() == {"ash", "bay", "cob"}


def due(card: str, target: str, round_: int = 2) -> Scheduled:
    """A card that comes back."""
    return Scheduled(card=CardId(card), round=round_, target=next(it for it in (ASH, BAY, COB) if it == target))


def next_horizon(*scheduled: Scheduled) -> GameState:
    """The second round of harbour after these cards were told to come back."""
    return ended_phase(harbour(), a_state(Phase.AFTERMATH, scheduled=scheduled))


@pytest.mark.rule("2.11")
def test_a_card_comes_back_in_its_round_at_the_same_target_before_anything_is_drawn() -> None:
    state = next_horizon(due("siege", "bay"), due("leak", "ash", 3))

    assert (drawn(state)[0], struck(state)[0]) == ("siege", "bay")
    assert state.scheduled == (due("leak", "ash", 3),)
    assert len(state.crises) == 2


@pytest.mark.rule("2.11")
def test_what_does_not_fit_waits_for_the_next_round() -> None:
    state = next_horizon(due("siege", "bay"), due("leak", "bay"), due("worm", "ash"), due("flood", "cob"))

    assert list(zip(drawn(state), struck(state), strict=True)) == [("siege", "bay"), ("worm", "ash")]
    assert state.scheduled == (due("leak", "bay"), due("flood", "cob"))


@pytest.mark.rule("2.11")
def test_a_card_that_comes_back_does_not_touch_the_bag() -> None:
    state = a_state(Phase.AFTERMATH, scheduled=(due("siege", "bay"), due("worm", "ash")), bag=(ASH,))

    assert ended_phase(harbour(), state).bag == (ASH,)
