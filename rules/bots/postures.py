"""Postures: mixtures of policies; which one a nation plays by is drawn once a game."""

import hashlib
from collections.abc import Mapping
from typing import Final

from rules.bots.policies import POLICIES, Policy
from rules.engine.chance import Stream

POSTURES: Final[Mapping[str, tuple[tuple[str, int], ...]]] = {
    "hawk": (("opportunist", 3), ("free_rider", 2), ("reciprocator", 1)),
    "bridge_builder": (("altruist", 2), ("reciprocator", 3), ("late", 1)),
    "neutral": (("reciprocator", 2), ("late", 2), ("opportunist", 1), ("altruist", 1)),
}
"""Policies with their weights."""
CHARACTERS: Final = (*POLICIES, *POSTURES)
"""All names that a bot can have."""


def character(name: str, nation: str, seed: str) -> Policy:
    """Return the policy that a nation plays by, the same one through a game; raises KeyError for an unknown name."""
    mixture = POSTURES.get(name)
    if mixture is None:
        return POLICIES[name]
    stream = Stream(seed=hashlib.sha256(seed.encode()).hexdigest(), name=f"posture:{nation}")
    return POLICIES[mixture[stream.index([weight for _, weight in mixture])][0]]
