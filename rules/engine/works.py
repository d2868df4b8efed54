"""What nations build for later: fields of technology with what is paid towards their next levels (rules 13)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rules.engine.ids import NationId, Technology

Levels = Mapping[NationId, Mapping[Technology, int]]
"""A number for each field of a nation; fields at 0 are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Works:
    """The part of a state that technology, projects and industry use; empty where none is on."""

    technology: Levels = field(default_factory=dict)
    """0 to 3 (rules 13.1)."""
    researched: Levels = field(default_factory=dict)
    """RP paid towards the next level."""


NO_WORKS = Works()
