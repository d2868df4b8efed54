"""A whole pack as one document; a folder of files is put together into this shape before it is checked."""

from pydantic import Field

from rules.packs.schema.agendas import AgendaModel, AgendaWordsModel
from rules.packs.schema.constants import ConstantsModel
from rules.packs.schema.crises import CrisisModel, CrisisWords
from rules.packs.schema.events import EventModel, EventWordsModel
from rules.packs.schema.fields import FullId, Language, NationSlug, Slug, Strict
from rules.packs.schema.manifest import Manifest
from rules.packs.schema.nations import MapModel, NationModel, NationWords
from rules.packs.schema.projects import ProjectModel, ProjectWordsModel
from rules.packs.schema.scenarios import ScenarioModel, ScenarioWords

Phrases = dict[Slug, dict[Slug, str]]
"""Sentences and words by chapter and key, from which mechanics are put into plain language."""


class PackTexts(Strict):
    """All words of a pack in one language."""

    nations: dict[NationSlug, NationWords] = Field(default_factory=dict)
    scenarios: dict[Slug, ScenarioWords] = Field(default_factory=dict)
    crises: dict[FullId, CrisisWords] = Field(default_factory=dict)
    events: dict[FullId, EventWordsModel] = Field(default_factory=dict)
    agendas: dict[FullId, AgendaWordsModel] = Field(default_factory=dict)
    projects: dict[FullId, ProjectWordsModel] = Field(default_factory=dict)
    phrases: Phrases = Field(default_factory=dict)


class PackModel(Strict):
    """A pack: its manifest and any of the things that packs hold."""

    pack: Manifest
    constants: ConstantsModel | None = None
    nations: tuple[NationModel, ...] = Field(default=(), max_length=10)
    maps: tuple[MapModel, ...] = Field(default=(), max_length=10)
    scenarios: tuple[ScenarioModel, ...] = Field(default=(), max_length=20)
    crises: tuple[CrisisModel, ...] = Field(default=(), max_length=500)
    events: tuple[EventModel, ...] = Field(default=(), max_length=50)
    agendas: tuple[AgendaModel, ...] = Field(default=(), max_length=50)
    projects: tuple[ProjectModel, ...] = Field(default=(), max_length=100)
    texts: dict[Language, PackTexts] = Field(default_factory=dict)
