"""What nations build for later: technology, projects that are under way or done, and bills to come (rules 13)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rules.engine.added import added
from rules.engine.ids import Cause, NationId, ProjectId, Technology, Threat, Way, WorkId

Levels = Mapping[NationId, Mapping[Technology, int]]
"""A number for each field of a nation; fields at 0 are left out."""


class ProjectStatus(StrEnum):
    """What became of a project."""

    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project that nations have begun together."""

    id: WorkId
    card: ProjectId
    way: Way
    host: NationId
    partners: tuple[NationId, ...]
    """Who pays, or has paid, the host among them; sorted."""
    begun: int
    """The round of its deal."""
    ends: int
    """The round at whose reveal it is done if all pay."""
    shares: Mapping[NationId, int]
    """RP that each partner pays in all."""
    paid: Mapping[NationId, int]
    """RP that each has paid; those who left are still in it."""
    overran: bool = False
    """Whether it has turned out dearer than was thought."""
    status: ProjectStatus = ProjectStatus.RUNNING
    against: tuple[NationId, ...] = ()
    """Partners who want it cancelled this year, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """What a nation will pay as a round opens; public."""

    round: int
    nation: NationId
    rate: int
    """RP per 100 gdp; 0: it is paid in exposure."""
    to: NationId | None
    """Who gets it; None: nobody at the table."""
    exposes: Threat | None
    """The threat to which exposure rises by one; None: it is paid in RP."""
    cause: Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class Works:
    """The part of a state that technology, projects and industry use; empty where none is on."""

    technology: Levels = field(default_factory=dict)
    """0 to 3 (rules 13.1)."""
    researched: Levels = field(default_factory=dict)
    """RP paid towards the next level."""
    projects: tuple[Project, ...] = added(())
    """In the order they were begun."""
    bills: tuple[Bill, ...] = added(())
    """Still to come, in the order they were made."""
    overruns: tuple[ProjectId, ...] = added(())
    """SECRET: projects that overrun if they are begun by the agile way this round, as they are offered."""
    has_secretariat: bool = added(False)  # noqa: FBT003 - the field's default
    """Whether a Standing Secretariat stands (rules 13.13)."""


NO_WORKS = Works()


def project_of(projects: Iterable[Project], work: WorkId) -> Project | None:
    """Return the project of this id, or None."""
    return next((known for known in projects if known.id == work), None)
