"""Keyed chance: every draw is a pure function of the table's seed, a stream's name and a counter.

HMAC-SHA256 in counter mode with rejection sampling, so that draws are fair, equal on every Python and can be
checked by anybody once the seed is opened. Streams have a name per purpose ("friction:r2c1"), so that a rule added
later disturbs no draw that exists.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_SPAN = 1 << 64
_BLOCK = 64
"""Bytes that SHA-256 reads at a time; HMAC fills its key up to one such block (RFC 2104)."""
_INNER = bytes(byte ^ 0x36 for byte in range(256))
_OUTER = bytes(byte ^ 0x5C for byte in range(256))


def commitment(seed: str) -> str:
    """Return the SHA-256 of a seed (hexadecimal, 64 characters), shown before play and checked after it.

    >>> commitment("00" * 32)[:16]
    '66687aadf862bd77'
    """
    return hashlib.sha256(bytes.fromhex(seed)).hexdigest()


@lru_cache(maxsize=64)
def _begun(seed: str) -> tuple["hashlib._Hash", "hashlib._Hash"]:
    """Return HMAC's two hashes after they have read the seed; every draw goes on from copies of them."""
    block = bytes.fromhex(seed).ljust(_BLOCK, b"\0")
    if len(block) > _BLOCK:
        raise ValueError(len(seed))
    return hashlib.sha256(block.translate(_INNER)), hashlib.sha256(block.translate(_OUTER))


def _mac(seed: str, message: bytes) -> bytes:
    """Return the HMAC-SHA256 of a message; a third of the time of `hmac.digest`, which reads the seed every time."""
    begun = _begun(seed)
    inner, outer = begun[0].copy(), begun[1].copy()
    inner.update(message)
    outer.update(inner.digest())
    return outer.digest()


@dataclass(slots=True)
class Stream:
    """A sequence of fair draws for one purpose; make a new one for each decision, never keep it in the state."""

    seed: str
    name: str
    counter: int = 0

    def below(self, bound: int) -> int:
        """Return a whole number from 0 to bound - 1; bound is at least 1.

        >>> 0 <= Stream(seed="00" * 32, name="doctest").below(6) < 6
        True
        """
        if bound < 1:
            raise ValueError(bound)
        limit = _SPAN - _SPAN % bound
        while True:
            message = f"{self.name}:{self.counter}".encode()
            self.counter += 1
            value = int.from_bytes(_mac(self.seed, message)[:8], "big")
            if value < limit:
                return value % bound

    def between(self, low: int, high: int) -> int:
        """Return a whole number from low to high, both included."""
        return low + self.below(high - low + 1)

    def index(self, weights: Sequence[int]) -> int:
        """Return a position drawn with the given weights (whole numbers, not negative, not all nought)."""
        ticket = self.below(sum(weights))
        for position, weight in enumerate(weights):
            ticket -= weight
            if ticket < 0:
                return position
        raise AssertionError(weights)
