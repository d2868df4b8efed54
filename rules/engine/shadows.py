"""What is not known to all: rumours of crises, and reports that nations show each other (rules 12)."""

from dataclasses import dataclass

from rules.engine.ids import CrisisId, NationId


@dataclass(frozen=True, slots=True, kw_only=True)
class Rumour:
    """What all hear of a crisis where nobody sees it exactly: its numbers as if each need had an equal share."""

    severity: int
    low: int
    """The least severity that it can stand for."""
    high: int
    demand: int
    """Thousandths of an effective unit."""
    units: int
    """The public estimate."""
    stands: bool = True
    """Whether nothing better is public: until the reveal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a nation's services saw of a crisis, shown to another nation."""

    crisis: CrisisId
    by: NationId
    to: NationId
    grade: int
    """1 or 2: how much was shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shadows:
    """The part of a state that intelligence uses; SECRET, empty where nothing was shown this round."""

    shared: tuple[Report, ...] = ()
    """In the order they were shown."""
    leaked: tuple[Report, ...] = ()
    """Those of them that the challenger read too (rules 12.5)."""


NO_SHADOWS = Shadows()
