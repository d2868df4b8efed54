"""The rule cases, played by this engine; and that the cases themselves are sound."""

import re
from pathlib import Path

import pytest
import yaml

from rules.engine.codec import decode
from rules.engine.errors import Reason
from rules.engine.ruleset import Ruleset
from tests.conformance.cases import Case, all_cases, differences, fits, patched

RULEBOOK = Path(__file__).resolve().parents[2] / "docs" / "rules.md"


@pytest.mark.parametrize("case", all_cases(), ids=str)
def test_the_case_comes_out_as_the_rulebook_says(case: Case) -> None:
    assert differences(case) == []


def test_there_are_many_cases_each_with_a_name_of_its_own_and_clauses_that_exist() -> None:
    cases = all_cases()
    numbered = set(re.findall(r"^\*\*(\d+\.\d+)\*\*", RULEBOOK.read_text(encoding="utf-8"), re.MULTILINE))

    assert len(cases) >= 40
    assert len({case.data["name"] for case in cases}) == len(cases)
    assert all(set(case.data["clauses"]) <= numbered for case in cases)
    assert all(case.data["clauses"] for case in cases)


def test_every_reason_for_a_refusal_has_a_case() -> None:
    refused = {step["refused"]["reason"] for case in all_cases() for step in case.data["play"] if "refused" in step}

    assert refused == {reason.value for reason in Reason}


def test_every_clause_that_a_refusal_cites_is_listed_by_its_case() -> None:
    for case in all_cases():
        cited = {step["refused"]["rule"] for step in case.data["play"] if "refused" in step}
        assert cited <= set(case.data["clauses"]), str(case)


@pytest.mark.parametrize(
    "change",
    [
        {"numbers": {"crises.r1c1.pledges.0.units": 1}},
        {"numbers": {"nowhere": 1}},
        {"shown": {"public": {"clock.phase": "planning"}}},
        {"play.0.events": [{"type": "pledge_made", "crisis": "r1c2"}]},
        {"play.0.events": []},
        {"play.0.changes": [{"quantity": "support"}]},
        {"play.0.refused": {"reason": "paused", "rule": "2.7"}},
        {"play.0.do.units": 9},
        {"surprise": 1},
    ],
    ids=str,
)
def test_a_case_that_says_something_else_is_not_passed(change: dict[str, object]) -> None:
    """The runner itself must be able to fail."""
    sound = Case(
        file="here",
        data={
            "name": "a pledge",
            "clauses": ["5.4"],
            "situation": "diplomacy",
            "play": [
                {
                    "by": "seat:bay",
                    "do": {"type": "make_pledge", "crisis": "r1c1", "units": 2, "condition": {"type": "unconditional"}},
                    "events": [{"type": "pledge_made", "pledge.units": 2}],
                }
            ],
            "numbers": {"crises.r1c1.pledges.0.units": 2},
        },
    )

    assert differences(sound) == []
    assert differences(Case(file="here", data=patched(sound.data, change))) != []


def test_expectations_are_met_by_parts_of_objects_and_by_whole_lists() -> None:
    assert fits({"a": 1}, {"a": 1, "b": 2})
    assert fits({"a.0.b": 2}, {"a": [{"b": 2}]})
    assert not fits([1], [1, 2])
    assert not fits({"a": 1}, {"a": True})
    assert not fits({"a": 1}, {})


def test_the_rulesets_of_the_cases_are_written_out_in_full() -> None:
    for path in sorted((Path(__file__).parent / "rulesets").glob("*.yaml")):
        ruleset: Ruleset = decode(Ruleset, yaml.safe_load(path.read_text(encoding="utf-8")))
        assert set(ruleset.words) == set(ruleset.cards) == set(ruleset.scenario.cards)
