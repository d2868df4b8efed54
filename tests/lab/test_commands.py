"""The lab's commands: reports for people and as JSON, and an exit status that a script can trust."""

import argparse
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from rules.lab import commandline
from rules.lab.bars import Bar
from rules.lab.commandline import games_of, policies_of, seats_of
from rules.lab.statistics import Estimate


def told(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def test_simulate_reports_as_json_and_nothing_else() -> None:
    found = json.loads(told("simulate", "--games", "3", "--workers", "1", "--policies", "late,random", "--json"))

    assert found["games"] == 3
    assert found["seats"] == 3
    assert set(found["scores_by_policy"]) == {"late", "random"}
    assert found["stability"]["low"] <= found["stability"]["value"] <= found["stability"]["high"]


def test_simulate_reports_for_people() -> None:
    words = told("simulate", "--games", "2", "--workers", "1", "--seats", "4", "--fixed", "--seed", "x")

    assert "2 games of first_watch with 4 nations, seed x" in words
    assert "reciprocator" in words


def test_the_same_seed_reports_the_same() -> None:
    arguments = ("simulate", "--games", "2", "--workers", "1", "--json", "--seed", "5")

    assert told(*arguments) == told(*arguments)


def test_balance_ends_with_status_one_when_a_bar_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def always_too_low(_sample: object) -> Estimate:
        return Estimate(-1.0, -2.0, 0.0, 2)

    bar = Bar("9", "something that never holds", 0, at_least=True, measure=always_too_low)
    monkeypatch.setattr("rules.lab.balance.BARS", (bar,))

    with pytest.raises(SystemExit) as left:
        told("balance", "--games", "2", "--seats", "3", "--workers", "1", "--json")

    assert left.value.code == 1


def test_balance_reports_every_bar_as_json(monkeypatch: pytest.MonkeyPatch) -> None:
    def right(_sample: object) -> Estimate:
        return Estimate(1.0, 0.5, 1.5, 2)

    bar = Bar("9", "something that always holds", 0, at_least=True, measure=right)
    monkeypatch.setattr("rules.lab.balance.BARS", (bar,))

    found = json.loads(told("balance", "--games", "2", "--seats", "3", "--workers", "1", "--json"))

    assert found["holds"] is True
    assert found["bars"] == [
        {
            "seats": 3,
            "bar": "9",
            "claim": "something that always holds",
            "at_least": 0,
            "value": 1.0,
            "low": 0.5,
            "high": 1.5,
            "count": 2,
            "holds": True,
        }
    ]


def test_bench_tells_speed_work_and_what_is_dearest() -> None:
    found = json.loads(told("bench", "--games", "2", "--seats", "3", "--json"))

    assert found["rounds_per_second"] > 0
    assert {"validate", "evolve", "view in diplomacy", "command save_plan in planning"} <= set(found["work"])
    assert found["profile"]
    assert "rounds a second" in told("bench", "--games", "2", "--seats", "3")


@pytest.mark.parametrize(
    "arguments, words",
    [
        (
            ("simulate", "--scenario", "nowhere"),
            "There is no scenario nowhere; there are first_watch, league_of_lamps, common_front, full_spectrum.",
        ),
        (("simulate", "--seats", "11"), "first_watch is for 3 to 10 nations, not 11."),
        (("balance", "--seats", "2"), "first_watch is for 3 to 10 nations, not 2."),
    ],
    ids=["unknown scenario", "too many", "too few"],
)
def test_what_cannot_be_played_is_said_in_words(arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises(SystemExit) as left:
        told(*arguments, "--games", "2")

    assert left.value.code == words


@pytest.mark.parametrize(
    "read, text",
    [(policies_of, "late,oracle"), (seats_of, "4,many"), (games_of, "1"), (games_of, "-3")],
    ids=["unknown policy", "no number", "one game", "negative"],
)
def test_arguments_that_make_no_sense_are_refused(read: object, text: str) -> None:
    assert callable(read)
    with pytest.raises(argparse.ArgumentTypeError):
        read(text)


def test_an_unknown_policy_on_the_command_line_names_the_known_ones() -> None:
    with pytest.raises(CommandError, match="there are random, free_rider"):
        told("simulate", "--policies", "oracle")


def test_the_programs_run_without_django() -> None:
    parser = argparse.ArgumentParser()
    commandline.add_simulate_arguments(parser)
    said: list[str] = []

    status = commandline.simulate(parser.parse_args(["--games", "2", "--workers", "1", "--json"]), said.append)

    assert status == 0
    assert json.loads(said[0])["games"] == 2
