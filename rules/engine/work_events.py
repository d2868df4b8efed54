"""What happened to the works of nations: projects begun, paid, left, dearer, done or cancelled; bills made and paid."""

from collections.abc import Mapping
from dataclasses import dataclass

from rules.engine.ids import NationId, ProjectId, WorkId
from rules.engine.works import Bill, Project, ProjectStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrunsDrawn:
    """Chance has said which projects overrun that are begun by the agile way this round; SECRET."""

    projects: tuple[ProjectId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectBegun:
    """Partners began a project and paid the first part of their shares."""

    project: Project


@dataclass(frozen=True, slots=True, kw_only=True)
class SharePaid:
    """A partner paid what was due this year, in RP."""

    project: WorkId
    nation: NationId
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerLeft:
    """A partner did not pay and lost its part; the others go on, later and dearer."""

    project: WorkId
    nation: NationId
    host: NationId
    """From now on."""
    shares: Mapping[NationId, int]
    """Of those who stay, in RP."""
    ends: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectOverran:
    """A project turned out dearer than was thought, and takes longer."""

    project: WorkId
    shares: Mapping[NationId, int]
    """RP that each partner pays in all from now on."""
    ends: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectOpposed:
    """A partner wants a project cancelled."""

    project: WorkId
    nation: NationId


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectEnded:
    """A project is done, or cancelled."""

    project: WorkId
    status: ProjectStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretariatFounded:
    """From now on a Standing Secretariat makes all forces work together."""

    project: WorkId


@dataclass(frozen=True, slots=True, kw_only=True)
class BillsMade:
    """What nations will have to pay in later rounds."""

    bills: tuple[Bill, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BillsDue:
    """The bills of a round fell due and are off the list."""

    round: int


WorkEvent = (
    OverrunsDrawn
    | ProjectBegun
    | SharePaid
    | PartnerLeft
    | ProjectOverran
    | ProjectOpposed
    | ProjectEnded
    | SecretariatFounded
    | BillsMade
    | BillsDue
)
