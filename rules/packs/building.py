"""From validated packs to the engine's ruleset: the scenario asked for, with everything it uses."""

from collections.abc import Iterable, Mapping
from typing import TypedDict

from rules.engine import cards as engine
from rules.engine.cards import Card, CardWords
from rules.engine.ids import AgreementId, CardId, Module, NationId, OptionId, ProjectId, RegionId, ScenarioId
from rules.engine.plans import NO_OPTION
from rules.engine.projects import ProjectCard, ProjectWords
from rules.engine.ruleset import (
    RULES_VERSION,
    Challenger,
    Guideline,
    NationProfile,
    Ruleset,
    Scenario,
    Seating,
    Targets,
)
from rules.packs.fates import deck_cards, deck_of
from rules.packs.hashing import content_hash
from rules.packs.phrasebook import Phrasebook
from rules.packs.plain import Speech
from rules.packs.plain_projects import project_lines
from rules.packs.prose import fill
from rules.packs.schema.agendas import AgendaModel
from rules.packs.schema.constants import constants_from
from rules.packs.schema.crises import (
    CapabilityRequirement,
    CrisisModel,
    CrisisWords,
    DilemmaModel,
    NothingModel,
    OptionModel,
    Requirement,
)
from rules.packs.schema.effects import effect_from
from rules.packs.schema.events import EventModel
from rules.packs.schema.nations import NationModel, NationWords
from rules.packs.schema.pack import PackModel, PackTexts
from rules.packs.schema.projects import ProjectModel, ProjectWordsModel, project_effect_from
from rules.packs.schema.scenarios import ScenarioModel, ScenarioWords, SeatingModel
from rules.packs.stages import needs_of, stage_id, stage_words, staged


class Shelf:
    """Several packs that together hold everything a scenario needs."""

    def __init__(self, packs: Iterable[PackModel]) -> None:
        """Index the parts of the packs by their ids."""
        self.packs = tuple(packs)
        self.scenarios: Mapping[str, ScenarioModel] = {it.id: it for pack in self.packs for it in pack.scenarios}
        self.nations: Mapping[str, NationModel] = {it.id: it for pack in self.packs for it in pack.nations}
        self.crises: Mapping[str, CrisisModel] = {it.id: it for pack in self.packs for it in pack.crises}
        self.events: Mapping[str, EventModel] = {it.id: it for pack in self.packs for it in pack.events}
        self.agendas: Mapping[str, AgendaModel] = {it.id: it for pack in self.packs for it in pack.agendas}
        self.projects: Mapping[str, ProjectModel] = {it.id: it for pack in self.packs for it in pack.projects}
        self.maps = {it.id: it for pack in self.packs for it in pack.maps}

    def texts(self, language: str) -> PackTexts:
        """Return all words of a language, together; a pack without it speaks its first language."""
        merged = PackTexts()
        for pack in self.packs:
            found = pack.texts.get(language) or pack.texts.get(pack.pack.languages[0]) or PackTexts()
            merged = PackTexts.model_construct(
                nations=merged.nations | found.nations,
                scenarios=merged.scenarios | found.scenarios,
                crises=merged.crises | found.crises,
                events=merged.events | found.events,
                agendas=merged.agendas | found.agendas,
                projects=merged.projects | found.projects,
                phrases=merged.phrases | found.phrases,
            )
        return merged

    def pack_of(self, scenario: str) -> PackModel:
        """Return the pack that brings a scenario."""
        return next(pack for pack in self.packs if any(it.id == scenario for it in pack.scenarios))


