"""Turns of events: what a scenario brings at a time or once something is so, and how its last round is chosen."""

from dataclasses import dataclass
from enum import StrEnum

from rules.engine.cards import (
    ChangeCapability,
    ChangeExposure,
    ChangeNation,
    ChangeStability,
    ChangeTension,
    ChangeTrust,
    ScheduleCard,
)
from rules.engine.ids import CardId, EventId, FinaleId, NationId, Threat


class Subject(StrEnum):
    """Which nation an event is about, by public numbers as it is foreseen (rules 16)."""

    LARGEST = "largest"
    SECOND = "second"
    SMALLEST = "smallest"
    RISING = "rising"
    FADING = "fading"
    TRUSTED = "trusted"


@dataclass(frozen=True, slots=True, kw_only=True)
class StabilityUnder:
    """Stability is below this."""

    stability: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StabilityFrom:
    """Stability is at least this."""

    stability: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TensionFrom:
    """The tension of a threat is at least this."""

    threat: Threat
    tension: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TagLeft:
    """A card has left this tag."""

    tag: str


When = StabilityUnder | StabilityFrom | TensionFrom | TagLeft
EventEffect = (
    ChangeNation | ChangeTrust | ChangeTension | ChangeStability | ChangeExposure | ChangeCapability | ScheduleCard
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioEvent:
    """Something that happens to the world by itself (rules 16)."""

    id: EventId
    round: int = 0
    """When it comes; 0: as soon as all of `when` is so."""
    earliest: int = 1
    latest: int = 99
    when: tuple[When, ...] = ()
    foreseen: int = 0
    """How many rounds ahead all hear of it."""
    subject: Subject
    rival: Subject | None = None
    """Becomes a rival of the nation that the event is about."""
    effects: tuple[EventEffect, ...]
    """`target` is the nation that the event is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """The words of an event in the table's language; {nation} stands for the nation that it is about."""

    title: str
    foreseen: str
    text: str
    does: tuple[str, ...]
    """Rendered from the data, one sentence an effect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finale:
    """One way the last round can be: it comes where most of its tags were left (rules 16)."""

    id: FinaleId
    tags: tuple[str, ...]
    cards: tuple[CardId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FinaleWords:
    """The words of a finale in the table's language."""

    title: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """An event at one table: when it comes or came, and about whom."""

    event: EventId
    round: int
    nation: NationId
    rival: NationId | None = None
