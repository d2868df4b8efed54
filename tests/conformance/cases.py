"""Reading and playing rule cases: data in, what differs out; README.md describes the format for everybody else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from rules.engine.actors import PLAIN, Actor, BotActor, SeatActor, viewer_of
from rules.engine.apply import apply
from rules.engine.codec import decode, decode_command, encode
from rules.engine.errors import RefusedError
from rules.engine.events import NumbersChanged
from rules.engine.ids import NationId
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.state import GameState

HERE = Path(__file__).resolve().parent
CASE_KEYS = {"name", "clauses", "ruleset", "ruleset_patch", "situation", "patch", "play", "numbers", "shown"}
STEP_KEYS = {"by", "at", "do", "patch", "refused", "events", "changes"}
Json = Any
Data = Mapping[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case and the file it stands in."""

    file: str
    data: Data

    def __str__(self) -> str:
        return f"{self.file}: {self.data['name']}"


def all_cases() -> list[Case]:
    """Every case of every file, in order."""
    files = sorted((HERE / "cases").glob("*.yaml"))
    return [Case(file=path.stem, data=data) for path in files for data in _read(path)]


@cache
def _read(path: Path) -> Json:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def patched(data: Json, patch: Data) -> Json:
    """A copy of JSON data with the values at some paths replaced; missing objects on the way are made."""
    for path, value in patch.items():
        data = _placed(data, path.split("."), value)
    return data


def _placed(data: Json, path: Sequence[str], value: Json) -> Json:
    if not path:
        return value
    if isinstance(data, list):
        place = int(path[0])
        return [*data[:place], _placed(data[place], path[1:], value), *data[place + 1 :]]
    return {**data, path[0]: _placed(data.get(path[0], {}), path[1:], value)}


def at_path(data: Json, path: str) -> Json:
    """The value at a path, or the text "absent"."""
    for part in path.split("."):
        if isinstance(data, list) and part.isdecimal() and int(part) < len(data):
            data = data[int(part)]
        elif isinstance(data, dict) and part in data:
            data = data[part]
        else:
            return "absent"
    return data


def fits(expected: Json, found: Json) -> bool:
    """Whether found data has everything that is expected of it; objects may have more, lists may not."""
    if isinstance(expected, dict):
        return isinstance(found, dict) and all(
            (key in found and fits(value, found[key])) or ("." in key and fits(value, at_path(found, key)))
            for key, value in expected.items()
        )
    if isinstance(expected, list):
        alike = isinstance(found, list) and len(found) == len(expected)
        return alike and all(fits(one, other) for one, other in zip(expected, found, strict=True))
    return type(expected) is type(found) and bool(expected == found)


def actor_of(key: str) -> Actor:
    """The actor whose text form is given: "seat:ash", "bot:ash", "host", "facilitator", "clock", "red" or "red_bot"."""
    kind, _, nation = key.partition(":")
    if nation:
        return SeatActor(nation=NationId(nation)) if kind == "seat" else BotActor(nation=NationId(nation))
    return PLAIN[kind]


def differences(case: Case) -> list[str]:
    """Play a case; say what is not as it should be."""
    data = case.data
    found = [f"unknown key {key}" for key in set(data) - CASE_KEYS]
    ruleset_data = patched(
        _read(HERE / "rulesets" / f"{data.get('ruleset', 'harbour')}.yaml"), data.get("ruleset_patch", {})
    )
    ruleset: Ruleset = decode(Ruleset, ruleset_data)
    state: GameState = decode(
        GameState, patched(_read(HERE / "situations" / f"{data['situation']}.yaml"), data.get("patch", {}))
    )
    at = 1000
    for number, step in enumerate(data["play"], start=1):
        at = step.get("at", at)
        state = decode(GameState, patched(encode(state), step.get("patch", {})))
        state, odd = _played(ruleset, state, step, at)
        found += [f"step {number}: {words}" for words in odd]
    found += _wrong(data.get("numbers", {}), encode(state), "state")
    for viewer, numbers in data.get("shown", {}).items():
        found += _wrong(numbers, screen(ruleset, state, viewer_of(viewer)), viewer)
    return found


def _wrong(expected: Data, data: Json, where: str) -> Iterator[str]:
    for path, value in expected.items():
        real = at_path(data, path)
        if not fits(value, real):
            yield f"{where}.{path}: expected {value!r}, found {real!r}"


def _played(ruleset: Ruleset, state: GameState, step: Data, at: int) -> tuple[GameState, list[str]]:
    odd = [f"unknown key {key}" for key in set(step) - STEP_KEYS]
    before = encode(state)
    try:
        applied = apply(ruleset, state, decode_command(step["do"]), actor_of(step["by"]), at)
    except RefusedError as error:
        refusal = encode(error.refusal)
        if encode(state) != before:
            odd.append("a refused command changed the state")
        if refusal != {"facts": {}, **step.get("refused", {})}:
            odd.append(f"refused: {refusal}")
        return state, odd
    if "refused" in step:
        odd.append("was not refused")
    events = [encode(event) for event in applied.events]
    changes = [
        change for event in applied.events if isinstance(event, NumbersChanged) for change in encode(event.changes)
    ]
    odd += _missing_in_order(step.get("events"), events)
    odd += [
        f"no change {change}, only {changes}"
        for change in step.get("changes", ())
        if not any(fits(change, it) for it in changes)
    ]
    return applied.state, odd


def _missing_in_order(expected: Sequence[Json] | None, events: Sequence[Json]) -> list[str]:
    """What is expected and does not come in this order; an empty list expects that nothing happens at all."""
    if expected is None:
        return []
    if not expected and events:
        return [f"expected no event, found {[event['type'] for event in events]}"]
    rest = iter(events)
    return [f"no event {one} in {events}" for one in expected if not any(fits(one, event) for event in rest)]
