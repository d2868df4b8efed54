"""A small deck of what chapter 16 brings: agendas for four nations and more."""

from rules.engine.agendas import Agenda, AgendaPart, AgendaWords, FateDeck, Feat
from rules.engine.ids import AgendaId


def _agenda(name: str, *parts: AgendaPart, start: int = 0) -> Agenda:
    return Agenda(id=AgendaId(name), parts=parts, start=start)


def _part(feat: Feat, points: int, **more: int) -> AgendaPart:
    return AgendaPart(feat=feat, points=points, **more)


AGENDAS = (
    _agenda("broker", _part(Feat.BRIDGED, 5), _part(Feat.LED, 2, most=4)),
    _agenda("fences", _part(Feat.EXPOSURE_LOWERED, 4), _part(Feat.UNHARMED_YEARS, 1)),
    _agenda("shores", _part(Feat.HELPED_FAR, 3, beyond=1), _part(Feat.AIDED, 1, each=2)),
    _agenda("streets", _part(Feat.CALM_YEARS, 4), _part(Feat.GENEROUS_YEARS, 1)),
    _agenda("thaw", _part(Feat.THAWED, 8), _part(Feat.HELPED_RIVAL, 2)),
    _agenda("wall", _part(Feat.HELD, 5), _part(Feat.HELPED_NEAR, 2), _part(Feat.EXERCISED, 2)),
    _agenda("word", _part(Feat.KEPT, 2), _part(Feat.BROKEN, -4), _part(Feat.TRUSTED, 2, each=25), start=3),
    _agenda("yard", _part(Feat.LEVELS_GAINED, 3)),
)


def a_deck() -> FateDeck:
    """Eight agendas with words."""
    words = {
        agenda.id: AgendaWords(
            title=agenda.id.capitalize(),
            text="What only you know of.",
            parts=tuple(f"{part.points} for {part.feat}" for part in agenda.parts),
        )
        for agenda in AGENDAS
    }
    return FateDeck(agendas={agenda.id: agenda for agenda in AGENDAS}, agenda_words=words)
