"""The balance bars measure what they claim, on games made by hand, and hold in a small run of the real game."""

from collections.abc import Sequence

import pytest

from rules.engine.ids import NationId, Tier
from rules.lab.balance import Finding, as_json, as_text, measure, planned
from rules.lab.bars import BARS, Bar, experiments
from rules.lab.playout import Game
from rules.packs.registry import load_shipped

RULESET = load_shipped().ruleset("first_watch")
BY_NUMBER = {bar.number: bar for bar in BARS}


def a_game(
    policies: Sequence[str],
    scores: Sequence[int],
    *,
    half_time: Sequence[int] = (),
    stability: int = 60,
    tier: Tier = Tier.STEADY,
) -> Game:
    return Game(
        seed="00" * 32,
        nations=tuple(NationId(f"n{place}") for place in range(len(policies))),
        policies=tuple(policies),
        scores=tuple(scores),
        half_time=tuple(half_time or scores),
        stability=stability,
        tier=tier,
        outcomes=("contained",),
        commands=1,
    )


def measured(bar: str, **samples: Sequence[Game]) -> float:
    return BY_NUMBER[bar].measure(samples).value


def test_the_free_riders_bar_compares_its_seat_with_the_mean_of_the_others_in_points() -> None:
    games = [
        a_game(["free_rider", "reciprocator", "reciprocator"], [4000, 5000, 5200]),
        a_game(["reciprocator", "free_rider", "reciprocator"], [5000, 4700, 5000]),
    ]

    assert measured("1a", free_rider_among_reciprocators=games) == pytest.approx((-11 - 3) / 2)


def test_bars_of_tables_count_stability_and_tiers() -> None:
    low = a_game(["free_rider"], [1], stability=34, tier=Tier.FRAGMENTED)
    high = a_game(["free_rider"], [1], stability=35, tier=Tier.FRAGILE)
    gone = a_game(["late"], [1], stability=0, tier=Tier.COLLAPSE)
    steady, best = a_game(["altruist"], [1]), a_game(["altruist"], [1], tier=Tier.CONCORD)

    assert measured("2a", free_riders=[low, high, high, high]) == 25
    assert measured("2b", altruists=[high, high, steady, best]) == 50
    assert measured("2c", mixed=[gone, high]) == 50


def test_the_bar_of_seats_names_the_nation_farthest_from_the_mean() -> None:
    games = [a_game(["reciprocator"] * 3, [900, 1000, 1100]), a_game(["reciprocator"] * 3, [900, 1000, 1100])]

    assert measured("3", reciprocators=games) == pytest.approx(10)


def test_skill_is_paired_by_seat_and_seed() -> None:
    sense = [a_game(["reciprocator"] * 2, [5000, 1]), a_game(["reciprocator"] * 2, [1, 6000])]
    coin = [a_game(["random", "reciprocator"], [4000, 1]), a_game(["reciprocator", "random"], [1, 4600])]

    assert measured("4", reciprocators=sense, random_among_reciprocators=coin) == pytest.approx(12)


def test_the_half_time_leader_is_looked_for_at_the_end() -> None:
    stays = a_game(["late"] * 2, [20, 10], half_time=[9, 8])
    falls = a_game(["late"] * 2, [20, 30], half_time=[9, 8])

    assert measured("5a", mixed=[stays, falls, falls, falls]) == 25


def test_a_bar_holds_on_its_side_of_the_bound() -> None:
    at_least, at_most = BY_NUMBER["4"], BY_NUMBER["2c"]
    sample = {"reciprocators": [a_game(["reciprocator"], [5000])], "random_among_reciprocators": []}
    sample["random_among_reciprocators"] = [a_game(["random"], [3900])]

    assert at_least.holds(at_least.measure(sample))
    assert not at_most.holds(at_most.measure({"mixed": [a_game(["late"], [1], tier=Tier.COLLAPSE)]}))


def test_every_experiment_uses_the_same_seeds() -> None:
    plan = experiments(4, 9, 5)

    assert len({tuple(job.seed for job in jobs) for jobs in plan.values()}) == 1


@pytest.mark.slow
def test_most_bars_hold_in_a_small_run_of_first_watch() -> None:
    plan = planned(RULESET, [6], "smoke", 24)
    counted: list[int] = []

    findings = measure(RULESET, plan, None, counted.append)

    assert sum(counted) == 7 * 24
    failed = [finding.bar.number for finding in findings if not finding.holds]
    assert set(failed) <= {"1b", "2a"}, "only the two closest bars may miss by chance in so few games"
    told = as_json("first_watch", "smoke", 24, findings)
    assert told["holds"] == (not failed)
    assert len(told["bars"]) == len(BARS)
    assert "6 nations" in as_text("first_watch", "smoke", 24, findings)


def test_a_failing_bar_is_marked_in_the_report() -> None:
    bar: Bar = BY_NUMBER["2c"]
    finding = Finding(4, bar, bar.measure({"mixed": [a_game(["late"], [1], tier=Tier.COLLAPSE)] * 3}))

    assert not finding.holds
    assert "FAILS" in as_text("first_watch", 1, 3, [finding])
    assert as_json("first_watch", 1, 3, [finding])["holds"] is False
