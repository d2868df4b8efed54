"""Names say what is inside; a drawer for everything has no name here."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import found, own, syntax

DRAWERS = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "base", "misc", "tools", "stuff"}
ALLOWED = {Path("wargame/settings/base.py"), Path("templates/base.html"), Path("static/css/base.css")}


def test_no_module_is_named_like_a_drawer_for_everything() -> None:
    named_so = [path for path in own(".py", ".js", ".html", ".css") if path.stem in DRAWERS and path not in ALLOWED]

    assert named_so == []


def test_no_package_of_the_program_is_named_like_a_drawer() -> None:
    folders = {part for path in own(".py", ".js") for part in path.parent.parts[1:]}

    assert folders & DRAWERS == set()


def test_errors_are_named_as_errors_or_as_the_refusal_they_carry() -> None:
    wrong = [words for path in own(".py") for words in found(path, _misnamed_errors(syntax(path)))]

    assert wrong == []


@pytest.mark.parametrize(
    "source, is_wrong",
    [("class Gone(Exception): ...", True), ("class GoneError(Exception): ...", False)],
    ids=["without Error", "with Error"],
)
def test_the_look_at_error_names_can_tell_right_from_wrong(source: str, is_wrong: bool) -> None:
    assert bool(list(_misnamed_errors(ast.parse(source)))) == is_wrong


def _misnamed_errors(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef):
            continue
        parents = {parent.id for parent in node.bases if isinstance(parent, ast.Name)}
        is_error = any(parent.endswith(("Error", "Exception")) for parent in parents)
        if is_error and not (node.name.endswith("Error") or node.name == "Refused"):
            yield node, f"{node.name} is raised, so its name ends in Error"
