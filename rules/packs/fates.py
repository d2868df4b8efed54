"""From validated packs to what a scenario brings beside crises: its agendas."""

from collections.abc import Mapping

from rules.engine.agendas import NO_DECK, Agenda, AgendaPart, AgendaWords, FateDeck
from rules.engine.ids import AgendaId, Module
from rules.packs.plain import Speech
from rules.packs.plain_fates import part_lines
from rules.packs.schema.agendas import AgendaModel, AgendaWordsModel
from rules.packs.schema.pack import PackTexts
from rules.packs.schema.scenarios import ScenarioModel


def deck_of(scenario: ScenarioModel, agendas: Mapping[str, AgendaModel], texts: PackTexts, speech: Speech) -> FateDeck:
    """Return what a scenario brings beside crises, as far as its modules are on."""
    if Module.AGENDAS not in scenario.modules:
        return NO_DECK
    dealt = {AgendaId(key): agenda_from(agendas[key]) for key in scenario.agendas}
    words = {key: _agenda_words(agenda, texts.agendas[key], speech) for key, agenda in dealt.items()}
    return FateDeck(agendas=dealt, agenda_words=words)


def agenda_from(model: AgendaModel) -> Agenda:
    """Return the engine's agenda for a validated one."""
    parts = tuple(AgendaPart(**dict(part)) for part in model.parts)
    return Agenda(id=AgendaId(model.id), start=model.start, parts=parts)


def _agenda_words(agenda: Agenda, words: AgendaWordsModel, speech: Speech) -> AgendaWords:
    return AgendaWords(title=words.title, text=words.text, parts=part_lines(speech.book, speech.constants, agenda))
