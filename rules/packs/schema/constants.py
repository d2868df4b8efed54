"""The constants of the rulebook as a schema, derived from the engine's own classes so that the two cannot drift."""

import types
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, get_args, get_origin, get_type_hints

from pydantic import BaseModel, Field, create_model

from rules.engine.added import is_added
from rules.engine.constants import Constants
from rules.packs.schema.fields import Strict

_LIMITS: Final[dict[str, tuple[int, int]]] = {"divisor": (1, 100_000), "clock": (0, 86_400_000), "": (-10_000, 10_000)}
"""Smallest and largest value: of divisors, of milliseconds, of everything else."""


def _limited(group: str, name: str) -> Any:  # noqa: ANN401  # a type made at run time
    kind = "divisor" if name.endswith("divisor") else group if group in _LIMITS else ""
    low, high = _LIMITS[kind]
    return Annotated[int, Field(ge=low, le=high)]


def _annotation(hint: Any, number: Any) -> Any:  # noqa: ANN401  # types made at run time
    """Return the type of an engine field with every whole number in it bounded."""
    if hint is int:
        return number
    origin, parts = get_origin(hint), get_args(hint)
    if origin is None or origin is Literal or isinstance(hint, types.UnionType):
        return hint
    return origin[tuple(part if part is ... else _annotation(part, number) for part in parts)]


def group_of(hint: Any) -> tuple[Any, bool]:  # noqa: ANN401  # types read at run time
    """Return a field's type without "or None", and whether it has to be there: a module's group may be left out."""
    parts = [part for part in get_args(hint) if part is not types.NoneType]
    optional = isinstance(hint, types.UnionType) and len(parts) == 1 and is_dataclass(parts[0])
    return (parts[0], False) if optional else (hint, True)


def _model(cls: Any, group: str = "") -> type[BaseModel]:  # noqa: ANN401  # any of the engine's dataclasses
    hints = get_type_hints(cls)
    entries: dict[str, Any] = {}
    for item in fields(cls):
        if is_added(item) and not is_dataclass(group_of(hints[item.name])[0]):
            continue  # set by rules, not by packs
        hint, needed = group_of(hints[item.name])
        entry = _model(hint, item.name) if is_dataclass(hint) else _annotation(hint, _limited(group, item.name))
        entries[item.name] = (entry, ...) if needed else (entry | None, None)
    return create_model(cls.__name__, __base__=Strict, __doc__=cls.__doc__, **entries)


if TYPE_CHECKING:

    class ConstantsModel(Strict):
        """Every number of the rulebook, by chapter; all fields are required."""
else:
    ConstantsModel = _model(Constants)


def constants_from(model: ConstantsModel) -> Constants:
    """Return the engine's constants with the values of a validated `ConstantsModel`."""
    hints = get_type_hints(Constants)
    held = {name: getattr(model, name) for name in hints}
    groups = {name: group_of(hints[name])[0](**dict(group)) for name, group in held.items() if group is not None}
    return Constants(**groups)
