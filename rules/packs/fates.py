"""From validated packs to what a scenario brings beside crises: its agendas, events and finales."""

from collections.abc import Mapping

from rules.engine import turns
from rules.engine.agendas import Agenda, AgendaPart, AgendaWords, FateDeck
from rules.engine.ids import AgendaId, CardId, EventId, FinaleId, Module
from rules.engine.turns import EventWords, Finale, FinaleWords, ScenarioEvent
from rules.packs.plain import Speech
from rules.packs.plain_fates import event_lines, part_lines
from rules.packs.schema.agendas import AgendaModel, AgendaWordsModel
from rules.packs.schema.effects import effect_from
from rules.packs.schema.events import (
    EventModel,
    EventWordsModel,
    StabilityFromModel,
    StabilityUnderModel,
    TensionFromModel,
    WhenModel,
)
from rules.packs.schema.pack import PackTexts
from rules.packs.schema.scenarios import ScenarioModel

Shelves = tuple[Mapping[str, AgendaModel], Mapping[str, EventModel]]
"""The agendas and the events of all packs, by id."""


def deck_cards(scenario: ScenarioModel) -> tuple[str, ...]:
    """Return the ids of all cards that can come: those that are drawn, and those of finales."""
    last = scenario.finales if Module.EVENTS in scenario.modules else ()
    return tuple(dict.fromkeys((*scenario.cards, *(card for finale in last for card in finale.cards))))


def deck_of(scenario: ScenarioModel, shelves: Shelves, texts: PackTexts, speech: Speech) -> FateDeck:
    """Return what a scenario brings beside crises, as far as its modules are on."""
    agendas, events = shelves
    dealt: dict[AgendaId, Agenda] = {}
    happen: tuple[ScenarioEvent, ...] = ()
    last: tuple[Finale, ...] = ()
    if Module.AGENDAS in scenario.modules:
        dealt = {AgendaId(key): agenda_from(agendas[key]) for key in scenario.agendas}
    if Module.EVENTS in scenario.modules:
        happen = tuple(event_from(events[key]) for key in scenario.events)
        last = tuple(
            Finale(id=FinaleId(it.id), tags=it.tags, cards=tuple(CardId(card) for card in it.cards))
            for it in scenario.finales
        )
    named = texts.scenarios[scenario.id].finales
    return FateDeck(
        agendas=dealt,
        agenda_words={key: _agenda_words(agenda, texts.agendas[key], speech) for key, agenda in dealt.items()},
        events=happen,
        event_words={event.id: _event_words(event, texts.events[event.id], speech) for event in happen},
        finales=last,
        finale_words={it.id: FinaleWords(title=named[it.id].title, summary=named[it.id].summary) for it in last},
    )


def agenda_from(model: AgendaModel) -> Agenda:
    """Return the engine's agenda for a validated one."""
    parts = tuple(AgendaPart(**dict(part)) for part in model.parts)
    return Agenda(id=AgendaId(model.id), start=model.start, parts=parts)


def event_from(model: EventModel) -> ScenarioEvent:
    """Return the engine's event for a validated one."""
    return ScenarioEvent(
        id=EventId(model.id),
        round=model.round,
        earliest=model.earliest,
        latest=model.latest,
        when=tuple(_when(when) for when in model.when),
        foreseen=model.foreseen,
        subject=model.subject,
        rival=model.rival,
        effects=tuple(effect_from(effect) for effect in model.effects),  # type: ignore[misc] # none that counts before
    )


def _when(model: WhenModel) -> turns.When:
    if isinstance(model, StabilityUnderModel):
        return turns.StabilityUnder(stability=model.stability)
    if isinstance(model, StabilityFromModel):
        return turns.StabilityFrom(stability=model.stability)
    if isinstance(model, TensionFromModel):
        return turns.TensionFrom(threat=model.threat, tension=model.tension)
    return turns.TagLeft(tag=model.tag)


def _agenda_words(agenda: Agenda, words: AgendaWordsModel, speech: Speech) -> AgendaWords:
    return AgendaWords(title=words.title, text=words.text, parts=part_lines(speech.book, speech.constants, agenda))


def _event_words(event: ScenarioEvent, words: EventWordsModel, speech: Speech) -> EventWords:
    does = event_lines(speech, event)
    return EventWords(title=words.title, foreseen=words.foreseen, text=words.text, does=does)