def build_ruleset(shelf: Shelf, scenario_id: str, language: str) -> Ruleset:
    """Return the ruleset of a scenario in one language; the packs on the shelf have passed `lint`."""
    model = shelf.scenarios[scenario_id]
    texts = shelf.texts(language)
    speech = speech_of(shelf, texts)
    go_on = Module.EVENTS in model.modules
    models = _with_stages(shelf.crises, deck_cards(model), go_on=go_on)
    cards = _cards_of(models, go_on=go_on)
    projects = {ProjectId(key): project_from(shelf.projects[key]) for key in model.projects}
    seated = sorted(
        {nation for seating in model.seatings for members in seating.regions.values() for nation in members}
    )
    return Ruleset(
        rules_version=RULES_VERSION,
        content_hash=content_hash(shelf.packs),
        scenario=_scenario(
            model, texts.scenarios[scenario_id], shelf.pack_of(scenario_id).pack.version, _names(model, texts)
        ),
        constants=speech.constants,
        nations={NationId(key): _nation(shelf.nations[key], texts.nations[key], model) for key in seated},
        cards=cards,
        words={key: _told(models[key], texts, speech, card) for key, card in cards.items()},
        fates=deck_of(model, (shelf.agendas, shelf.events), texts, speech),
        projects=projects,
        project_words={key: project_words_from(projects[key], texts.projects[key], speech.book) for key in projects},
    )


def _told(model: CrisisModel, texts: PackTexts, speech: Speech, card: Card) -> CardWords:
    words = texts.crises[model.id]
    return stage_words(model, words, words_from(model, words, speech), speech, card)


def speech_of(shelf: Shelf, texts: PackTexts) -> Speech:
    """Return what puts the mechanics of the shelf's cards into plain words."""
    constants = constants_from(next(pack.constants for pack in shelf.packs if pack.constants is not None))
    titles = {key: words.title for key, words in texts.crises.items()}
    return Speech(Phrasebook(texts.phrases), titles, constants)


def card_from(model: CrisisModel) -> Card:
    """Return the engine's card for a validated one."""
    return Card(
        id=CardId(model.id),
        threat=model.threat,
        severity=model.severity,
        weight=model.weight,
        earliest=model.earliest,
        latest=model.latest,
        needs=needs_of(model.needs),
        dilemma=None if model.dilemma is None else _dilemma(model.dilemma),
        facilitator_only=model.facilitator_only,
        opportunity=model.kind == "opportunity",
    )


def _with_stages(models: Mapping[str, CrisisModel], names: Iterable[str], *, go_on: bool) -> dict[CardId, CrisisModel]:
    """Return what each card of a scenario is made from, later stages among them where crises go on by themselves."""
    found: dict[CardId, CrisisModel] = {}
    for name in names:
        model = models[name]
        numbers = range(1, 2 + (len(model.stages) if go_on else 0))
        found |= {stage_id(name, number): model for number in numbers}
    return found


def _cards_of(models: Mapping[CardId, CrisisModel], *, go_on: bool) -> dict[CardId, Card]:
    cards: dict[CardId, Card] = {}
    for model in models.values():
        if model.id not in cards:
            plain = card_from(model)
            cards |= {card.id: card for card in (staged(model, plain) if go_on else (plain,))}
    return cards


def words_from(model: CrisisModel, words: CrisisWords, speech: Speech) -> CardWords:
    """Return a card's words, with its mechanics in plain language and the numbers of the data in its prose."""
    card = card_from(model)
    return CardWords(
        title=words.title,
        summary=fill(words.summary, model),
        narrative=fill(words.narrative, model),
        stakes=speech.stakes(card),
        dilemma=fill(words.dilemma, model),
        options={} if card.dilemma is None else _option_words(model, card.dilemma, words, speech),
        outcomes={outcome: fill(text, model) for outcome, text in words.outcomes.by_outcome().items()},
        objective=fill(words.objective, model),
        expected_actions=tuple(fill(words.expected_actions[it.id], model) for it in model.expected_actions),
        debrief_questions=tuple(fill(question, model) for question in words.debrief_questions),
        source=words.source,
    )


def _option_words(
    model: CrisisModel, dilemma: engine.Dilemma, words: CrisisWords, speech: Speech
) -> dict[OptionId, engine.OptionWords]:
    return {
        option.id: engine.OptionWords(
            label=words.options[option.id].label,
            note=fill(words.options[option.id].note, model),
            does=speech.does(option, dilemma.decides),
        )
        for option in (*dilemma.options, dilemma.nothing)
    }


def _dilemma(model: DilemmaModel) -> engine.Dilemma:
    return engine.Dilemma(
        decides=model.decides,
        options=tuple(_option(option) for option in model.options),
        nothing=engine.Option(id=NO_OPTION, **_effects(model.nothing)),
    )


