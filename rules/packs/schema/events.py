"""An event of a scenario, and the finales of its last round, as authors write them."""

from typing import Annotated, Literal

from pydantic import Field

from rules.engine.cards import Who
from rules.engine.ids import Threat
from rules.engine.turns import Subject
from rules.packs.schema.effects import (
    ChangeCapability,
    ChangeExposure,
    ChangeNation,
    ChangeStability,
    ChangeTension,
    ChangeTrust,
    ScheduleCard,
)
from rules.packs.schema.fields import FullId, Line, Slug, Strict, Text, Version

WHOM = (Who.TARGET, Who.NEIGHBOURS, Who.RIVALS, Who.OTHERS, Who.EVERYONE)
"""Whom an event can touch; `target` is the nation that it is about."""


class StabilityUnderModel(Strict):
    """Stability is below this."""

    kind: Literal["stability_under"]
    stability: int = Field(ge=1, le=100)


class StabilityFromModel(Strict):
    """Stability is at least this."""

    kind: Literal["stability_from"]
    stability: int = Field(ge=1, le=100)


class TensionFromModel(Strict):
    """The tension of a threat is at least this."""

    kind: Literal["tension_from"]
    threat: Threat
    tension: int = Field(ge=1, le=5)


class TagLeftModel(Strict):
    """A card has left this tag."""

    kind: Literal["tag_left"]
    tag: Slug


WhenModel = Annotated[
    StabilityUnderModel | StabilityFromModel | TensionFromModel | TagLeftModel, Field(discriminator="kind")
]
AnyEventEffect = Annotated[
    ChangeNation | ChangeTrust | ChangeTension | ChangeStability | ChangeExposure | ChangeCapability | ScheduleCard,
    Field(discriminator="effect"),
]


class EventModel(Strict):
    """The file `events/<name>.yaml`."""

    schema_version: Literal[1]
    id: FullId
    version: Version
    round: int = Field(default=0, ge=0, le=12)
    """When it comes; left out: as soon as all of `when` is so."""
    earliest: int = Field(default=1, ge=1, le=12)
    latest: int = Field(default=99, ge=1, le=99)
    when: tuple[WhenModel, ...] = Field(default=(), max_length=4)
    foreseen: int = Field(default=0, ge=0, le=3)
    """How many rounds ahead all hear of it."""
    subject: Subject
    """The nation that it is about."""
    rival: Subject | None = None
    """Becomes its rival."""
    effects: tuple[AnyEventEffect, ...] = Field(min_length=1, max_length=8)


class EventWordsModel(Strict):
    """The file `events/<name>.en.yaml`; {nation} is the nation that it is about."""

    title: Annotated[Line, Field(max_length=40)]
    foreseen: Text
    """What all hear ahead."""
    text: Text


class FinaleModel(Strict):
    """One way the last round can be."""

    id: Slug
    tags: tuple[Slug, ...] = Field(max_length=12)
    """It comes where most of these were left; the first finale where none was."""
    cards: tuple[FullId, ...] = Field(min_length=4, max_length=20)


class FinaleWordsModel(Strict):
    """The words of a finale."""

    title: Annotated[Line, Field(max_length=40)]
    summary: Text
