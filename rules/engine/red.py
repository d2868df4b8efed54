"""The challenger: a power outside the coalition that plays crises at it (rules 15)."""

from dataclasses import dataclass
from enum import StrEnum

from rules.engine.ids import CardId, NationId


class RedController(StrEnum):
    """Who plays the challenger."""

    PERSON = "person"
    BOT = "bot"
    HOST = "host"
    """The host or a facilitator, beside what else they do."""
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """A card laid face down: whom it will strike, and the pressure behind it."""

    card: CardId
    target: NationId
    pressure: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Splits:
    """How often the coalition came apart (rules 15.8)."""

    broken: int = 0
    """Pledges broken."""
    declined: int = 0
    """Nations whose units a target would not have."""
    divided: int = 0
    """Crises in which those who decide together did not agree on an option."""
    breached: int = 0
    """Clauses of agreements that were not kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Red:
    """The part of a state that the challenger uses; as it is here where the scenario has none."""

    controller: RedController = RedController.NOBODY
    pressure: int = 0
    hand: tuple[CardId, ...] = ()
    """SECRET, in the order they were drawn."""
    plays: tuple[Play, ...] = ()
    """SECRET until the next round opens."""
    done: bool = False
    """Whether it has said that it lays no other cards before the round ends."""
    splits: Splits = Splits()


@dataclass(frozen=True, slots=True, kw_only=True)
class RedScore:
    """How the challenger did; nobody's score but its own (rules 15.8)."""

    score: int
    """0 to 100."""
    instability: int
    """What of the score comes from a world that is not steady."""
    splitting: int
    """What of it comes from a coalition that came apart."""
    splits: Splits


NO_RED = Red()
