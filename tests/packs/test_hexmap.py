"""The map of letters becomes outlines that people and browsers can trust."""

import re

from hypothesis import given
from hypothesis import strategies as st

from rules.packs.hexmap import HexMap, Outline, outline_map

CONTINENT = [
    ".AAAA..BBB.",
    "AAAACCBBBB.",
    ".AACCC.BB..",
    "...CC......",
]
maps = st.lists(st.text("AB. ", min_size=1, max_size=9), min_size=1, max_size=8)


def corners(outline: Outline) -> list[list[tuple[int, int]]]:
    """The corner points of each closed part of an outline."""
    parts = [part for part in outline.path.split("Z") if part]
    return [[(int(x), int(y)) for x, y in re.findall(r"(\d+) (\d+)", part)] for part in parts]


def area(loop: list[tuple[int, int]]) -> int:
    """Twice the area inside a loop; negative where it runs counter-clockwise, as around a lake."""
    ends = zip(loop, [*loop[1:], loop[0]], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in ends)


def by_letter(drawn: HexMap) -> dict[str, Outline]:
    return {outline.letter: outline for outline in drawn.outlines}


def test_one_hexagon_has_six_corners_and_its_label_in_the_middle() -> None:
    drawn = outline_map(["A"])

    [outline] = drawn.outlines
    assert corners(outline) == [[(13, 6), (20, 10), (20, 18), (13, 22), (6, 18), (6, 10)]]
    assert (outline.label_x, outline.label_y, outline.cells) == (13, 14, 1)
    assert (drawn.width, drawn.height) == (26, 28)


def test_neighbouring_land_of_one_nation_is_one_outline_without_inner_borders() -> None:
    [outline] = outline_map(["AA", "A."]).outlines

    assert len(corners(outline)) == 1
    assert len(corners(outline)[0]) == 3 * 6 - 2 * 3


def test_every_second_row_lies_half_a_hexagon_to_the_right() -> None:
    west, east = outline_map(["A", "B"]).outlines

    assert east.label_x - west.label_x == 7
    assert east.label_y - west.label_y == 12


def test_an_island_is_a_further_part_and_a_lake_a_hole() -> None:
    island = by_letter(outline_map(["A.A"]))["A"]
    lake = by_letter(outline_map([".AA", "A.A", ".AA"]))["A"]

    assert [area(loop) > 0 for loop in corners(island)] == [True, True]
    assert sorted(area(loop) > 0 for loop in corners(lake)) == [False, True]


def test_the_label_stands_deep_inside_the_land_and_not_on_a_spur() -> None:
    rows = ["AAA.....", "AAAAAAAA", "AAA....."]

    outline = by_letter(outline_map(rows))["A"]

    assert outline.label_x == by_letter(outline_map([".", ".B"]))["B"].label_x


def test_nations_come_in_the_order_of_their_letters() -> None:
    assert [outline.letter for outline in outline_map(CONTINENT).outlines] == ["A", "B", "C"]


def test_rows_of_different_length_and_an_empty_map_are_drawn_too() -> None:
    assert outline_map([]).outlines == ()
    assert outline_map(["A", "AAA"]).width == outline_map(["A..", "AAA"]).width


@given(maps)
def test_the_outlines_enclose_exactly_the_land(rows: list[str]) -> None:
    for outline in outline_map(rows).outlines:
        enclosed = sum(area(loop) for loop in corners(outline))

        assert enclosed == outline.cells * area(corners(outline_map(["A"]).outlines[0])[0])


@given(maps)
def test_labels_stand_on_their_own_land_and_everything_fits_the_drawing(rows: list[str]) -> None:
    drawn = outline_map(rows)

    for outline in drawn.outlines:
        row = (outline.label_y - 14) // 12
        column = (outline.label_x - 13 - (row % 2) * 7) // 14
        assert rows[row][column] == outline.letter
        assert all(0 <= x <= drawn.width and 0 <= y <= drawn.height for loop in corners(outline) for x, y in loop)


@given(maps)
def test_no_edge_is_drawn_twice_by_one_nation(rows: list[str]) -> None:
    for outline in outline_map(rows).outlines:
        edges = [frozenset(pair) for loop in corners(outline) for pair in zip(loop, [*loop[1:], loop[0]], strict=True)]

        assert len(edges) == len(set(edges))
