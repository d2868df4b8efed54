"""Whole games in the lab: the same for the same seed, in one process or several, and with all that reports need."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from rules.engine.ids import Outcome, Phase, Tier
from rules.lab.playout import Playout, play, standing_scores
from rules.lab.running import BATCH, Job, game_seed, play_all, workers
from rules.lab.seatings import MIXED, jobs_alike, jobs_mixed, jobs_one_among
from rules.lab.simulate import as_text, jobs_for, report
from rules.packs.registry import load_shipped

RULESET = load_shipped().ruleset("first_watch")


def nobody_counts(_count: int) -> None:
    """Take no notice of progress."""


def test_a_game_is_the_same_whenever_it_is_played() -> None:
    policies = ("reciprocator", "random", "late", "free_rider")

    assert play(RULESET, policies, game_seed(1, 1)) == play(RULESET, policies, game_seed(1, 1))
    assert play(RULESET, policies, game_seed(1, 1)) != play(RULESET, policies, game_seed(1, 2))


def test_a_game_tells_scores_tier_and_every_outcome() -> None:
    game = play(RULESET, ("altruist",) * 6, game_seed("told", 0))

    assert len(game.scores) == len(game.half_time) == len(game.nations) == 6
    assert game.tier in set(Tier)
    assert len(game.outcomes) == 4 * 3
    assert set(game.outcomes) <= set(Outcome)
    assert 0 <= game.stability <= 100


def test_scores_at_half_time_are_those_of_a_game_that_ended_there() -> None:
    playout = Playout(RULESET, ["reciprocator"] * 4, game_seed("half", 0))
    playout.play_round()
    playout.play_round()
    assert playout.half_time
    playout.play_round()
    playout.play_round()

    assert playout.state.phase is Phase.ENDED
    assert playout.state.ending is not None
    cards = playout.state.ending.scorecards
    assert standing_scores(RULESET, playout.state) == tuple(cards[nation].score for nation in playout.policies)


def test_half_time_of_five_rounds_is_taken_after_the_second() -> None:
    playout = Playout(load_shipped().ruleset("league_of_lamps"), ["reciprocator"] * 3, game_seed("odd", 0))
    playout.play_round()
    assert not playout.half_time

    playout.talk()
    playout.plan()
    playout.close()

    assert playout.half_time == standing_scores(playout.ruleset, playout.state)


def test_an_executor_gives_the_games_in_the_order_of_the_jobs() -> None:
    jobs = jobs_mixed(3, "order", BATCH + 3)
    counted: list[int] = []

    alone = play_all("first_watch", jobs, None, nobody_counts)
    with ThreadPoolExecutor(1) as executor:
        together = play_all("first_watch", jobs, executor, counted.append)

    assert together == alone
    assert [game.seed for game in alone] == [job.seed for job in jobs]
    assert counted == [BATCH, 3]


@pytest.mark.slow
def test_several_processes_play_what_one_plays() -> None:
    jobs = jobs_alike("late", 3, "processes", BATCH + 1)

    with workers(2) as executor:
        assert play_all("first_watch", jobs, executor, nobody_counts) == play_all(
            "first_watch", jobs, None, nobody_counts
        )


def test_one_worker_needs_no_executor() -> None:
    with workers(1) as executor:
        assert executor is None


def test_over_the_games_of_a_mixed_table_every_nation_gets_every_policy() -> None:
    jobs = jobs_mixed(5, 1, 5)

    assert {job.policies[0] for job in jobs} == set(MIXED)


def test_the_odd_seat_goes_round_the_table() -> None:
    jobs = jobs_one_among("random", "late", 4, 1, 8)

    assert [job.policies.index("random") for job in jobs] == [0, 1, 2, 3, 0, 1, 2, 3]
    assert len({job.seed for job in jobs}) == 8


def test_a_report_sums_the_series_up() -> None:
    jobs = jobs_for(("reciprocator", "free_rider"), 3, 7, 6, turned=True)
    games = play_all("first_watch", jobs, None, nobody_counts)

    found = report("first_watch", 7, games)

    assert found["games"] == 6
    assert set(found["scores_by_policy"]) == {"reciprocator", "free_rider"}
    assert found["scores_by_policy"]["reciprocator"]["count"] == 12
    assert sum(tier["value"] for tier in found["tiers"].values()) == pytest.approx(100, abs=0.01)
    assert "score by policy" in as_text(found)


def test_without_turning_every_game_has_the_same_table() -> None:
    jobs = jobs_for(("reciprocator", "free_rider", "late"), 3, 7, 4, turned=False)

    assert {job.policies for job in jobs} == {("reciprocator", "free_rider", "late")}
    assert jobs[0] == Job(("reciprocator", "free_rider", "late"), game_seed(7, 0))
