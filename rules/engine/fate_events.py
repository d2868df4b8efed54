"""What happens in chapter 16: agendas, events of the scenario, rulings, alarms and last chances."""

from collections.abc import Mapping
from dataclasses import dataclass

from rules.engine.agendas import Feat
from rules.engine.ids import AgendaId, NationId


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendasDealt:
    """Every nation got its agenda; SECRET between each nation and the facilitator until the end."""

    agendas: Mapping[NationId, AgendaId]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatsCounted:
    """A year's feats of every nation; what is nought is left out."""

    feats: Mapping[NationId, Mapping[Feat, int]]


FateEvent = AgendasDealt | FeatsCounted
