"""The shape of what is shown of the challenger: to all, and to whoever plays it (rules 15)."""

from typing import NotRequired, TypedDict


class SplitsView(TypedDict):
    """How often the coalition came apart."""

    broken: int
    declined: int
    divided: int
    breached: int


class RedScoreView(TypedDict):
    """How the challenger stands, 0 to 100: the sum of its two parts."""

    score: int
    instability: int
    splitting: int
    splits: SplitsView


class ChallengerView(TypedDict):
    """The challenger as all see it."""

    name: str
    blurb: str
    controller: str
    """"person", "bot", "host" or "nobody"."""
    threats: list[str]
    """Its cards have one of these."""
    pressure: int
    growth: int
    """By how much pressure grows a round."""
    plays_most: int
    """The most cards that it plays in a round."""
    waits: bool
    """Whether the phase waits for its word."""


class StretchView(TypedDict):
    """A need of a card beside what all nations have for it."""

    domain: str
    weight: int
    aggregation: str
    levels: int
    """Of all nations together."""


class HeldCardView(TypedDict):
    """A card of the challenger's hand; its words are among `cards`."""

    card: str
    threat: str
    needs: list[StretchView]
    weakest: str
    """The domain in which this card stretches all nations most."""
    reach: int
    """How far they reach there: levels for the whole demand."""


class PlayView(TypedDict):
    """A card that lies face down."""

    card: str
    target: str
    pressure: int


class LeakView(TypedDict):
    """A report that the challenger read: who showed whom what it sees of a crisis, and the severity it told of."""

    crisis: str
    by: str
    to: str
    grade: int
    severity: int
    units: int


class RedView(TypedDict):
    """What only the challenger sees (and the facilitator)."""

    pressure: int
    left: int
    """Of the pressure, beside what lies face down."""
    hand: dict[str, HeldCardView]
    hand_order: list[str]
    plays: list[PlayView]
    done: bool
    leaked: list[LeakView]
    score: RedScoreView
    """If the game ended now."""


class StrikeView(TypedDict):
    """What a card would do to a nation."""

    exposure: int
    eased: int
    """By how much the agreements of the nation lower the severity of what strikes it so."""
    units: list[int]
    """Units that would meet it, by severity from 1 on."""
    harm: list[int]
    """Points of harm if it fails, by severity from 1 on."""


class HeldMayView(TypedDict):
    """What the challenger may do with a card."""

    allowed: bool
    why_not: NotRequired[str]
    facts: NotRequired[dict[str, int | str]]
    severity: list[int]
    """By the pressure behind it, from 0 on: the lesser of the two severities that chance leaves open."""
    severity_most: int
    targets: dict[str, StrikeView]
    """Whom it could strike."""


class RedMayView(TypedDict):
    """All that the challenger may do now."""

    can_lay: bool
    why_not: NotRequired[str]
    """Why nothing can be laid, where so: a refusal's reason."""
    plays_most: int
    pressure: int
    behind_most: int
    """The most pressure behind one card."""
    targets: list[str]
    """Whom one card may strike; a second one any of the rest, or anybody else where the rest is nobody."""
    cards: dict[str, HeldMayView]
