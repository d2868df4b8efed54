"""The shape of agendas, events, finales, rulings and last chances, as sent to screens and bots."""

from typing import NotRequired, TypedDict


class AgendaPartView(TypedDict):
    """One part of an agenda: what it says, how far the nation is, and what that is worth so far."""

    text: str
    feat: str
    count: int
    points: int
    each: int
    """The points of one step."""
    most: int


class AgendaView(TypedDict):
    """A nation's agenda: before the end its own eyes only, and the facilitator's."""

    id: str
    title: str
    text: str
    points: int
    """What it is worth as things stand, 0 to `most`."""
    most: int
    start: int
    parts: list[AgendaPartView]


class TurnView(TypedDict):
    """An event that is foreseen or came."""

    event: str
    title: str
    text: str
    """What all hear of it: ahead, or now."""
    does: list[str]
    round: int
    nation: str
    """The nation that it is about."""
    rival: NotRequired[str]
    """Becomes its rival."""


class FinaleView(TypedDict):
    """What the last round is."""

    id: str
    title: str
    summary: str


class ChanceToActView(TypedDict):
    """Whether the host may do something now; `why_not` is a refusal's reason."""

    allowed: bool
    brings: int
    """Stability that it brings, or leads to."""
    why_not: NotRequired[str]
    facts: NotRequired[dict[str, int | str]]


class FatesView(TypedDict):
    """The story of a game as all see it, with the module events."""

    coming: list[TurnView]
    happened: list[TurnView]
    titles: dict[str, str]
    """Of all events named above, by id."""
    alarms: list[int]
    """Stability below which all are warned."""
    alarm: NotRequired[int]
    """The gravest that stability is below now."""
    finale: NotRequired[FinaleView]
    appeal: ChanceToActView
    appealed: NotRequired[int]
    """The round of the appeal."""
    play_on: ChanceToActView
    played_on: list[int]
    """Rounds in which the world was at its end and went on."""
