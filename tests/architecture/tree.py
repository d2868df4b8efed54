"""The files of the project as the architecture tests see them: what git tracks, read as text or as syntax."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = ("static/vendor/", "tests/e2e/vendor/")
"""Folders with files of other projects, unchanged."""


@cache
def tracked() -> tuple[Path, ...]:
    """Every tracked file that is there, relative to the top of the project."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(Path(name) for name in sorted(listing.split("\0")) if name and (ROOT / name).is_file())


def own(*suffixes: str) -> list[Path]:
    """Our own tracked files with one of these suffixes; neither vendored files nor migrations."""
    return [
        path
        for path in tracked()
        if path.suffix in suffixes and not path.as_posix().startswith(NOT_OURS) and "migrations" not in path.parts
    ]


def text(path: Path) -> str:
    """The text of a tracked file."""
    return (ROOT / path).read_text(encoding="utf-8")


def syntax(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(text(path), filename=str(path))


def found(path: Path, nodes: Iterator[tuple[ast.AST, str]]) -> list[str]:
    """What was found as `file:line: words`, the form editors jump to."""
    return [f"{path}:{getattr(node, 'lineno', 1)}: {words}" for node, words in nodes]
