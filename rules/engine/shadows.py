"""What is not known to all: the rumour of a crisis that stands until the reveal (rules 12)."""

from dataclasses import dataclass


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
