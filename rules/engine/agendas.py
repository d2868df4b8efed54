"""Agendas: what a nation secretly sets out to do, as a closed list of feats that are counted from public numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rules.engine.added import added, added_mapping
from rules.engine.ids import AgendaId, EventId, FinaleId
from rules.engine.turns import EventWords, Finale, FinaleWords, ScenarioEvent


class Feat(StrEnum):
    """What an agenda counts (rules 16.3); those of a year are added up, the others are read off as they stand."""

    LED = "led"
    BRIDGED = "bridged"
    HELPED_RIVAL = "helped_rival"
    HELPED_NEAR = "helped_near"
    HELPED_FAR = "helped_far"
    HELD = "held"
    KEPT = "kept"
    BROKEN = "broken"
    CALM_YEARS = "calm_years"
    GENEROUS_YEARS = "generous_years"
    UNHARMED_YEARS = "unharmed_years"
    EXERCISED = "exercised"
    AIDED = "aided"
    TRUSTED = "trusted"
    THAWED = "thawed"
    EXPOSURE_LOWERED = "exposure_lowered"
    LEVELS_GAINED = "levels_gained"


YEARLY = frozenset(
    {
        Feat.LED,
        Feat.BRIDGED,
        Feat.HELPED_RIVAL,
        Feat.HELPED_NEAR,
        Feat.HELPED_FAR,
        Feat.HELD,
        Feat.KEPT,
        Feat.BROKEN,
        Feat.CALM_YEARS,
        Feat.GENEROUS_YEARS,
        Feat.UNHARMED_YEARS,
        Feat.EXERCISED,
        Feat.AIDED,
    }
)
"""Feats that are counted at each year's end."""
OF_RIVALS = frozenset({Feat.HELPED_RIVAL, Feat.THAWED})
"""Feats that only a nation with a rival can do."""
OF_NEIGHBOURS = frozenset({Feat.HELPED_NEAR})
"""Feats that only a nation with a neighbour can do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPart:
    """What one kind of feat is worth: `points` for every `each` of them beyond the first `beyond`."""

    feat: Feat
    points: int
    """Negative: what it costs."""
    each: int = 1
    beyond: int = 0
    most: int = 15
    """The most points that this part can bring or cost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """A nation's secret aim, worth 0 to 15 points in the end (rules 16.2)."""

    id: AgendaId
    start: int = 0
    """Points that are there from the beginning, for aims that can only be missed."""
    parts: tuple[AgendaPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaWords:
    """The words of an agenda in the table's language."""

    title: str
    text: str
    parts: tuple[str, ...]
    """One sentence a part, rendered from the data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FateDeck:
    """What a scenario brings beside crises: agendas, events and finales, with their words (rules 16)."""

    agendas: Mapping[AgendaId, Agenda] = added_mapping()
    agenda_words: Mapping[AgendaId, AgendaWords] = added_mapping()
    events: tuple[ScenarioEvent, ...] = added(())
    event_words: Mapping[EventId, EventWords] = added_mapping()
    finales: tuple[Finale, ...] = added(())
    finale_words: Mapping[FinaleId, FinaleWords] = added_mapping()


NO_DECK = FateDeck()
