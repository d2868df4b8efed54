"""Every card of every pack, as a table would show it; which cards a live table has yet to draw is nowhere here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from lobby.codex.shelf import reading_language, whole_shelf
from rules.engine.cards import Card, CardWords, Option, OptionWords, ScheduleCard
from rules.packs.building import card_from, speech_of, words_from
from rules.packs.plain import Speech
from rules.packs.schema.crises import CrisisModel
from rules.packs.schema.manifest import Manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionEntry:
    """One way to respond, "do nothing" among them."""

    words: OptionWords
    price: tuple[str, ...]
    is_nothing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CardEntry:
    """A card of the catalogue."""

    id: str
    """The pack's id, a full stop and the card's own, as in addresses."""
    model: CrisisModel
    card: Card
    words: CardWords
    options: tuple[OptionEntry, ...]
    pack: Manifest
    scenarios: tuple[str, ...]
    """The ids of those that play with it."""
    brings: tuple[str, ...] = ()
    """The ids of cards that may follow from it."""
    follows: tuple[str, ...] = ()
    """The ids of cards that it may follow from."""


def all_cards() -> Mapping[str, CardEntry]:
    """The cards by id in the reader's language, ordered by threat and title."""
    return _read(reading_language())


@lru_cache(maxsize=8)
def _read(language: str) -> Mapping[str, CardEntry]:
    shelf = whole_shelf()
    texts = shelf.texts(language)
    speech = speech_of(shelf, texts)
    plays = {key: frozenset(scenario.cards) for key, scenario in shelf.scenarios.items()}
    found = [
        _entry(model, words_from(model, texts.crises[model.id], speech), pack.pack, speech)
        for pack in shelf.packs
        for model in pack.crises
    ]
    found = [replace(it, scenarios=tuple(key for key, cards in plays.items() if it.id in cards)) for it in found]
    causes = {(later, it.id) for it in found for later in it.brings}
    found = [replace(it, follows=tuple(sorted(first for later, first in causes if later == it.id))) for it in found]
    return {it.id: it for it in sorted(found, key=lambda it: (it.card.threat.value, it.words.title))}


def _entry(model: CrisisModel, words: CardWords, pack: Manifest, speech: Speech) -> CardEntry:
    card = card_from(model)
    return CardEntry(
        id=model.id,
        model=model,
        card=card,
        words=words,
        options=tuple(
            OptionEntry(
                words=words.options[option.id],
                price=speech.price(option),
                is_nothing=card.dilemma is not None and option is card.dilemma.nothing,
            )
            for option in _options(card)
        ),
        pack=pack,
        scenarios=(),
        brings=tuple(sorted({later for option in _options(card) for later in _scheduled(option)})),
    )


def _options(card: Card) -> tuple[Option, ...]:
    return () if card.dilemma is None else (*card.dilemma.options, card.dilemma.nothing)


def _scheduled(option: Option) -> Iterator[str]:
    for effect in (*option.private, *option.club, *option.public):
        if isinstance(effect, ScheduleCard):
            yield effect.card
