"""Keys that were accepted already, so that a command or message sent again is answered again and not done again."""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from rules.engine.codec import canonical

KEPT = 512
"""Keys kept in memory; older ones are looked up in the database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was accepted under a key."""

    body_hash: str
    answer: Any


class KnownKeys:
    """The newest keys of a table by actor and key; `complete` while no older one exists."""

    def __init__(self, *, complete: bool, kept: int = KEPT) -> None:
        self.complete = complete
        self._kept = kept
        self._found: OrderedDict[tuple[str, str], Known] = OrderedDict()

    def add(self, actor: str, key: str, known: Known) -> None:
        """Remember a key; the oldest one is forgotten where there are too many."""
        self._found[actor, key] = known
        if len(self._found) > self._kept:
            self._found.popitem(last=False)
            self.complete = False

    def get(self, actor: str, key: str) -> Known | None:
        """What is remembered under the key; None also where it is too old to be remembered."""
        return self._found.get((actor, key))


def body_hash(body: object) -> str:
    """SHA-256 of the canonical JSON of what was asked."""
    return hashlib.sha256(canonical(body)).hexdigest()
