"""Seeds of tables that look alike until their first round is over, and differ in everything that comes after it."""

import dataclasses
import itertools
from collections.abc import Iterator
from functools import cache

from rules.engine.actors import HostActor
from rules.engine.apply import apply
from rules.engine.chance import commitment
from rules.engine.commands import Command, SetController, StartGame
from rules.engine.ids import Controller
from rules.engine.setup import open_table
from rules.engine.state import GameState
from rules.packs.registry import load_shipped
from tests.lobby.stage import SCENARIO, SEED, configuration

MASK = "commitment"
"""Stands for the commitment to a seed, the one thing about it that everybody may see from the start."""


def masked(text: str, seed: str) -> str:
    """A text without the commitment to a seed."""
    return text.replace(commitment(seed), MASK)


def seeds_like(seed: str = SEED) -> Iterator[str]:
    """Other seeds that draw the same first round."""
    wanted = first_round(seed)
    candidates = (f"{number:064x}" for number in itertools.count(1))
    return (other for other in candidates if first_round(other) == wanted)


@cache
def alike(number: int) -> tuple[str, ...]:
    """So many seeds like the one of every stage."""
    return tuple(itertools.islice(seeds_like(), number))


def first_round(seed: str) -> GameState:
    """A table of three as its first round begins, but for its seed."""
    ruleset = load_shipped().ruleset(SCENARIO)
    state = open_table(ruleset, 3, seed, 0)
    nations = state.settings.nations
    people = [SetController(nation=nation, controller=Controller.PERSON) for nation in nations]
    commands: list[Command] = [configuration(nations), *people, StartGame()]
    for command in commands:
        state = apply(ruleset, state, command, HostActor(), 0).state
    return dataclasses.replace(state, seed="", commitment="")
