"""Turns a map written as rows of letters into outlines: one closed path and one label place a nation.

The rows are a grid of hexagons that stand on a corner; every second row, from the second on, is moved half a hexagon
to the right. A letter is land of the nation with that letter; a dot or a space is sea. All coordinates are integers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH = 14
"""The width of a hexagon, in units of the drawing."""
RISE = 12
"""How far one row lies below the other; a hexagon is 16 high, and rows interlock by a quarter."""
MARGIN = 6
"""Sea around the land."""
SEA = frozenset(". ")
CORNERS = ((7, 0), (14, 4), (14, 12), (7, 16), (0, 12), (0, 4))
"""The corners of a hexagon from the top, clockwise, seen from its upper left."""

Point = tuple[int, int]
Cell = tuple[int, int]
"""Row and column in the text, both from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One nation's land."""

    letter: str
    path: str
    """SVG path data, closed; islands are further closed parts."""
    label_x: int
    label_y: int
    cells: int
    """How many hexagons the nation has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HexMap:
    """A drawing `width` by `height`, one outline a nation, ordered by letter."""

    width: int
    height: int
    outlines: tuple[Outline, ...]


def outline_map(rows: Sequence[str]) -> HexMap:
    """Return the outlines of the nations in `rows`; rows may differ in length.

    >>> outline_map(["A"]).outlines[0].path
    'M13 6L20 10L20 18L13 22L6 18L6 10Z'
    """
    lands = _lands(rows)
    columns = max((len(row) for row in rows), default=0)
    return HexMap(
        width=columns * WIDTH + (WIDTH // 2 if len(rows) > 1 else 0) + 2 * MARGIN,
        height=max(len(rows) - 1, 0) * RISE + (16 if rows else 0) + 2 * MARGIN,
        outlines=tuple(_outline(letter, lands[letter]) for letter in sorted(lands)),
    )


def _lands(rows: Sequence[str]) -> dict[str, frozenset[Cell]]:
    found: dict[str, set[Cell]] = {}
    for row, text in enumerate(rows):
        for column, letter in enumerate(text):
            if letter not in SEA:
                found.setdefault(letter, set()).add((row, column))
    return {letter: frozenset(cells) for letter, cells in found.items()}


def _outline(letter: str, cells: frozenset[Cell]) -> Outline:
    x, y = _centre(_label_cell(cells))
    loops = _loops(_border(cells))
    return Outline(letter=letter, path="".join(map(_drawn, loops)), label_x=x, label_y=y, cells=len(cells))


def _corner(cell: Cell) -> Point:
    row, column = cell
    return MARGIN + column * WIDTH + (row % 2) * (WIDTH // 2), MARGIN + row * RISE


def _centre(cell: Cell) -> Point:
    x, y = _corner(cell)
    return x + 7, y + 8


def _border(cells: Iterable[Cell]) -> dict[Point, Point]:
    """The edges between land and not-land, clockwise; three hexagons meet in a corner, so each starts one edge."""
    edges: set[tuple[Point, Point]] = set()
    for cell in cells:
        left, top = _corner(cell)
        points = [(left + x, top + y) for x, y in CORNERS]
        for start, end in zip(points, [*points[1:], points[0]], strict=True):
            if (end, start) in edges:
                edges.remove((end, start))
            else:
                edges.add((start, end))
    return dict(edges)


def _loops(border: dict[Point, Point]) -> list[list[Point]]:
    loops = []
    left = dict(sorted(border.items(), key=lambda edge: (edge[0][1], edge[0][0])))
    while left:
        point = next(iter(left))
        loop = []
        while point in left:
            loop.append(point)
            point = left.pop(point)
        loops.append(loop)
    return loops


def _drawn(loop: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in loop) + "Z"


def _label_cell(cells: frozenset[Cell]) -> Cell:
    """The hexagon farthest from the border; of several, the one nearest to the middle of all land."""
    deepest, inner = cells, cells
    while inner:
        deepest = inner
        inner = frozenset(cell for cell in inner if _neighbours(cell) <= deepest)
    middle_x = sum(_centre(cell)[0] for cell in cells) // len(cells)
    middle_y = sum(_centre(cell)[1] for cell in cells) // len(cells)

    def distance(cell: Cell) -> int:
        x, y = _centre(cell)
        return (x - middle_x) ** 2 + (y - middle_y) ** 2

    return min(sorted(deepest), key=distance)


def _neighbours(cell: Cell) -> frozenset[Cell]:
    row, column = cell
    west = column - 1 + row % 2
    around = ((row - 1, west), (row - 1, west + 1), (row + 1, west), (row + 1, west + 1))
    return frozenset({(row, column - 1), (row, column + 1), *around})
