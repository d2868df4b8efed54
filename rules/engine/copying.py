"""Making frozen values quickly: by copying one with changes, or from all of its fields in their order.

A frozen value is usually filled field by field through `object.__setattr__`. Here a draft, which has the same slots
but is not frozen, is filled by plain assignments and then frozen by giving it the class: a state is revised in 1.2
instead of 3.7 microseconds, a change made in 0.3 instead of 1.1.
"""

import dataclasses
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from types import SimpleNamespace
from typing import Any, TypeVar

T = TypeVar("T")
Reader = Callable[[Any], tuple[object, ...]]
Shape = tuple[Callable[..., Any], Reader]

_readers: dict[type, Reader] = {}


def read_by(cls: type, reader: Reader) -> None:
    """Let a class be read by a function that names all fields in order: a fifth of the time of looking them up.

    Worth its lines only for what is copied fifty times a round. Raises AssertionError where a field is missing or the
    order is another.

    >>> from rules.engine.plans import IfNation
    >>> read_by(IfNation, lambda condition: (condition.units, condition.nation))
    Traceback (most recent call last):
    AssertionError: <class 'rules.engine.plans.IfNation'>
    """
    names = [field.name for field in dataclasses.fields(cls)]
    if reader(SimpleNamespace(**{name: name for name in names})) != tuple(names):
        raise AssertionError(cls)
    _readers[cls] = reader


@cache
def _shape(cls: type) -> Shape:
    """Return the draft of a class and what reads all fields of a value."""
    names = [field.name for field in dataclasses.fields(cls)]
    draft = dataclasses.make_dataclass(f"{cls.__name__}Draft", names, slots=True)
    if cls in _readers:
        return draft, _readers[cls]
    if len(names) == 1:
        return draft, lambda value: (getattr(value, names[0]),)
    return draft, attrgetter(*names)


def revise(value: T, **changes: object) -> T:
    """Return a copy of a frozen dataclass with some fields changed; raises TypeError for a field it does not have.

    >>> from rules.engine.plans import IfAll
    >>> revise(IfAll(units=3), units=4)
    IfAll(units=4)
    """
    cls: type = type(value)
    draft, read = _shape(cls)
    copy: T = draft(*read(value))
    for name, changed in changes.items():
        try:
            setattr(copy, name, changed)
        except AttributeError:
            message = f"{cls.__name__} has no field {name!r}"
            raise TypeError(message) from None
    copy.__class__ = cls
    return copy


def maker(cls: type[T]) -> Callable[..., T]:
    """Return a quick constructor of a frozen dataclass that takes every field, by position.

    >>> from rules.engine.plans import IfNation
    >>> maker(IfNation)("arv", 2)
    IfNation(nation='arv', units=2)
    """

    def freeze(draft: object) -> None:
        draft.__class__ = cls

    names = [field.name for field in dataclasses.fields(cls)]  # type: ignore[arg-type]
    return dataclasses.make_dataclass(f"{cls.__name__}Maker", names, slots=True, namespace={"__post_init__": freeze})
