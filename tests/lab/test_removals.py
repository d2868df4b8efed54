"""What a clause does to a table is measured by pairs of games that differ in nothing else."""

import argparse
import json
from pathlib import Path

import pytest

from rules.lab.commandline import add_card_report_arguments, card_report
from rules.lab.removals import offered, play_pairs, removal_report, without_one
from rules.lab.seatings import jobs_mixed
from rules.packs.registry import load_shipped

STANDARD = load_shipped().ruleset("common_front")


def test_one_clause_is_taken_out_and_all_else_stays() -> None:
    less = without_one(STANDARD, "clause", "mutual_defence")

    assert offered(less, "clause") == [name for name in offered(STANDARD, "clause") if name != "mutual_defence"]
    assert less.scenario.cards == STANDARD.scenario.cards
    with pytest.raises(KeyError):
        without_one(less, "clause", "mutual_defence")


def test_pairs_differ_by_the_clause_and_what_is_not_felt_is_said() -> None:
    pairs = play_pairs("common_front", "clause", "disaster_relief", jobs_mixed(4, "removals", 4))

    found = removal_report(STANDARD, "disaster_relief", "removals", pairs)
    nothing = removal_report(STANDARD, "disaster_relief", "removals", [(one, one) for one, _ in pairs])

    assert any(one != other for one, other in pairs)
    assert found["pairs"] == 4
    assert nothing["effect"]["value"] == 0
    assert "0.00 standard deviations only" in nothing["verdict"][0]


@pytest.mark.parametrize("kind", ["project", "agenda"])
def test_projects_and_agendas_are_taken_out_where_a_scenario_has_them(kind: str) -> None:
    whole = load_shipped().ruleset("full_spectrum")
    first, *rest = offered(whole, kind)

    assert offered(without_one(whole, kind, first), kind) == rest
    assert offered(STANDARD, kind) == []


def test_the_command_reports_a_clause_and_names_those_that_there_are(tmp_path: Path) -> None:
    parser = argparse.ArgumentParser()
    add_card_report_arguments(parser)
    said: list[str] = []
    file = tmp_path / "clause.html"
    usual = [
        "--scenario",
        "common_front",
        "--games",
        "2",
        "--seats",
        "3",
        "--workers",
        "1",
        "--html",
        str(file),
        "--json",
    ]

    card_report(parser.parse_args([*usual, "--clause", "burden_sharing"]), said.append)

    assert json.loads(said[0])["part"] == "burden_sharing"
    assert "<svg" in file.read_text(encoding="utf-8")
    with pytest.raises(SystemExit, match="has no clause nothing; it has mutual_defence"):
        card_report(parser.parse_args([*usual, "--clause", "nothing"]), said.append)
