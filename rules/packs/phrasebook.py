"""The sentences and words of one language, with their gaps filled from data."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rules.engine.cards import Who
from rules.engine.ids import Decides, Domain, Threat
from rules.packs.schema.pack import Phrases

_GAP = re.compile(r"\{([A-Za-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Fills the phrases of a pack; a missing chapter or key is a KeyError, which lint finds first."""

    phrases: Phrases

    def say(self, chapter: str, key: str, **values: int | str) -> str:
        """Return a phrase with its braces filled; a name with a capital is filled with a capital."""
        filled = {name: str(value) for name, value in values.items()}
        filled |= {name.capitalize(): capital(value) for name, value in filled.items()}
        return _GAP.sub(lambda gap: filled.get(gap[1], gap[0]), self.phrases[chapter][key])

    def who(self, who: Who, decides: Decides) -> str:
        """Return whom an effect touches, as those who decide read it."""
        return self.phrases[f"who_{decides.value}"].get(who.value) or self.phrases["who"][who.value]

    def domain(self, domain: Domain) -> str:
        """Return the name of a domain."""
        return self.phrases["domains"][domain.value]

    def threat(self, threat: Threat) -> str:
        """Return the name of a threat."""
        return self.phrases["threats"][threat.value]

    def joined(self, words: Iterable[str], last: str) -> str:
        """Return words as a list whose last two are joined by the phrase `last`: "a", "a or b", "a, b or c"."""
        *front, end = words
        linked = self.phrases["conditions"]
        return f"{linked['between'].join(front)}{linked[last]}{end}" if front else end

    def count(self, number: int, thing: str) -> str:
        """Return so many things in words."""
        return self.say("counts", f"{thing}_one") if number == 1 else self.say("counts", f"{thing}_many", n=number)


def signed(number: int) -> str:
    """Return a change with its sign, minus as a minus.

    >>> signed(3), signed(-2)
    ('+3', '−2')
    """
    return f"+{number}" if number >= 0 else f"−{-number}"


def tenths(number: int) -> str:
    """Return a number of tenths as a decimal, whole where it is.

    >>> tenths(24), tenths(-30)
    ('2.4', '−3')
    """
    whole, rest = divmod(abs(number), 10)
    text = f"{whole}.{rest}" if rest else str(whole)
    return f"−{text}" if number < 0 else text


def capital(text: str) -> str:
    """Return text with its first letter capital."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """Return text with its first letter small, unless its first word is all capitals."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
