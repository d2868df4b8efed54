"""The one door to the rules: apply a command to a state, or replay events that happened."""

from collections.abc import Iterable
from dataclasses import dataclass

from rules.engine.actors import Actor
from rules.engine.commands import Command
from rules.engine.copying import maker
from rules.engine.decide import decide
from rules.engine.events import Event
from rules.engine.evolve import evolve
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What a command did: the events, in order, and the state they lead to."""

    state: GameState
    events: tuple[Event, ...]


_applied = maker(Applied)


def apply(ruleset: Ruleset, state: GameState, command: Command, by: Actor, at: int) -> Applied:
    """Return what a command does at the server's time `at` (milliseconds); raises RefusedError.

    Pure: the same arguments always give the same answer. A command that would change nothing gives no events.
    """
    script = decide(ruleset, state, command, by, at)
    return _applied(script.state, tuple(script.events))


def replay(ruleset: Ruleset, state: GameState, events: Iterable[Event]) -> GameState:
    """Return the state after events that happened; nothing is decided or drawn again."""
    for event in events:
        state = evolve(ruleset, state, event)
    return state
