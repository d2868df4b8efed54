"""What happens in chapter 16: agendas, events of the scenario, rulings, alarms and last chances."""

from collections.abc import Mapping
from dataclasses import dataclass

from rules.engine.agendas import Feat
from rules.engine.fates import Open
from rules.engine.ids import AgendaId, NationId
from rules.engine.turns import Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendasDealt:
    """Every nation got its agenda; SECRET between each nation and the facilitator until the end."""

    agendas: Mapping[NationId, AgendaId]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatsCounted:
    """A year's feats of every nation; what is nought is left out."""

    feats: Mapping[NationId, Mapping[Feat, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventForeseen:
    """All hear of an event that will come."""

    turn: Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class EventHappened:
    """An event came."""

    turn: Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmRaised:
    """Stability fell below an alarm."""

    level: int
    stability: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealGranted:
    """The international appeal was answered; the reason is public."""

    round: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayedOn:
    """A table played on where the world would have collapsed; the reason is public."""

    round: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingAwaited:
    """A crisis was counted, and waits for a ruling until the reveal ends."""

    open: Open


FateEvent = (
    RulingAwaited | AgendasDealt | FeatsCounted | EventForeseen | EventHappened | AlarmRaised | AppealGranted | PlayedOn
)
