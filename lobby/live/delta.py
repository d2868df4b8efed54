"""The difference between two views, small enough to send: paths that went and paths that have a new value."""

from collections.abc import Mapping
from typing import Any

Path = list[str]
Removed = list[Path]
Placed = list[tuple[Path, Any]]


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Placed, Removed]:
    """What to set and what to delete so that `before` becomes `after`; objects are descended, lists replaced whole.

    >>> difference({"a": {"x": 1, "y": 2}, "b": [1]}, {"a": {"x": 3}, "b": [1, 2]})
    ([(['a', 'x'], 3), (['b'], [1, 2])], [['a', 'y']])
    """
    placed: Placed = []
    removed: Removed = []
    _compare(before, after, [], placed, removed)
    return placed, removed


def _compare(before: Mapping[str, Any], after: Mapping[str, Any], path: Path, placed: Placed, removed: Removed) -> None:
    removed.extend([*path, key] for key in before if key not in after)
    for key, value in after.items():
        if key not in before:
            placed.append(([*path, key], value))
            continue
        old = before[key]
        if old is value or (type(old) is type(value) and old == value):
            continue
        if isinstance(old, dict) and isinstance(value, dict):
            _compare(old, value, [*path, key], placed, removed)
        else:
            placed.append(([*path, key], value))
