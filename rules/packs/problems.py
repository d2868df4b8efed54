"""What can be wrong with a pack, said so that its author can put it right: place, fault and cure."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

Path = tuple[str | int, ...]
"""The way to a value inside a file: keys of mappings and positions in lists."""


class Level(StrEnum):
    """How much a problem matters: errors stop publishing, warnings do not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong at one place of one file."""

    file: str
    """Relative to the pack's folder, with forward slashes."""
    line: int
    """From 1; 0 when the whole file is meant."""
    column: int
    path: Path
    wrong: str
    """What is wrong, as a sentence without its full stop."""
    cure: str
    """What would be right, as a sentence without its full stop."""
    level: Level = Level.ERROR

    def __str__(self) -> str:
        """Write the problem on one line, in the form that editors make clickable.

        >>> print(Problem(file="a.yaml", line=3, column=5, path=("needs", 0), wrong="no", cure="yes"))
        a.yaml:3:5: error: needs[0]: no; yes.
        """
        where = f"{path_text(self.path)}: " if self.path else ""
        return f"{self.file}:{self.line}:{self.column}: {self.level}: {where}{self.wrong}; {self.cure}."

    def to_json(self) -> dict[str, Any]:
        """Return the problem as a JSON-ready mapping."""
        return asdict(self) | {"path": list(self.path)}

    @staticmethod
    def from_json(data: dict[str, Any]) -> "Problem":
        """Build a problem from what `to_json` returned."""
        return Problem(**(data | {"path": tuple(data["path"]), "level": Level(data["level"])}))


class PackError(Exception):
    """Raised when a pack cannot be used; carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order of files and lines."""
        self.problems = in_order(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def file_problem(file: str, wrong: str, cure: str, line: int = 0) -> Problem:
    """Return a problem with a file as a whole, or with one of its lines."""
    return Problem(file=file, line=line, column=0, path=(), wrong=wrong, cure=cure)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems sorted by file, line and column."""
    return tuple(sorted(problems, key=lambda it: (it.file, it.line, it.column, path_text(it.path))))


def path_text(path: Path) -> str:
    """Write a path as authors know it.

    >>> path_text(("needs", 0, "domain"))
    'needs[0].domain'
    """
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}"
    return text.removeprefix(".")
