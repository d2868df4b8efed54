"""Remembering what was computed from immutable values: the same objects give the same answer, after one look-up.

Values of the engine never change, so an object's identity says all about it. Answers are shared: nobody may change
one. Nothing outside can tell whether an answer was remembered, but for the time it took.
"""

from collections.abc import Callable, Hashable, Sequence
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")

KEPT = 128
"""Answers a function keeps; when there are more, it forgets all of them and begins anew."""
KEPT_LINES = 8
"""For one value of a sequence: so many times more."""


def remembered(
    parts: Callable[P, tuple[object, ...]], *, equal: Callable[P, tuple[Hashable, ...]] | None = None
) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Let a pure function answer from memory.

    `parts` returns the objects that its answer depends on, told apart by identity, `equal` those that are compared by
    value; it may depend on nothing else.

    >>> @remembered(lambda numbers: (numbers,))
    ... def squares(numbers):
    ...     return [number * number for number in numbers]
    >>> numbers = (1, 2, 3)
    >>> squares(numbers) is squares(numbers)
    True
    """

    def remembering(function: Callable[P, T]) -> Callable[P, T]:
        kept: dict[tuple[Hashable, ...], tuple[tuple[object, ...], T]] = {}

        @wraps(function)
        def answer(*args: P.args, **kwargs: P.kwargs) -> T:
            of = parts(*args, **kwargs)
            key: tuple[Hashable, ...] = tuple(map(id, of))
            if equal is not None:
                key = (key, equal(*args, **kwargs))
            found = kept.get(key)
            if found is None:
                if len(kept) >= KEPT:
                    kept.clear()
                # What the answer depends on is kept with it, so that no other object can get the same identity.
                found = kept[key] = (of, function(*args, **kwargs))
            return found[1]

        return answer

    return remembering


def each_remembered(function: Callable[[S], T]) -> Callable[[Sequence[S]], list[T]]:
    """Let a pure function of one immutable value answer for a whole sequence, each value from memory.

    >>> squares = each_remembered(lambda numbers: [number * number for number in numbers])
    >>> squares([(1, 2), (3,)])
    [[1, 4], [9]]
    """
    kept: dict[int, tuple[S, T]] = {}

    def answer(value: S) -> tuple[S, T]:
        if len(kept) >= KEPT * KEPT_LINES:
            kept.clear()
        [key] = map(id, (value,))
        found = kept[key] = (value, function(value))
        return found

    def answers(values: Sequence[S]) -> list[T]:
        found = map(kept.get, map(id, values))
        return [(known or answer(value))[1] for value, known in zip(values, found, strict=True)]

    return answers
