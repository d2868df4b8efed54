"""Changing a frozen value by copying it, several times faster than `dataclasses.replace` and as strict about names."""

import dataclasses
from collections.abc import Callable
from functools import cache
from itertools import repeat
from operator import attrgetter
from typing import TypeVar

T = TypeVar("T")
Shape = tuple[tuple[str, ...], dict[str, int], Callable[[object], tuple[object, ...]]]


@cache
def _shape(cls: type) -> Shape:
    """Return the fields of a class: their names, their places, and what reads them all."""
    names = tuple(field.name for field in dataclasses.fields(cls))
    places = {name: place for place, name in enumerate(names)}
    if len(names) == 1:
        return names, places, lambda value: (getattr(value, names[0]),)
    return names, places, attrgetter(*names)


def revise(value: T, **changes: object) -> T:
    """Return a copy of a frozen dataclass with some fields changed; raises TypeError for a field it does not have.

    >>> from rules.engine.plans import IfAll
    >>> revise(IfAll(units=3), units=4)
    IfAll(units=4)
    """
    cls: type = type(value)
    names, places, read = _shape(cls)
    values = list(read(value))
    for name, changed in changes.items():
        if name not in places:
            message = f"{cls.__name__} has no field {name!r}"
            raise TypeError(message)
        values[places[name]] = changed
    copy: T = object.__new__(cls)
    # One loop inside the interpreter: setting an attribute returns None, so `any` looks at every field.
    any(map(object.__setattr__, repeat(copy), names, values))
    return copy
