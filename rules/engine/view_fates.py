"""The shape of agendas, events, finales, rulings and last chances, as sent to screens and bots."""

from typing import TypedDict


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
