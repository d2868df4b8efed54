"""Making frozen values quickly: by copying one with changes, or from all of its fields in their order.

A frozen value is usually filled field by field through `object.__setattr__`. Here a draft, which has the same slots
but is not frozen, is filled by plain assignments and then frozen by giving it the class: a state is revised in 0.7
instead of 3.7 microseconds, a change made in 0.3 instead of 1.1.
"""

import dataclasses
from collections.abc import Callable
from functools import cache
from types import SimpleNamespace
from typing import Any, TypeVar

T = TypeVar("T")
Copier = Callable[[Any, Any], None]

_copiers: dict[type, Copier] = {}


def _names(cls: type) -> list[str]:
    return [field.name for field in dataclasses.fields(cls)]


def copied_by(cls: type, copier: Copier) -> None:
    """Let a class be copied by a function that assigns every field of a value, its second argument, to its first.

    Worth its lines only for what is copied fifty times a round. Raises AssertionError where a field is missing or
    takes the place of another.

    >>> from rules.engine.plans import IfNation
    >>> def copier(draft, condition):
    ...     draft.nation, draft.units = condition.units, condition.nation
    >>> copied_by(IfNation, copier)
    Traceback (most recent call last):
    AssertionError: <class 'rules.engine.plans.IfNation'>
    """
    example, copy = SimpleNamespace(**{name: name for name in _names(cls)}), SimpleNamespace()
    copier(copy, example)
    if copy != example:
        raise AssertionError(cls)
    _copiers[cls] = copier


@cache
def _blank(cls: type) -> tuple[type, Copier]:
    """Return the draft of a class, and what copies all fields of a value to it."""
    names = _names(cls)

    def one_by_one(copy: object, value: object) -> None:
        for name in names:
            setattr(copy, name, getattr(value, name))

    draft = dataclasses.make_dataclass(f"{cls.__name__}Draft", names, slots=True, init=False)
    return draft, _copiers.get(cls, one_by_one)


def draft_of(value: object) -> Any:  # noqa: ANN401 - a draft has no type of its own
    """Return a copy of a frozen dataclass that can be written to; whoever made it freezes it before it is seen."""
    cls: type = type(value)
    draft, copier = _blank(cls)
    copy = draft()
    copier(copy, value)
    return copy


def frozen(draft: Any, cls: type[T]) -> T:  # noqa: ANN401 - the same
    """Freeze a draft; from now on it is a value like any other of its class.

    >>> from rules.engine.plans import IfAll
    >>> draft = draft_of(IfAll(units=3))
    >>> draft.units = 4
    >>> frozen(draft, IfAll)
    IfAll(units=4)
    """
    draft.__class__ = cls
    value: T = draft
    return value


def revise(value: T, **changes: object) -> T:
    """Return a copy of a frozen dataclass with some fields changed; raises TypeError for a field it does not have.

    >>> from rules.engine.plans import IfAll
    >>> revise(IfAll(units=3), units=4)
    IfAll(units=4)
    """
    cls: type = type(value)
    copy: T = draft_of(value)
    try:
        for name, changed in changes.items():
            setattr(copy, name, changed)
    except AttributeError:
        message = f"{cls.__name__} has not all of the fields {', '.join(changes)}"
        raise TypeError(message) from None
    copy.__class__ = cls
    return copy


def maker(cls: type[T]) -> Callable[..., T]:
    """Return a quick constructor of a frozen dataclass that takes every field, by position or name.

    >>> from rules.engine.plans import IfNation
    >>> maker(IfNation)("arv", units=2)
    IfNation(nation='arv', units=2)
    """

    def freeze(draft: object) -> None:
        draft.__class__ = cls

    return dataclasses.make_dataclass(
        f"{cls.__name__}Maker", _names(cls), slots=True, namespace={"__post_init__": freeze}
    )
