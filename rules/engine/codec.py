"""Values to JSON and back: every type of the engine by its annotations, strictly, with a version on whole states.

Unions carry "type" with the class's name in snake_case. Decoding refuses what it does not know and says where.
"""

import dataclasses
import hashlib
import json
import re
import types
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from rules.engine.added import is_added, usual
from rules.engine.commands import Command
from rules.engine.events import Event
from rules.engine.ruleset import RULES_PLAYED, Ruleset
from rules.engine.state import GameState

Json = Any
Decoder = Callable[[Json, str], Any]
T = TypeVar("T")


class DecodeError(ValueError):
    """Data that is not such a value; `path` says where ("plan.deployments.0.units"), `message` what would be right."""

    def __init__(self, path: str, message: str) -> None:
        """Keep where and what."""
        super().__init__(f"{path or 'value'}: {message}")
        self.path = path
        self.message = message


@cache
def type_name(cls: Json) -> str:
    """Return the wire name of a class.

    >>> from rules.engine.commands import SavePlan
    >>> type_name(SavePlan)
    'save_plan'
    """
    name: str = cls.__name__
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


@cache
def _field_names(cls: Json) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(cls) if not is_added(field))


@cache
def _added_fields(cls: Json) -> tuple[tuple[str, Json], ...]:
    return tuple((field.name, usual(field)) for field in dataclasses.fields(cls) if is_added(field))


@cache
def _tagged() -> frozenset[Json]:
    """Return the classes that are told apart by "type": the members of every union an engine class can hold."""
    found: set[Json] = set()
    pending: list[Json] = [Command, Event, GameState, Ruleset]
    seen: set[Json] = set()
    while pending:
        hint = pending.pop()
        if hint in seen:
            continue
        seen.add(hint)
        cls: Json = hint if dataclasses.is_dataclass(hint) else None
        pending.extend(typing.get_type_hints(cls).values() if cls else ())
        members = _union_members(hint)
        if len(members) > 1:
            found.update(members)
        pending.extend(typing.get_args(hint))
    return frozenset(found)


def _origin(hint: Json) -> Json:
    origin: Json = typing.get_origin(hint)
    return origin


def _union_members(hint: Json) -> tuple[Json, ...]:
    if _origin(hint) not in (typing.Union, types.UnionType):
        return ()
    parts: tuple[Json, ...] = typing.get_args(hint)
    return tuple(part for part in parts if dataclasses.is_dataclass(part))


def encode(value: Json) -> Json:
    """Return plain JSON data (dict, list, str, int, bool, None) for any value of the engine."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {str(encode(key)): encode(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(encode(item) for item in value)
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    return _encode_fields(value, type(value))


def _encode_fields(value: Json, cls: Json) -> Json:
    """Return an engine value's fields; what came later and is not used is left out."""
    data = {name: encode(getattr(value, name)) for name in _field_names(cls)}
    for name, unused in _added_fields(cls):
        held = getattr(value, name)
        if held != unused:
            data[name] = encode(held)
    return {"type": type_name(cls), **data} if cls in _tagged() else data


@cache
def _decoder(hint: Json) -> Decoder:
    hint = getattr(hint, "__supertype__", hint)
    origin = _origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _union_decoder(hint)
    if origin is tuple:
        return _tuple_decoder(typing.get_args(hint))
    if origin is frozenset:
        inner = _decoder(typing.get_args(hint)[0])
        return lambda data, path: frozenset(inner(item, path) for item in _list(data, path))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_decoder(*typing.get_args(hint))
    if dataclasses.is_dataclass(hint):
        return _class_decoder(hint)
    if issubclass(hint, Enum):
        return _enum_decoder(hint)
    return _scalar_decoder(hint)


def _scalar_decoder(cls: type) -> Decoder:
    words = {int: "a whole number", str: "text", bool: "true or false"}[cls]

    def decode_scalar(data: Json, path: str) -> Json:
        if type(data) is not cls:
            raise DecodeError(path, f"expected {words}")
        return data

    return decode_scalar


def _enum_decoder(cls: type[Enum]) -> Decoder:
    members = {member.value: member for member in cls}

    def decode_enum(data: Json, path: str) -> Enum:
        if not isinstance(data, str) or data not in members:
            raise DecodeError(path, f"expected one of {', '.join(sorted(members))}")
        return members[data]

    return decode_enum


def _list(data: Json, path: str) -> list[Json]:
    if not isinstance(data, list):
        raise DecodeError(path, "expected a list")
    return data


def _tuple_decoder(args: tuple[Json, ...]) -> Decoder:
    if len(args) == 2 and args[1] is Ellipsis:
        inner = _decoder(args[0])
        return lambda data, path: tuple(inner(item, f"{path}.{index}") for index, item in enumerate(_list(data, path)))
    parts = tuple(_decoder(arg) for arg in args)

    def decode_fixed(data: Json, path: str) -> Json:
        if len(_list(data, path)) != len(parts):
            raise DecodeError(path, f"expected {len(parts)} items")
        return tuple(part(item, f"{path}.{index}") for index, (part, item) in enumerate(zip(parts, data, strict=True)))

    return decode_fixed


