"""What chapter 16 keeps of a game: agendas, events, rivalries, the finale, open rulings, the last chances."""

from collections.abc import Mapping
from dataclasses import dataclass

from rules.engine.added import added, added_mapping
from rules.engine.agendas import Feat
from rules.engine.ids import AgendaId, FinaleId, NationId
from rules.engine.reports import CrisisResult
from rules.engine.turns import Turn

Tally = Mapping[NationId, Mapping[Feat, int]]
"""How often each nation did what; nothing is left out that is not nought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A crisis that was counted and waits for a ruling (rules 16)."""

    result: CrisisResult
    """With the outcome of the plain rule."""
    exposure: int
    """The target's, as the reveal met it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fates:
    """The part of a state that chapter 16 uses; empty where nothing of it is on."""

    agendas: Mapping[NationId, AgendaId] = added_mapping()
    """SECRET until the end: whose is which."""
    tally: Tally = added_mapping()
    coming: tuple[Turn, ...] = added(())
    """Events that are foreseen."""
    happened: tuple[Turn, ...] = added(())
    finale: FinaleId | None = added(None)
    open: tuple[Open, ...] = added(())
    """This round's crises that wait for a ruling, in the order of the horizon."""
    appealed: int = added(0)
    """The round of the international appeal; 0: there was none."""
    played_on: tuple[int, ...] = added(())
    """Rounds in which a world at 0 played on."""


NO_FATES = Fates()
