"""What happens about the challenger (rules 15)."""

from dataclasses import dataclass

from rules.engine.ids import CardId
from rules.engine.red import Play, RedController, Splits


@dataclass(frozen=True, slots=True, kw_only=True)
class RedControllerSet:
    """The challenger passed to a person, a bot, the host or nobody."""

    controller: RedController


@dataclass(frozen=True, slots=True, kw_only=True)
class RedPrepared:
    """A round opened: what lay face down was turned, pressure grew and the hand was filled; the hand is SECRET."""

    pressure: int
    hand: tuple[CardId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsLaid:
    """The challenger laid cards face down, in the place of those that lay there; SECRET but for `done`."""

    plays: tuple[Play, ...]
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitsCounted:
    """What drove nations apart this round."""

    splits: Splits
