"""Estimates on data whose answers are known from textbooks or by hand."""

import math
import random

import pytest

from rules.lab.statistics import Estimate, deviation, mean, paired, share


def test_a_mean_has_the_normal_interval_of_its_sample() -> None:
    sample = [float(number) for number in range(1, 101)]

    found = mean(sample)

    assert found.value == pytest.approx(50.5)
    assert found.high - found.value == pytest.approx(1.959964 * 29.011492 / 10, rel=1e-6)
    assert found.value - found.low == pytest.approx(found.high - found.value)
    assert found.count == 100


def test_a_mean_of_one_value_knows_nothing_of_its_error() -> None:
    assert mean([3.0]) == Estimate(3.0, -math.inf, math.inf, 1)


@pytest.mark.parametrize(
    "hits, count, low, high",
    [(0, 10, 0.0, 27.75), (10, 10, 72.25, 100.0), (5, 10, 23.66, 76.34), (263, 500, 48.22, 56.94)],
    ids=["none", "all", "half", "many"],
)
def test_shares_have_wilsons_interval(hits: int, count: int, low: float, high: float) -> None:
    found = share(hits, count)

    assert found.value == pytest.approx(100 * hits / count)
    assert found.low == pytest.approx(low, abs=0.01)
    assert found.high == pytest.approx(high, abs=0.01)


def test_pairs_are_compared_one_by_one() -> None:
    before, after = [10.0, 20.0, 30.0, 40.0], [11.0, 21.0, 31.0, 41.0]

    found = paired(after, before)

    assert (found.value, found.low, found.high) == (1.0, 1.0, 1.0)


def test_pairs_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        paired([1.0], [1.0, 2.0])


def test_a_deviation_is_the_samples_own() -> None:
    found = deviation([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0])

    assert found.value == pytest.approx(2.13809, abs=1e-5)
    assert found.low < found.value < found.high


def test_the_interval_of_a_mean_holds_the_truth_about_95_times_of_100() -> None:
    draw = random.Random(5)

    found = [mean([draw.gauss(7, 3) for _ in range(60)]) for _ in range(800)]

    hits = sum(estimate.low <= 7 <= estimate.high for estimate in found)
    assert 0.92 <= hits / len(found) <= 0.97
