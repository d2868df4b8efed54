"""What agendas count and what events do, put into plain language from the data."""

from rules.engine.agendas import Agenda, AgendaPart, Feat
from rules.engine.constants import Constants
from rules.engine.ids import Decides
from rules.engine.module_constants import given
from rules.engine.turns import ScenarioEvent
from rules.packs.phrasebook import Phrasebook, signed
from rules.packs.plain import Speech

_THRESHOLDS = {
    Feat.CALM_YEARS: "calm",
    Feat.GENEROUS_YEARS: "generous",
    Feat.TRUSTED: "trusted",
    Feat.THAWED: "thawed",
}


def part_lines(book: Phrasebook, constants: Constants, agenda: Agenda) -> tuple[str, ...]:
    """Return one sentence for each part of an agenda."""
    return tuple(_part_line(book, constants, part) for part in agenda.parts)


def _part_line(book: Phrasebook, constants: Constants, part: AgendaPart) -> str:
    bound = _THRESHOLDS.get(part.feat)
    values = {} if bound is None else {"bound": getattr(given(constants.agendas), bound)}
    feat = book.say("feats", part.feat.value, **values)
    line = book.say("agendas", "each" if part.each > 1 else "one", points=signed(part.points), n=part.each, feat=feat)
    if part.beyond:
        line = book.say("agendas", "beyond", line=line, n=part.beyond)
    return book.say("agendas", "most", line=line, n=part.most) if part.most < given(constants.agendas).most else line


def event_lines(speech: Speech, event: ScenarioEvent) -> tuple[str, ...]:
    """Return one sentence for each effect of an event; "{nation}" stays where its nation will be named."""
    phrases = speech.book.phrases
    book = Phrasebook({**phrases, "who": {**phrases["who"], **phrases["who_event"]}, "who_each": {}})
    told = Speech(book, speech.titles, speech.constants)
    lines = [told.effect(effect, Decides.EACH) for effect in event.effects]
    return (*lines, book.phrases["events"]["rival"]) if event.rival is not None else tuple(lines)
