"""Reads tests/roles/matrix.txt: what is expected of each role, for each command, message and page."""

from functools import cache
from pathlib import Path

MATRIX = Path(__file__).with_name("matrix.txt")

Grid = dict[str, dict[str, str]]
"""By row (a command, a message, a page), then by role."""


@cache
def grids() -> dict[str, Grid]:
    """Every grid by its name; raises ValueError for a row with too few or too many cells."""
    found: dict[str, Grid] = {}
    roles: list[str] = []
    name = ""
    for line in MATRIX.read_text().splitlines():
        if line.startswith("["):
            name, *roles = line.strip().replace("]", "").replace("[", "").split()
            found[name] = {}
        elif line.strip() and not line.startswith("#"):
            row, *cells = line.split()
            found[name][row] = dict(zip(roles, cells, strict=True))
    return found


def cells(name: str) -> list[tuple[str, str]]:
    """Every row with every role of a grid."""
    return [(row, role) for row, expected in grids()[name].items() for role in expected]
