"""The protocol as JSON Schema (draft 2020-12), read off the very types the program uses; served at /protocol.json."""

import dataclasses
import inspect
import types
import typing
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter

from lobby.live.limits import INTEGER_MAX
from lobby.protocol import VERSION, ClientMessage
from lobby.protocol_messages import ServerMessage
from rules.engine.codec import type_name
from rules.engine.commands import Command

Schema = dict[str, Any]

REFERENCE: Final = "#/$defs/{model}"
PLAIN: Final[dict[Any, Schema]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": -INTEGER_MAX, "maximum": INTEGER_MAX},
    type(None): {"type": "null"},
    Any: {},
}


@cache
def protocol_schema() -> Schema:
    """Every message of both directions; `client` and `server` under `$defs` are the two unions."""
    shapes = Shapes()
    client = TypeAdapter(ClientMessage).json_schema(ref_template=REFERENCE)
    shapes.definitions.update(client.pop("$defs", {}))
    shapes.definitions["Do"]["properties"]["command"] = shapes.of(Command)
    shapes.definitions["client"] = client
    shapes.definitions["server"] = shapes.of(ServerMessage)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Entente table protocol",
        "version": VERSION,
        "description": "JSON text frames over /ws/table/<table id>/. See docs/protocol.md.",
        "$defs": dict(sorted(shapes.definitions.items())),
        "anyOf": [{"$ref": "#/$defs/client"}, {"$ref": "#/$defs/server"}],
    }


class Shapes:
    """Schemas of Python types; classes are collected once under their names and referred to."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def of(self, hint: Any) -> Schema:  # noqa: ANN401 - a type hint has no type of its own
        """The schema of what the hint allows; raises TypeError for a hint that no message uses."""
        hint = getattr(hint, "__supertype__", hint)
        if hint in PLAIN:
            return PLAIN[hint]
        origin = typing.get_origin(hint)
        if origin is not None:
            return self._generic(origin, typing.get_args(hint))
        if inspect.isclass(hint) and issubclass(hint, Enum):
            return {"enum": [member.value for member in hint]}
        return self._named(hint)

    def _generic(self, origin: Any, args: tuple[Any, ...]) -> Schema:  # noqa: ANN401 - see above
        if origin in (typing.Union, types.UnionType):
            return {"anyOf": [self._member(arg) for arg in args]}
        if origin is typing.Literal:
            return {"const": args[0]} if len(args) == 1 else {"enum": list(args)}
        if origin in (typing.Required, typing.NotRequired):
            return self.of(args[0])
        if origin is list or (origin is tuple and args[-1] is Ellipsis):
            return {"type": "array", "items": self.of(args[0])}
        if origin is tuple:
            pair = [self.of(arg) for arg in args]
            return {"type": "array", "prefixItems": pair, "minItems": len(pair), "maxItems": len(pair)}
        if issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.of(args[1])}
        raise TypeError(origin)

    def _member(self, hint: Any) -> Schema:  # noqa: ANN401 - see above
        """A member of a union; an engine class is told apart by its "type"."""
        if not dataclasses.is_dataclass(hint):
            return self.of(hint)
        found = self.of(hint)
        tag = type_name(typing.cast("type", hint))
        definition = self.definitions[found["$ref"].rpartition("/")[2]]
        definition["properties"] = {"type": {"const": tag}} | definition["properties"]
        definition["required"] = sorted({"type", *definition["required"]})
        return found

    def _named(self, cls: Any) -> Schema:  # noqa: ANN401 - see above
        name = cls.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # a class may refer to itself
            self.definitions[name] = self._dataclass(cls) if dataclasses.is_dataclass(cls) else self._typed_dict(cls)
        return {"$ref": f"#/$defs/{name}"}

    def _dataclass(self, cls: Any) -> Schema:  # noqa: ANN401 - see above
        hints = typing.get_type_hints(cls)
        required = [field.name for field in dataclasses.fields(cls) if field.default is dataclasses.MISSING]
        return _object(cls, {name: self.of(hint) for name, hint in hints.items()}, required)

    def _typed_dict(self, cls: Any) -> Schema:  # noqa: ANN401 - see above
        hints = typing.get_type_hints(cls)
        found = _object(cls, {name: self.of(hint) for name, hint in hints.items()}, cls.__required_keys__)
        if cls.__name__ == "Room":
            found["additionalProperties"] = True
        return found


def _object(cls: Any, properties: Schema, required: typing.Iterable[str]) -> Schema:  # noqa: ANN401 - see above
    words = (inspect.getdoc(cls) or "").partition("\n")[0]
    return {
        "description": words,
        "type": "object",
        "properties": properties,
        "required": sorted(required),
        "additionalProperties": False,
    }