def _mapping_decoder(key_hint: Json, value_hint: Json) -> Decoder:
    key_decoder, value_decoder = _decoder(key_hint), _decoder(value_hint)
    whole = getattr(key_hint, "__supertype__", key_hint) is int

    def decode_mapping(data: Json, path: str) -> Json:
        if not isinstance(data, dict):
            raise DecodeError(path, "expected an object")
        keys = ((_whole(key, path) if whole else key, key) for key in data)
        return {key_decoder(key, path): value_decoder(data[raw], f"{path}.{raw}") for key, raw in keys}

    return decode_mapping


def _whole(key: str, path: str) -> int:
    if not (key.isascii() and key.isdecimal()):
        raise DecodeError(path, f"expected whole numbers as keys, found {key!r}")
    return int(key)


@cache
def _class_fields(cls: Json) -> tuple[tuple[str, Decoder, bool], ...]:
    hints = typing.get_type_hints(cls)
    missing = dataclasses.MISSING
    return tuple(
        (field.name, _decoder(hints[field.name]), field.default is missing and field.default_factory is missing)
        for field in dataclasses.fields(cls)
    )


def _class_decoder(cls: Json) -> Decoder:
    def decode_class(data: Json, path: str) -> Json:
        if not isinstance(data, dict):
            raise DecodeError(path, "expected an object")
        fields = _class_fields(cls)
        unknown = data.keys() - {name for name, _, _ in fields} - {"type"}
        if unknown:
            raise DecodeError(path, f"unknown field {min(unknown)!r}")
        lacking = next((name for name, _, required in fields if required and name not in data), None)
        if lacking:
            raise DecodeError(path, f"field {lacking!r} is missing")
        given = {
            name: decoder(data[name], f"{path}.{name}" if path else name) for name, decoder, _ in fields if name in data
        }
        return cls(**given)

    return decode_class


def _union_decoder(hint: Json) -> Decoder:
    args = typing.get_args(hint)
    if type(None) in args:
        rest = _decoder(_without_none(args))
        return lambda data, path: None if data is None else rest(data, path)
    if all(isinstance(part, type) and part in (int, str) for part in args):
        return _plain_decoder
    by_name = {type_name(part): _decoder(part) for part in args}

    def decode_union(data: Json, path: str) -> Json:
        name = data.get("type") if isinstance(data, dict) else None
        if not isinstance(name, str) or name not in by_name:
            raise DecodeError(path, f'expected an object whose "type" is one of {", ".join(sorted(by_name))}')
        return by_name[name](data, path)

    return decode_union


def _without_none(args: tuple[Json, ...]) -> Json:
    return typing.Union[tuple(part for part in args if part is not type(None))]  # noqa: UP007 - built at run time


def _plain_decoder(data: Json, path: str) -> Json:
    if type(data) not in (int, str):
        raise DecodeError(path, "expected a whole number or text")
    return data


def decode(cls: type[T], data: Json) -> T:
    """Return the value of an engine class that the data describes; raises DecodeError."""
    hint: Json = cls
    value: T = _decoder(hint)(data, "")
    return value


def decode_command(data: Json) -> Command:
    """Return the command that the data describes; raises DecodeError."""
    command: Command = _decoder(Command)(data, "")
    return command


def encode_events(events: tuple[Event, ...]) -> list[Json]:
    """Return the events as JSON data, in order."""
    return [encode(event) for event in events]


def decode_events(data: Json) -> tuple[Event, ...]:
    """Return the events that the data describes; raises DecodeError."""
    events: tuple[Event, ...] = _decoder(tuple[Event, ...])(data, "")
    return events


def canonical(data: Json) -> bytes:
    """Return JSON data as bytes that are equal whenever the data are: keys sorted, no spaces, UTF-8.

    >>> canonical({"b": 1, "a": [True, None]})
    b'{"a":[true,null],"b":1}'
    """
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def encode_state(state: GameState) -> Json:
    """Return a state in an envelope with the version of the rules that made it."""
    return {"rules_version": state.rules_version, "state": encode(state)}


def decode_state(data: Json) -> GameState:
    """Return the state in an envelope; raises DecodeError, also for a version this engine does not play."""
    version = data.get("rules_version") if isinstance(data, dict) else None
    if version not in RULES_PLAYED:
        played = ", ".join(str(known) for known in sorted(RULES_PLAYED))
        raise DecodeError("rules_version", f"expected one of {played}, found {version!r}")
    return decode(GameState, data.get("state"))


def state_hash(state: GameState) -> str:
    """Return the SHA-256 (hexadecimal) of a state's canonical form; never shown to players."""
    return hashlib.sha256(canonical(encode_state(state))).hexdigest()
