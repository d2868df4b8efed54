"""Changing a frozen value by copying it, several times faster than `dataclasses.replace` and as strict about names."""

import dataclasses
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


@cache
def _names(cls: Any) -> tuple[str, ...]:  # noqa: ANN401 - any dataclass
    return tuple(field.name for field in dataclasses.fields(cls))


def revise(value: T, **changes: Any) -> T:  # noqa: ANN401 - checked by name at run time, by tests in kind
    """Return a copy of a frozen dataclass with some fields changed; raises TypeError for a field it does not have.

    >>> from rules.engine.plans import IfAll
    >>> revise(IfAll(units=3), units=4)
    IfAll(units=4)
    """
    cls: Any = type(value)
    copy: T = object.__new__(cls)
    for name in _names(cls):
        object.__setattr__(copy, name, changes.pop(name) if name in changes else getattr(value, name))
    if changes:
        message = f"{cls.__name__} has no field {min(changes)!r}"
        raise TypeError(message)
    return copy
