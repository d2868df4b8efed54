"""Display names: what people may call themselves, in one spelling, without signs that mislead."""

import unicodedata
from collections.abc import Iterable
from typing import Final

from lobby.models.people import NAME_LENGTH

LONGEST_TYPED: Final = 200
"""Characters that are looked at."""
JOINERS: Final = "\u200c\u200d"
"""Zero-width signs that some scripts and some emoji need; no other invisible sign is kept."""
HIDDEN: Final = {"Cc", "Cf", "Cs", "Co", "Cn"}
"""Controls, bidirectional overrides, halves of characters, private and unassigned ones."""
MARKS_IN_A_ROW: Final = 3
"""More marks on one letter are no language but a tower that covers other lines."""


class NameUnfitError(Exception):
    """Nothing readable is left of a name, or it is too long."""

    def __init__(self, *, too_long: bool) -> None:
        """Say which of the two it is."""
        super().__init__("too long" if too_long else "nothing readable")
        self.too_long = too_long


def tidy_name(text: str) -> str:
    r"""A typed name in its one spelling; raises NameUnfitError where nothing readable is left or it is too long.

    >>> tidy_name("  Ana   Maria ")
    'Ana Maria'
    >>> tidy_name("evil\u202egnp")
    'evilgnp'
    """
    plain = unicodedata.normalize("NFC", text[:LONGEST_TYPED])
    spaced = "".join(" " if sign.isspace() else sign for sign in plain)
    name = " ".join(_without_towers(sign for sign in spaced if _is_shown(sign)).split())
    if not any(sign.isalnum() or unicodedata.category(sign).startswith("S") for sign in name):
        raise NameUnfitError(too_long=False)
    if len(name) > NAME_LENGTH:
        raise NameUnfitError(too_long=True)
    return name


def same_name(one: str, other: str) -> bool:
    """Whether two names read alike: case and look-alike spellings aside."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _is_shown(sign: str) -> bool:
    return sign in JOINERS or unicodedata.category(sign) not in HIDDEN


def _without_towers(signs: Iterable[str]) -> str:
    kept: list[str] = []
    height = 0
    for sign in signs:
        height = height + 1 if unicodedata.category(sign) == "Mn" else 0
        if height <= MARKS_IN_A_ROW:
            kept.append(sign)
    return "".join(kept)