def _option(model: OptionModel) -> engine.Option:
    return engine.Option(
        id=OptionId(model.id),
        cost_rate=model.cost_rate,
        cost_influence=model.cost_influence,
        who_may=model.who_may,
        requires=tuple(_requirement(requirement) for requirement in model.requires),
        contributes=tuple((part.domain, part.units) for part in model.contributes),
        **_effects(model),
    )


def project_from(model: ProjectModel) -> ProjectCard:
    """Return the engine's project for a validated one."""
    return ProjectCard(
        id=ProjectId(model.id),
        fields=model.fields,
        domain=model.domain,
        effects=tuple(project_effect_from(effect) for effect in model.effects),
        ways=model.ways,
    )


def project_words_from(card: ProjectCard, words: ProjectWordsModel, book: Phrasebook) -> ProjectWords:
    """Return a project's words, with what it brings in plain language."""
    return ProjectWords(title=words.title, summary=words.summary, why=words.why, does=project_lines(book, card))


class _Effects(TypedDict):
    public: tuple[engine.EffectType, ...]
    club: tuple[engine.EffectType, ...]
    private: tuple[engine.EffectType, ...]


def _effects(model: NothingModel) -> _Effects:
    return _Effects(
        public=tuple(effect_from(effect) for effect in model.public),
        club=tuple(effect_from(effect) for effect in model.club),
        private=tuple(effect_from(effect) for effect in model.private),
    )


def _requirement(model: Requirement) -> engine.Requirement:
    if isinstance(model, CapabilityRequirement):
        return engine.NeedsCapability(domain=model.domain, level=model.level)
    return engine.NeedsSupport(support=model.support)


def _nation(model: NationModel, words: NationWords, scenario: ScenarioModel) -> NationProfile:
    return NationProfile(
        id=NationId(model.id),
        code=model.id.upper(),
        name=words.name,
        demonym=words.demonym,
        blurb=words.blurb,
        mark=model.mark,
        gdp=model.gdp,
        capability=scenario.levels_of(model),
        exposure=model.exposure,
        targets=Targets(**dict(model.targets)),
    )


def _names(model: ScenarioModel, texts: PackTexts) -> dict[AgreementId, str]:
    """Return what agreements can be called: by the scenario, or else by the phrases."""
    if Module.AGREEMENTS not in model.modules:
        return {}
    names = texts.scenarios[model.id].agreements or texts.phrases["agreements"]
    return {AgreementId(name): text for name, text in names.items()}


def _scenario(model: ScenarioModel, words: ScenarioWords, version: str, names: Mapping[AgreementId, str]) -> Scenario:
    return Scenario(
        id=ScenarioId(model.id),
        version=version,
        title=words.title,
        summary=words.summary,
        modules=frozenset(model.modules),
        domains=model.domains,
        rounds=model.rounds.usual,
        rounds_min=model.rounds.fewest,
        rounds_max=model.rounds.most,
        effort=model.effort,
        interoperability=model.interoperability,
        growth=model.growth,
        friction=model.friction,
        cards=tuple(CardId(card) for card in model.cards),
        opening=tuple(CardId(card) for card in model.opening),
        dilemmas_min=model.dilemmas.fewest,
        dilemmas_max=model.dilemmas.most,
        seatings={seating.seats: _seating(seating) for seating in model.seatings},
        region_names={RegionId(region): name for region, name in words.regions.items()},
        guideline=Guideline(**dict(model.guideline)) if model.guideline else None,
        clauses=model.clauses,
        agreement_names=names,
        challenger=_challenger(model, words),
    )


def _challenger(model: ScenarioModel, words: ScenarioWords) -> Challenger | None:
    if model.challenger is None or words.challenger is None:
        return None
    return Challenger(
        name=words.challenger.name, blurb=words.challenger.blurb, threats=tuple(sorted(model.challenger.threats))
    )


def _seating(model: SeatingModel) -> Seating:
    regions = {NationId(nation): RegionId(region) for region, members in model.regions.items() for nation in members}
    return Seating(
        nations=tuple(sorted(regions)),
        regions=regions,
        demand_percent=model.demand_percent,
        rivals=tuple((NationId(one), NationId(other)) for one, other in model.rivals),
    )
