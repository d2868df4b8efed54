"""Maps that would look wrong: letters without a nation, nations without land, countries in pieces."""

from collections.abc import Iterator

from rules.packs.building import Shelf
from rules.packs.lint.references import close_to
from rules.packs.problems import Path, Problem
from rules.packs.schema.nations import MapModel
from rules.packs.validation import Checked

Cell = tuple[int, int]


def map_problems(checked: Checked, shelf: Shelf) -> Iterator[Problem]:
    """Yield what is wrong with the maps of a pack."""
    for place, drawn in enumerate(checked.pack.maps):
        path: Path = ("maps", place)
        lands = lands_of(drawn)
        for letter, nation in drawn.letters.items():
            if nation not in shelf.nations:
                cure = close_to(nation, shelf.nations)
                yield checked.assembled.problem((*path, "letters", letter), f"there is no nation {nation}", cure)
            if letter not in lands:
                wrong = f"{nation} has no land"
                yield checked.assembled.problem((*path, "letters", letter), wrong, f"write {letter} somewhere")
        yield from _rows(checked, path, drawn, lands)


def lands_of(drawn: MapModel) -> dict[str, set[Cell]]:
    """Return the cells (row, column) of each letter."""
    lands: dict[str, set[Cell]] = {}
    for row, text in enumerate(drawn.rows):
        for column, letter in enumerate(text.replace(" ", "")):
            if letter != ".":
                lands.setdefault(letter, set()).add((row, column))
    return lands


def _rows(checked: Checked, path: Path, drawn: MapModel, lands: dict[str, set[Cell]]) -> Iterator[Problem]:
    for letter in sorted(set(lands) - set(drawn.letters)):
        row = min(lands[letter])[0]
        wrong = f"the letter {letter} belongs to no nation"
        yield checked.assembled.problem((*path, "rows", row), wrong, "name it under `letters`")
    for letter, cells in lands.items():
        if reached(cells) != cells:
            row = min(cells - reached(cells))[0]
            wrong = f"the land of {letter} lies in pieces"
            yield checked.assembled.warning((*path, "rows", row), wrong, "join them, so that one label is enough")


def reached(cells: set[Cell]) -> set[Cell]:
    """Return the cells that hang together with the first one."""
    found: set[Cell] = set()
    edge = [min(cells)]
    while edge:
        row, column = edge.pop()
        if (row, column) in cells and (row, column) not in found:
            found.add((row, column))
            west = column - 1 + row % 2
            edge += [(row, column - 1), (row, column + 1)]
            edge += [(row + up, beside) for up in (-1, 1) for beside in (west, west + 1)]
    return found
