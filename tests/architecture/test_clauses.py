"""Every numbered clause of the rulebook has a test or a conformance case, and no test claims a clause that is not."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from tests.architecture.tree import ROOT, own, syntax, text

RULEBOOK = ROOT / "docs/rules.md"
CLAUSE = re.compile(r"\*\*(\d+\.\d+)\b[^*\n]*\*\*")
CASES = "tests/conformance/cases/"


def clauses() -> set[str]:
    """The numbers of all clauses of the rulebook."""
    return set(CLAUSE.findall(RULEBOOK.read_text(encoding="utf-8")))


def claims() -> dict[str, list[str]]:
    """Where each clause is tested: by a marked test, or by a conformance case that lists it."""
    places: dict[str, list[str]] = {}
    for path in own(".py"):
        if path.parts[0] == "tests":
            for clause in _marked(syntax(path)):
                places.setdefault(clause, []).append(str(path))
    for path in own(".yaml", ".yml", ".json"):
        if path.as_posix().startswith(CASES):
            for clause in _listed(path):
                places.setdefault(clause, []).append(str(path))
    return places


def test_every_clause_of_the_rulebook_is_tested() -> None:
    assert RULEBOOK.exists(), "docs/rules.md, the numbered rulebook, is missing"
    numbered = clauses()

    assert len(numbered) > 20, "docs/rules.md has lost its numbered clauses (written **6.3**)"
    assert sorted(numbered - set(claims()), key=_in_order) == []


def test_no_test_claims_a_clause_that_the_rulebook_does_not_have() -> None:
    known = clauses()

    assert {clause: places for clause, places in claims().items() if clause not in known} == {}


def test_a_marked_test_is_seen() -> None:
    marked = ast.parse('@pytest.mark.rule("6.3", "6.4")\ndef test_it(): ...\npytestmark = pytest.mark.rule("1.1")')

    assert sorted(_marked(marked)) == ["1.1", "6.3", "6.4"]


def _marked(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "rule":
            yield from (str(word.value) for word in node.args if isinstance(word, ast.Constant))


def _listed(path: Path) -> Iterator[str]:
    case = yaml.safe_load(text(path))
    for one in case if isinstance(case, list) else [case]:
        yield from (str(clause) for clause in one.get("clauses", ()))


def _in_order(clause: str) -> tuple[int, ...]:
    return tuple(int(part) for part in clause.split("."))
