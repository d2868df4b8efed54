"""The shape of what nations build for later, as sent to screens and bots."""

from typing import TypedDict

FieldsView = dict[str, dict[str, int]]
"""A number by nation and field of technology; nothing is left out."""


class WorksView(TypedDict):
    """Technology of all nations, as all may see it."""

    technology: FieldsView
    """0 to 3."""
    researched: FieldsView
    """RP paid towards the next level."""
    next_price: FieldsView
    """RP from this level to the next, by the economy as it is now; fields at the highest level are left out."""
    serves: dict[str, list[str]]
    """The domains whose units a field makes stronger."""
    strength: int
    """Per cent that a level adds to them."""
