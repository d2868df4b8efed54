"""Fields that came later: a value that does not use one is written as it was before there was the field.

So neither the logs nor the hashes of games that play without a new part of the rules ever change.
"""

import dataclasses
from typing import Any, Final, TypeVar

T = TypeVar("T")

_ADDED: Final = "added"


def added(default: T) -> T:
    """Return the declaration of a field that is left out in writing while it has its default, an immutable value.

    >>> from rules.engine.codec import encode
    >>> from rules.engine.plans import Plan
    >>> sorted(encode(Plan()))
    ['choices', 'deployments', 'investments']
    >>> encode(Plan(effort=24))["effort"]
    24
    """
    declared: Any = dataclasses.field(default=default, metadata={_ADDED: True})
    return declared  # type: ignore[no-any-return]


def added_mapping() -> Any:  # noqa: ANN401 - the declaration of a field of any mapping
    """Return the declaration of a mapping that is left out in writing while it is empty."""
    return dataclasses.field(default_factory=dict, metadata={_ADDED: True})


def usual(field: "dataclasses.Field[Any]") -> Any:  # noqa: ANN401 - any value
    """Return what a field that came later holds while it is not used."""
    return field.default if field.default_factory is dataclasses.MISSING else field.default_factory()


def is_added(field: "dataclasses.Field[Any]") -> bool:
    """Return whether a field was declared by `added`."""
    return bool(field.metadata.get(_ADDED))
