"""What packs say of projects: the levels they bring, their own effect, and how they can be procured (rules 13.5)."""

from dataclasses import dataclass

from rules.engine.ids import Domain, ProjectId, Technology, Threat, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseLevel:
    """Each partner gains a level of a domain."""

    domain: Domain


@dataclass(frozen=True, slots=True, kw_only=True)
class LowerExposure:
    """Each partner's exposure to a threat falls by one."""

    threat: Threat


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseSupport:
    """Each partner's support rises."""

    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseReadiness:
    """Each partner's readiness rises."""

    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseInfluence:
    """Each partner earns influence."""

    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawTogether:
    """Each two partners work better together."""

    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildTrust:
    """Each partner sees each other one in a better light."""

    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EaseTension:
    """The tension of a threat falls by one, for all."""

    threat: Threat


@dataclass(frozen=True, slots=True, kw_only=True)
class SteadyWorld:
    """The world's stability rises."""

    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSecretariat:
    """A Standing Secretariat makes all forces work together, whoever paid (rules 13.13)."""


ProjectEffect = (
    RaiseLevel
    | LowerExposure
    | RaiseSupport
    | RaiseReadiness
    | RaiseInfluence
    | DrawTogether
    | BuildTrust
    | EaseTension
    | SteadyWorld
    | FoundSecretariat
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectCard:
    """A project that nations can begin together."""

    id: ProjectId
    fields: tuple[Technology, Technology]
    """In which each partner gains a level; the same field twice: two levels of it."""
    domain: Domain
    """In which its host gains a level."""
    effects: tuple[ProjectEffect, ...]
    """Its own."""
    ways: tuple[Way, ...]
    """How it can be procured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectWords:
    """A project's words."""

    title: str
    summary: str
    why: str
    does: tuple[str, ...]
    """What it brings, made from its data."""
