"""The rulebook and its neighbours say what is: numbers as played, clauses that exist, ideas with cards and tests."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from rules.engine.codec import encode
from rules.packs.registry import load_shipped

ROOT = Path(__file__).resolve().parents[2]
RULEBOOK = ROOT / "docs" / "rules.md"
ROW = re.compile(r"^\| `(?P<name>[a-z_.]+)` \| (?P<value>[^|]+) \| (?P<clause>\d+\.\d+) \|$", re.MULTILINE)
CITED = re.compile(r"""["'](\d\.\d+)["']|rules? (\d+\.\d+)""")
CLAUSE = re.compile(r"^\*\*(\d+\.\d+)\*\*", re.MULTILINE)


def clauses() -> set[str]:
    """The numbers of all clauses."""
    return set(CLAUSE.findall(RULEBOOK.read_text(encoding="utf-8")))


@pytest.mark.rule("1.2")
def test_the_rulebook_lists_every_number_as_it_is_played() -> None:
    constants = load_shipped().ruleset("first_watch").constants
    text = RULEBOOK.read_text(encoding="utf-8")
    chapters = {chapter.name: encode(getattr(constants, chapter.name)) for chapter in fields(constants)}

    listed = {row["name"]: row["value"] for row in ROW.finditer(text)}

    assert listed == {
        f"{chapter}.{name}": _written(value) for chapter, numbers in chapters.items() for name, value in numbers.items()
    }
    assert all(f"**{row['clause']}**" in text for row in ROW.finditer(text))


def _written(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {item}" for name, item in value.items())
    if isinstance(value, list):
        return ", ".join(f"{item[0]}: {item[1]}" if isinstance(item, list) else str(item) for item in value)
    return str(value)


def test_every_clause_that_the_engine_cites_is_in_the_rulebook() -> None:
    known = clauses()
    cited = {
        (path.name, one or other)
        for path in sorted((ROOT / "rules" / "engine").rglob("*.py"))
        for one, other in CITED.findall(path.read_text(encoding="utf-8"))
    }

    assert len(cited) > 50, "this test has lost the citations it should look at"
    assert {(name, clause) for name, clause in cited if clause not in known} == set()


def test_clauses_stand_in_order_and_none_is_missing() -> None:
    numbers = [tuple(map(int, clause.split("."))) for clause in CLAUSE.findall(RULEBOOK.read_text(encoding="utf-8"))]

    assert numbers == sorted(set(numbers))
    for chapter in {chapter for chapter, _ in numbers}:
        assert [place for part, place in numbers if part == chapter] == list(
            range(1, 1 + sum(part == chapter for part, _ in numbers))
        )


def test_the_page_of_ideas_names_cards_clauses_and_tests_that_exist() -> None:
    rows = [line.split("|") for line in (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8").splitlines()]
    played = [row for row in rows if len(row) == 7 and not row[1].startswith(("---", " idea"))]
    names = {name.strip() for row in played for name in row[4].split(",")} - {"", "all"}
    ends = {part for row in played for clause in row[3].split(",") for part in clause.strip().split("-")}
    tests = {name for row in played for name in re.findall(r"`([^`]+)`", row[5])}

    shipped = load_shipped()
    dealt = {card for found in shipped.scenarios() for card in shipped.ruleset(found.id).scenario.cards}

    assert names == {card.partition(".")[2] for card in dealt}
    assert ends - {""} <= clauses()
    assert all(row[3].strip() or "**not yet**" in row[2] for row in played)
    assert all(list((ROOT / "tests").rglob(name)) for name in tests)
