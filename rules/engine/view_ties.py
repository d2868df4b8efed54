"""The shape of what is between nations, as sent to screens and bots."""

from typing import TypedDict


class TiesView(TypedDict):
    """What binds nations to each other, as all may see it."""

    interoperability: dict[str, dict[str, int]]
    """How well each two work together, 0 to 100, by one nation and the other."""
