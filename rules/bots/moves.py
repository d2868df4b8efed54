"""A bot's move: a command and one line why."""

from collections.abc import Mapping
from typing import NamedTuple

from rules.bots.words import sentence
from rules.engine.commands import Command


class Move(NamedTuple):
    """What a bot wants to do next, and why: `because` is a key of `words.REASONS`, `facts` stand in its braces."""

    command: Command
    because: str
    facts: Mapping[str, str]

    @property
    def why(self) -> str:
        """The reason as an English sentence."""
        return sentence(self.because, self.facts)


def move(command: Command, because: str, **facts: str) -> Move:
    """Return a move with its facts as keywords."""
    return Move(command, because, facts)
