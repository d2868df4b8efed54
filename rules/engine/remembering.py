"""Remembering what was computed from immutable values: the same objects give the same answer, after one look-up.

Values of the engine never change, so an object's identity says all about it. Answers are shared: nobody may change
one. Nothing outside can tell whether an answer was remembered, but for the time it took.
"""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import TypeVar, TypeVarTuple

A = TypeVarTuple("A")
S = TypeVar("S")
T = TypeVar("T")

KEPT = 64
"""Answers a function keeps at hand; when there are more, those that nobody asked for meanwhile are forgotten."""
KEPT_OF_ONE = 512
"""The same for functions of one value, whose answers are small."""

_identity = id
"""Never leaves this module and lives as long as its object is kept: no result can depend on it."""


def remembered(
    parts: Callable[[*A], tuple[object, ...]], *, equal: Callable[[*A], tuple[Hashable, ...]] | None = None
) -> Callable[[Callable[[*A], T]], Callable[[*A], T]]:
    """Let a pure function of arguments by position answer from memory.

    `parts` returns the objects that its answer depends on, told apart by identity, `equal` those that are compared by
    value; it may depend on nothing else.

    >>> @remembered(lambda numbers: (numbers,))
    ... def squares(numbers):
    ...     return [number * number for number in numbers]
    >>> numbers = (1, 2, 3)
    >>> squares(numbers) is squares(numbers)
    True
    """

    def remembering(function: Callable[[*A], T]) -> Callable[[*A], T]:
        kept: dict[tuple[Hashable, ...], tuple[tuple[object, ...], T]] = {}
        before = kept

        @wraps(function)
        def answer(*args: *A) -> T:
            nonlocal kept, before
            of = parts(*args)
            key: tuple[Hashable, ...] = tuple(map(_identity, of))
            if equal is not None:
                key = (key, equal(*args))
            found = kept.get(key)
            if found is None:
                if len(kept) >= KEPT:
                    kept, before = {}, kept
                # What the answer depends on is kept with it, so that no other object can get the same identity.
                found = kept[key] = before.get(key) or (of, function(*args))
            return found[1]

        return answer

    return remembering


def remembered_of_one(function: Callable[[S], T]) -> Callable[[S], T]:
    """Let a pure function of one immutable value answer from memory; the quickest look-up.

    >>> squares = remembered_of_one(lambda numbers: [number * number for number in numbers])
    >>> numbers = (1, 2, 3)
    >>> squares(numbers) is squares(numbers)
    True
    """
    kept: dict[int, tuple[S, T]] = {}
    before = kept

    def answer(value: S) -> T:
        nonlocal kept, before
        key = _identity(value)
        found = kept.get(key)
        if found is None:
            if len(kept) >= KEPT_OF_ONE:
                kept, before = {}, kept
            found = kept[key] = before.get(key) or (value, function(value))
        return found[1]

    return answer
