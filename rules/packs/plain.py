"""Puts mechanics into plain language from the data: what an author writes down is what every player reads."""

from collections.abc import Mapping
from dataclasses import dataclass

from rules.engine.cards import Card, Option
from rules.engine.constants import Constants
from rules.packs.schema.pack import Phrases


@dataclass(frozen=True, slots=True)
class Speech:
    """Speaks of cards in one language."""

    phrases: Phrases
    titles: Mapping[str, str]
    """The titles of all cards, by id."""
    constants: Constants

    def does(self, option: Option) -> tuple[str, ...]:
        """Return what an option costs, asks for and does, one sentence each."""
        return ()

    def stakes(self, card: Card) -> str:
        """Return what follows if the crisis is ignored."""
        return ""
