"""Says what pydantic found in an author's words: what is wrong, and what would be right."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from rules.packs.assembly import Assembled
from rules.packs.problems import Path, Problem
from rules.packs.schema.pack import PackModel

_CURES = {
    "int_type": "write a whole number",
    "int_from_float": "write a whole number",
    "string_type": "write text; words that look like numbers or truth need quotes",
    "bool_type": "write true or false",
    "tuple_type": "write a list",
    "list_type": "write a list",
    "dict_type": "write a mapping",
    "model_type": "write a mapping with the fields of docs/authoring.md",
    "model_attributes_type": "write a mapping with the fields of docs/authoring.md",
}
_PATTERNS = {
    "^[a-z][a-z0-9_]{1,39}$": "small letters, digits and underscores, 2 to 40 of them, beginning with a letter",
    "^[a-z][a-z0-9_]{1,39}\\.[a-z][a-z0-9_]{1,39}$": "the pack's id, a full stop and the card's own name",
    "^[a-z]{3}$": "three small letters",
    "^[0-9]+\\.[0-9]+\\.[0-9]+$": "three numbers such as 1.0.0",
    "^[a-z]{2}(-[a-z]{2,8})?$": "a language such as en or pt-br",
    "^\\S[^\\n]*$": "one line of text that does not begin with a space",
    "^[ .A-Z]+$": "capital letters for land, full stops for sea, spaces between them",
    "^[A-Z]$": "one capital letter",
}


def problems_from(assembled: Assembled, errors: Iterable[ErrorDetails]) -> Iterator[Problem]:
    """Yield the problems for the errors of pydantic."""
    return (problem_from(assembled, error) for error in errors if not _is_echo(error))


def _is_echo(error: ErrorDetails) -> bool:
    """Return whether a list is called too short only because some of its entries have errors of their own."""
    given = error["input"]
    return error["type"] == "too_short" and isinstance(given, list) and len(given) >= error["ctx"]["min_length"]


def problem_from(assembled: Assembled, error: ErrorDetails) -> Problem:
    """Return the problem for one error of pydantic, placed in the author's file."""
    path = _real_path(assembled.value, error["loc"])
    kind = error["type"]
    wrong, cure = _said(error, path)
    if kind == "missing":
        name = str(error["loc"][-1])
        return assembled.problem(path, f"the field `{name}` is missing", cure)
    return assembled.problem(path, wrong, cure, at_key=kind == "extra_forbidden")


def _said(error: ErrorDetails, path: Path) -> tuple[str, str]:
    kind, facts = error["type"], error.get("ctx", {})
    if kind == "missing":
        return "", "add it"
    if kind == "extra_forbidden":
        return f"there is no field `{path[-1] if path else ''}` here", _meant(str(path[-1]) if path else "")
    if kind in {"literal_error", "enum", "union_tag_invalid", "union_tag_not_found"}:
        return _choice(error, facts)
    if kind == "string_pattern_mismatch":
        pattern = str(facts.get("pattern"))
        return f"{_shown(error['input'])} has the wrong form", f"write {_PATTERNS.get(pattern, pattern)}"
    if kind in _CURES:
        return f"{_shown(error['input'])} is of the wrong kind", _CURES[kind]
    return _bounds(error, facts)


def _choice(error: ErrorDetails, facts: Mapping[str, Any]) -> tuple[str, str]:
    if error["type"] == "union_tag_not_found":
        name = str(facts.get("discriminator")).strip("'")
        return f"the field `{name}` is missing", "add it: it says which kind this is"
    expected = facts.get("expected") or facts.get("expected_tags")
    value = facts.get("tag") or error["input"]
    return f"{_shown(value)} is not known here", f"write one of {expected}".replace("'", "")


def _bounds(error: ErrorDetails, facts: Mapping[str, Any]) -> tuple[str, str]:
    limits = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
    for name, words in limits.items():
        if name in facts:
            return f"{_shown(error['input'])} is out of bounds", f"write {words} {facts[name]}"
    for name, words in {"min_length": "at least", "max_length": "at most"}.items():
        if name in facts:
            given = facts.get("actual_length", len(error["input"]) if isinstance(error["input"], str) else 0)
            things = "characters" if isinstance(error["input"], str) else "entries"
            return f"{given} {things} stand here", f"write {words} {facts[name]}"
    return error["msg"][:1].lower() + error["msg"][1:], "see docs/authoring.md"


def _meant(name: str) -> str:
    close = difflib.get_close_matches(name, _field_names(), n=1)
    return f"did you mean `{close[0]}`?".rstrip("?") if close else "take it out; docs/authoring.md lists the fields"


def _shown(value: object) -> str:
    if isinstance(value, str):
        return repr(value if len(value) <= 40 else value[:37] + "...")
    if value is None:
        return "nothing"
    if isinstance(value, int):
        return str(value).lower()
    return "a list" if isinstance(value, list) else "a mapping"


def _real_path(value: object, loc: tuple[str | int, ...]) -> Path:
    """Return an error's place without the names of union members that pydantic puts between."""
    path: list[str | int] = []
    inside: Any = value
    for part in loc:
        inner = isinstance(inside, list) and isinstance(part, int) and part < len(inside)
        if inner or (isinstance(inside, dict) and part in inside):
            inside = inside[part]
            path.append(part)
    return tuple(path)


@cache
def _field_names() -> tuple[str, ...]:
    return tuple(sorted(set(_names(PackModel, set()))))


def _names(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[str]:
    seen.add(model)
    for name, info in model.model_fields.items():
        yield name
        for inner in _models_in(info.annotation):
            if inner not in seen:
                yield from _names(inner, seen)


def _models_in(hint: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401  # any annotation
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for part in getattr(hint, "__args__", ()):
        yield from _models_in(part)
