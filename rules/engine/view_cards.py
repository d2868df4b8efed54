"""The shape of a card's words, as sent to screens and bots."""

from typing import NotRequired, TypedDict


class CardView(TypedDict):
    """A card's words, sent once it is drawn."""

    id: str
    threat: str
    title: str
    summary: str
    narrative: str
    stakes: str
    dilemma: str
    outcomes: dict[str, str]
    objective: str
    expected_actions: list[str]
    debrief_questions: list[str]
    source: str
    is_adjudicated: NotRequired[bool]
    """A host or facilitator may rule how it ends; absent for all other cards."""
    is_opportunity: NotRequired[bool]
    """Failing costs nothing; absent for all other cards."""
    follows: NotRequired[list[str]]
    """What becomes of it by itself, one sentence each."""
