"""Replay golden games with nothing but the standard library and the engine: `python -S replay.py GAME...`.

Prints one line a game and ends with status 1 when a hash differs. It checks without `assert`, so that it also checks
under `-O`.
"""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

from rules.engine.actors import PLAIN, Actor, BotActor, SeatActor
from rules.engine.apply import apply, replay
from rules.engine.codec import decode, decode_command, decode_events, encode_events, state_hash
from rules.engine.errors import RefusedError
from rules.engine.events import Event
from rules.engine.ids import NationId
from rules.engine.ruleset import Ruleset
from rules.engine.setup import open_table
from rules.engine.state import GameState

HERE = Path(__file__).resolve().parent
Json = Any
Events = tuple[Event, ...]


def read(path: Path) -> Json:
    """The JSON in a compressed file."""
    return json.loads(gzip.decompress(path.read_bytes()))


def actor_of(key: str) -> Actor:
    """The actor whose text form is given."""
    kind, _, nation = key.partition(":")
    if nation:
        return SeatActor(nation=NationId(nation)) if kind == "seat" else BotActor(nation=NationId(nation))
    return PLAIN[kind]


def fault_of(game: Json) -> str:
    """Play a game again, command by command and event by event; say where it first differs, or nothing."""
    ruleset: Ruleset = decode(Ruleset, read(HERE / "rulesets" / f"{game['ruleset']}.json.gz"))
    opened = open_table(ruleset, game["seats"], game["seed"], game["opened"])
    state = told = opened
    for number, (by, at, command, expected) in enumerate(game["steps"]):
        state, events, answer = _played(ruleset, state, by, at, command)
        told = replay(ruleset, told, events)
        if answer != expected:
            return f"step {number}, {command['type']} by {by}: expected {expected}, found {answer}"
    if state_hash(state) != game["hash"]:
        return f"the end: expected {game['hash']}, found {state_hash(state)}"
    return "" if told == state else "the events lead to another state than the commands"


def _played(ruleset: Ruleset, state: GameState, by: str, at: int, command: Json) -> tuple[GameState, Events, str]:
    """Return the state, what happened, and the answer: a refusal's reason, or the hash where a phase began."""
    try:
        applied = apply(ruleset, state, decode_command(command), actor_of(by), at)
    except RefusedError as error:
        return state, (), error.refusal.reason.value
    events = decode_events(json.loads(json.dumps(encode_events(applied.events))))
    changed = applied.state.phase is not state.phase
    return applied.state, events, state_hash(applied.state) if changed else ""


def main(names: list[str]) -> int:
    """Replay the games named, or all of them."""
    paths = [HERE / "games" / name for name in names] or sorted((HERE / "games").glob("*.json.gz"))
    faults = {path.name: fault_of(read(path)) for path in paths}
    for name, fault in faults.items():
        sys.stdout.write(f"{name}: {fault or 'as it was played'}\n")
    return 1 if any(faults.values()) or not faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
