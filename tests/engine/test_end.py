"""Chapter 8: when a game ends, the tier of the world, the scorecard and the contest reading."""

import pytest

from rules.engine.apply import apply
from rules.engine.commands import PauseClock
from rules.engine.copying import revise
from rules.engine.errors import RefusedError
from rules.engine.formulas import scoring
from rules.engine.ids import Domain, Grade, Phase, Tier
from rules.engine.state import GameState
from tests.engine.builders import ASH, BAY, COB, HOST, a_nation, a_plan, a_state, ended_phase, harbour, resolved

RULES = harbour()
SCORE = RULES.constants.score


def at_year_end(round_: int, stability: int, rounds: int = 4) -> GameState:
    """The state after the aftermath of a round whose reveal left this stability."""
    state = a_state(Phase.RESOLUTION, round=round_, stability=stability)
    return ended_phase(RULES, revise(state, settings=revise(state.settings, rounds=rounds)))


@pytest.mark.rule("8.1")
def test_the_game_ends_after_its_last_round() -> None:
    assert at_year_end(3, 50).phase is Phase.AFTERMATH
    assert at_year_end(4, 50).phase is Phase.ENDED
    assert at_year_end(1, 50, rounds=1).phase is Phase.ENDED


@pytest.mark.rule("8.1")
def test_a_world_at_nought_collapses_from_the_third_round_on() -> None:
    assert [at_year_end(round_, 0).phase for round_ in (1, 2)] == [Phase.AFTERMATH] * 2
    assert [at_year_end(round_, 0).phase for round_ in (3, 4)] == [Phase.ENDED] * 2
    assert at_year_end(3, 1).phase is Phase.AFTERMATH


@pytest.mark.rule("8.1")
def test_after_the_end_nothing_can_be_done() -> None:
    state = at_year_end(4, 50)

    assert state.clock.deadline == 0
    with pytest.raises(RefusedError, match="game_over"):
        apply(RULES, state, PauseClock(), HOST, 1)


@pytest.mark.rule("8.1")
def test_the_last_round_is_kept_in_the_history_like_the_others() -> None:
    state = at_year_end(4, 50)

    assert [report.round for report in state.reports] == [4]
    assert state.reports[0].lines[ASH].record == state.nations[ASH].record


@pytest.mark.rule("8.2")
def test_the_tier_follows_from_stability() -> None:
    tiers = {stability: scoring.tier(stability, SCORE) for stability in (0, 1, 34, 35, 59, 60, 79, 80, 100)}

    assert tiers == {
        0: Tier.COLLAPSE,
        1: Tier.FRAGMENTED,
        34: Tier.FRAGMENTED,
        35: Tier.FRAGILE,
        59: Tier.FRAGILE,
        60: Tier.STEADY,
        79: Tier.STEADY,
        80: Tier.CONCORD,
        100: Tier.CONCORD,
    }


@pytest.mark.rule("8.3")
def test_a_bar_is_missed_met_or_exceeded_against_the_own_target() -> None:
    grades = [scoring.grade(value, 50, SCORE) for value in (49, 50, 59, 60)]

    assert grades == [Grade.MISSED, Grade.MET, Grade.MET, Grade.EXCEEDED]


@pytest.mark.rule("8.3", "1.1")
def test_every_nation_is_measured_by_its_own_targets_and_with_what_it_gave_and_received() -> None:
    state = a_nation(a_nation(a_state(Phase.RESOLUTION, round=4), ASH, given=9, received=4), COB, support=60)
    state = a_nation(state, BAY, support=40)
    state = revise(state, settings=revise(state.settings, rounds=4))

    ending = ended_phase(RULES, state).ending

    assert ending is not None
    assert (ending.rounds, ending.tier, ending.stability) == (4, Tier.FRAGILE, state.stability)
    assert (ending.scorecards[ASH].given, ending.scorecards[ASH].received) == (9, 4)
    assert ending.scorecards[COB].support_grade is Grade.MET
    assert ending.scorecards[BAY].support_grade is Grade.MISSED


@pytest.mark.rule("8.4")
def test_prosperity_is_growth_against_two_per_cent_a_round() -> None:
    bars = [scoring.prosperity(gdp, 100_000, 4, SCORE) for gdp in (108_000, 110_500, 108_099, 100_000, 70_000, 130_000)]

    assert bars == [70, 80, 70, 38, 0, 100]
    assert scoring.prosperity(107_900, 100_000, 4, SCORE) == 70


@pytest.mark.rule("8.5")
def test_security_is_unhurt_built_and_ready() -> None:
    def bar(harm: int, levels: tuple[int, int], readiness: int = 70) -> int:
        return scoring.security(harm, levels, readiness, 4, SCORE)

    assert [bar(harm, (14, 14)) for harm in (0, 1, 7, 50, 99)] == [64, 63, 57, 14, 14]
    assert [bar(0, (14, end)) for end in (13, 15, 17, 21, 40)] == [64, 68, 76, 94, 94]
    assert bar(0, (14, 14), readiness=100) == 70


@pytest.mark.rule("8.6")
def test_leadership_is_what_was_earned_a_round() -> None:
    bars = [scoring.leadership(earned, 4, SCORE) for earned in (0, 1, 3, 12, 40, -1, -3, -40)]

    assert bars == [35, 37, 41, 59, 100, 33, 29, 0]
    assert [scoring.leadership(earned, 3, SCORE) for earned in (1, -1)] == [37, 33]


@pytest.mark.rule("8.7")
def test_the_support_bar_is_support_at_the_end() -> None:
    state = at_year_end(4, 50)

    assert state.ending is not None
    assert {nation: card.support for nation, card in state.ending.scorecards.items()} == {
        nation: own.support for nation, own in state.nations.items()
    }


@pytest.mark.rule("8.8")
def test_the_contest_reading_weighs_the_bars_the_world_and_the_record() -> None:
    bars = (70, 60, 50, 40)

    assert scoring.contest(bars, 100, 100) == 5700 + 500
    assert scoring.contest(bars, 50, 100) == 5700 * 650 // 1000 + 500
    assert scoring.contest(bars, 50, 30) == 3705 + 150
    assert scoring.contest(bars, 50, 180) == 3705 + 500
    assert scoring.contest(bars, 0, 80) == 400


@pytest.mark.rule("8.5", "8.3")
def test_levels_that_were_built_count_on_the_scorecard() -> None:
    state = a_nation(a_state(Phase.PLANNING, round=4), ASH, budget=60, support=80)
    state = revise(state, settings=revise(state.settings, rounds=4))

    built = ended_phase(RULES, resolved(RULES, state, ash=a_plan(investments={"cyber": 11, "relief": 5}))).ending
    idle = ended_phase(RULES, resolved(RULES, state)).ending

    assert built is not None
    assert idle is not None
    assert built.scorecards[ASH].security - idle.scorecards[ASH].security == 60 * 3 // 14
    assert (
        sum(state.nations[ASH].capability[domain] for domain in Domain if domain in state.nations[ASH].capability) == 14
    )
