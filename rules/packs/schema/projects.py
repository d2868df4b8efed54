"""A project's mechanics as authors write them, and its words in one language."""

from typing import Annotated, Literal

from pydantic import Field

from rules.engine import projects as engine
from rules.engine.ids import Domain, Technology, Threat, Way
from rules.packs.schema.fields import FullId, Line, Slug, Strict, Text, Version

Points = Annotated[int, Field(ge=1, le=10)]


class RaiseLevel(Strict):
    """Each partner gains a level of a domain."""

    effect: Literal["raise_level"]
    domain: Domain


class LowerExposure(Strict):
    """Each partner's exposure to a threat falls by one."""

    effect: Literal["lower_exposure"]
    threat: Threat


class RaiseSupport(Strict):
    """Each partner's support rises."""

    effect: Literal["raise_support"]
    points: Points


class RaiseReadiness(Strict):
    """Each partner's readiness rises."""

    effect: Literal["raise_readiness"]
    points: Points


class RaiseInfluence(Strict):
    """Each partner earns influence."""

    effect: Literal["raise_influence"]
    points: Annotated[int, Field(ge=1, le=4)]


class DrawTogether(Strict):
    """Each two partners work better together."""

    effect: Literal["draw_together"]
    points: Annotated[int, Field(ge=1, le=20)]


class BuildTrust(Strict):
    """Each partner sees each other one in a better light."""

    effect: Literal["build_trust"]
    points: Points


class EaseTension(Strict):
    """The tension of a threat falls by one, for all."""

    effect: Literal["ease_tension"]
    threat: Threat


class SteadyWorld(Strict):
    """The world's stability rises."""

    effect: Literal["steady_world"]
    points: Annotated[int, Field(ge=1, le=6)]


class FoundSecretariat(Strict):
    """All forces work together better, whoever paid."""

    effect: Literal["found_secretariat"]


AnyProjectEffect = Annotated[
    RaiseLevel
    | LowerExposure
    | RaiseSupport
    | RaiseReadiness
    | RaiseInfluence
    | DrawTogether
    | BuildTrust
    | EaseTension
    | SteadyWorld
    | FoundSecretariat,
    Field(discriminator="effect"),
]

_EFFECTS: dict[str, type[engine.ProjectEffect]] = {
    "raise_level": engine.RaiseLevel,
    "lower_exposure": engine.LowerExposure,
    "raise_support": engine.RaiseSupport,
    "raise_readiness": engine.RaiseReadiness,
    "raise_influence": engine.RaiseInfluence,
    "draw_together": engine.DrawTogether,
    "build_trust": engine.BuildTrust,
    "ease_tension": engine.EaseTension,
    "steady_world": engine.SteadyWorld,
    "found_secretariat": engine.FoundSecretariat,
}
"""The engine's class behind each name."""


def project_effect_from(model: AnyProjectEffect) -> engine.ProjectEffect:
    """Return the engine's effect for a validated one."""
    return _EFFECTS[model.effect](**{name: value for name, value in model if name != "effect"})


class ProjectModel(Strict):
    """The file `projects/<name>.yaml`."""

    schema_version: Literal[1]
    id: FullId
    version: Version
    fields: tuple[Technology, Technology]
    """In which each partner gains a level; the same field twice: two levels of it."""
    domain: Domain
    """In which its host gains a level."""
    effects: tuple[AnyProjectEffect, ...] = Field(min_length=1, max_length=3)
    """Its own."""
    ways: tuple[Way, ...] = Field(min_length=1, max_length=4)
    """How it can be procured."""
    concepts: tuple[Slug, ...] = Field(min_length=1, max_length=6)
    """Which ideas of the field the project puts into play."""


class ProjectWordsModel(Strict):
    """The file `projects/<name>.en.yaml`."""

    title: Annotated[Line, Field(max_length=40)]
    summary: Line
    why: Text
    """Why nations would build it together."""
    source: Line
