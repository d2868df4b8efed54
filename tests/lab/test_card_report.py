"""A card's report: paired games, measures that mean what they say, a verdict by the bands, and a page with charts."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from rules.engine.ids import CardId, NationId, OptionId, Outcome, Tier
from rules.lab.card_report import dominated, effect, minutes, report, verdict
from rules.lab.charts import Scale, around_zero, bars
from rules.lab.commandline import add_card_report_arguments, card_report
from rules.lab.pages import card_page
from rules.lab.playout import Game
from rules.lab.seatings import jobs_mixed
from rules.lab.trials import Trial, play_trials, without_card
from rules.packs.registry import load_shipped

RULESET = load_shipped().ruleset("first_watch")
HARVEST = CardId("first_watch.half_harvest")
ONE, TWO = NationId("one"), NationId("two")
TRIALS = play_trials("first_watch", HARVEST, jobs_mixed(3, "card", 30))


def a_game(scores: Sequence[int], stability: int = 60) -> Game:
    return Game(
        seed="00" * 32,
        nations=(ONE, TWO),
        policies=("late", "late"),
        scores=tuple(scores),
        half_time=tuple(scores),
        stability=stability,
        tier=Tier.STEADY,
        outcomes=(),
        commands=1,
    )


def a_trial(outcome: Outcome, forced: Sequence[int], without: Sequence[int], pivotal: int = 0) -> Trial:
    return Trial(
        with_card=None,
        without=a_game(without),
        forced=a_game(forced),
        target=ONE,
        outcome=outcome,
        picks={},
        contributions=4,
        pivotal=pivotal,
        liked={},
    )


def test_a_card_that_is_drawn_comes_in_round_two_of_every_pair_and_never_in_the_game_without_it() -> None:
    bare = without_card(RULESET, HARVEST)

    assert HARVEST not in bare.scenario.cards
    assert len(TRIALS) == 30
    assert all(trial.target in trial.forced.nations for trial in TRIALS)
    assert all(trial.forced.outcomes[:2] == trial.without.outcomes[:2] for trial in TRIALS), "round 1 is common to both"
    assert any(trial.forced.outcomes != trial.without.outcomes for trial in TRIALS)
    with pytest.raises(KeyError):
        without_card(bare, HARVEST)


def test_pairs_are_the_same_whenever_they_are_played() -> None:
    assert play_trials("first_watch", HARVEST, jobs_mixed(3, "card", 30)[:2]) == TRIALS[:2]


def test_an_effect_is_the_paired_difference_in_standard_deviations() -> None:
    low, high = [a_game([1000, 1000]), a_game([3000, 3000])], [a_game([2000, 2000]), a_game([4000, 4000])]

    assert effect(high, low).value == pytest.approx(10 / 12.91, abs=0.01)
    assert effect(high, low).low == pytest.approx(effect(high, low).high), "every pair differs by as much"
    assert effect(low, low).value == 0


def test_measures_tell_success_pivotality_swing_and_who_gains() -> None:
    trials = [
        a_trial(Outcome.CONTAINED, [5000, 5200], [5000, 5000], pivotal=1),
        a_trial(Outcome.MANAGED, [5000, 5200], [5000, 5000]),
        a_trial(Outcome.FAILED, [4000, 5000], [5000, 5000], pivotal=1),
        a_trial(Outcome.PARTIAL, [4000, 5000], [5000, 5000]),
    ]

    found = report(RULESET, HARVEST, "x", trials)

    assert found["success"]["value"] == 50
    assert found["pivotality"]["value"] == pytest.approx(100 * 2 / 16)
    assert found["swing"]["value"] == pytest.approx(1 - -5)
    assert found["gains"]["target"]["value"] == -5
    assert found["gains"]["others"]["value"] == 1


def test_an_option_that_another_beats_everywhere_is_dominated_and_one_that_is_best_once_is_not() -> None:
    good, bad, odd = OptionId("good"), OptionId("bad"), OptionId("odd")

    beaten = dominated((good, bad, odd), [{good: 5, bad: 1, odd: 0}, {good: 6, bad: 5, odd: 9}])

    assert beaten == {bad: good}


def test_a_verdict_names_each_measure_out_of_its_band_and_is_silent_about_the_rest() -> None:
    fine = {"success": {"value": 50}, "pivotality": {"value": 20}, "effect": {"value": 0.1}}

    assert verdict(fine) == []
    assert verdict({**fine, "success": {"value": 90}}) == [
        "too easy: it nearly always ends well (success 90.00, wanted 20 to 80)"
    ]
    assert "no dilemma" in verdict({**fine, "disagreement": {"value": 10}})[0]
    assert "hardly anybody" in verdict({**fine, "liked": {"odd": {"value": 2}}})[0]
    assert verdict({**fine, "dominated": {"bad": "good"}}) == ["bad: always worse than good"]


def test_a_real_card_has_shares_of_all_its_options_and_minutes_to_read_it() -> None:
    found = report(RULESET, HARVEST, "cards", TRIALS)

    assert sum(one["value"] for one in found["picked"].values()) == pytest.approx(100, abs=0.01)
    assert set(found["picked"]) == {"pool", "ban_exports", "buy_forward", "nothing"}
    assert 2 < minutes(RULESET, HARVEST) < 8
    assert found["liked"], "some nations were asked"


def test_the_command_writes_json_and_a_page_of_charts_that_is_well_formed(tmp_path: Path) -> None:
    parser = argparse.ArgumentParser()
    add_card_report_arguments(parser)
    file = tmp_path / "card.html"
    said: list[str] = []
    chosen = ["--card", HARVEST, "--games", "4", "--seats", "3", "--workers", "1", "--json", "--html", str(file)]

    status = card_report(parser.parse_args(chosen), said.append)

    found = json.loads(said[0])
    assert status == (1 if found["verdict"] else 0)
    assert found["pairs"] == 4
    written = file.read_text(encoding="utf-8")
    assert written == card_page(found)
    for chart in written.split("<svg")[1:]:
        ET.fromstring("<svg" + chart.split("</svg>")[0] + "</svg>")  # noqa: S314 - our own file
    assert "http" not in written


def test_an_unknown_card_is_named_with_those_that_there_are() -> None:
    parser = argparse.ArgumentParser()
    add_card_report_arguments(parser)

    with pytest.raises(SystemExit, match=r"has no card nothing; it has first_watch\.borrowed_key"):
        card_report(parser.parse_args(["--card", "nothing"]), print)


def test_a_chart_draws_a_bar_from_nought_to_its_value_on_a_scale_that_holds_all() -> None:
    scale = around_zero([{"value": -2.0, "low": -3.0, "high": -1.0}], 1)

    assert (scale.low, scale.high) == (-3, 3)
    assert Scale(0, 100).at(200) == Scale(0, 100).at(100)
    assert 'aria-label="a &lt;b&gt;"' in bars("a <b>", {}, scale)
