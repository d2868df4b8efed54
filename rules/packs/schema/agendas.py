"""An agenda as authors write it: what it counts, what each is worth, and its words in one language."""

from typing import Annotated, Literal

from pydantic import Field

from rules.engine.agendas import Feat
from rules.packs.schema.fields import FullId, Line, Strict, Text, Version


class AgendaPartModel(Strict):
    """What one kind of feat is worth."""

    feat: Feat
    points: int = Field(ge=-15, le=15)
    """For every `each` of them; negative: what they cost."""
    each: int = Field(default=1, ge=1, le=100)
    beyond: int = Field(default=0, ge=0, le=100)
    """The first so many count nothing."""
    most: int = Field(default=15, ge=1, le=15)
    """The most points that this part can bring or cost."""


class AgendaModel(Strict):
    """The file `agendas/<name>.yaml`."""

    schema_version: Literal[1]
    id: FullId
    version: Version
    start: int = Field(default=0, ge=0, le=15)
    """Points that are there from the beginning."""
    parts: tuple[AgendaPartModel, ...] = Field(min_length=1, max_length=4)


class AgendaWordsModel(Strict):
    """The file `agendas/<name>.en.yaml`; what it counts is rendered from its mechanics."""

    title: Annotated[Line, Field(max_length=40)]
    text: Text
