"""Agreements: clauses that bind nations for years, and the terms that make and change them (rules 11)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rules.engine.added import added
from rules.engine.ids import AgreementId, CrisisId, Domain, Module, NationId, Threat


class Clause(StrEnum):
    """What an agreement can bind its members to."""

    MUTUAL_DEFENCE = "mutual_defence"
    INTELLIGENCE_SHARING = "intelligence_sharing"
    JOINT_TRAINING = "joint_training"
    DISASTER_RELIEF = "disaster_relief"
    BURDEN_SHARING = "burden_sharing"
    CYBER_RESPONSE = "cyber_response"
    COUNTER_TERRORISM = "counter_terrorism"
    TRANSPARENCY = "transparency"
    HOTLINE = "hotline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What a scenario must have for a clause to mean anything, and whom it binds."""

    modules: frozenset[Module] = frozenset()
    domains: frozenset[Domain] = frozenset()
    threats: frozenset[Threat] = frozenset()
    """Cards of any of these must be in the deck."""
    members_only: bool = False
    """Whether it binds members alone; partners share in all other clauses (rules 11.3)."""


ATTACKS = frozenset({Threat.CONFLICT, Threat.HYBRID})
BREAK_INS = frozenset({Threat.CYBER, Threat.HYBRID})
TERROR = frozenset({Threat.TERRORISM})
DISASTERS = frozenset({Threat.CLIMATE, Threat.HEALTH, Threat.RESOURCES})

NEEDS: Mapping[Clause, Needs] = {
    Clause.MUTUAL_DEFENCE: Needs(domains=frozenset({Domain.FORCES}), threats=ATTACKS, members_only=True),
    Clause.INTELLIGENCE_SHARING: Needs(modules=frozenset({Module.INTELLIGENCE})),
    Clause.JOINT_TRAINING: Needs(modules=frozenset({Module.EXERCISES})),
    Clause.DISASTER_RELIEF: Needs(domains=frozenset({Domain.RELIEF}), threats=DISASTERS),
    Clause.BURDEN_SHARING: Needs(modules=frozenset({Module.EFFORT}), members_only=True),
    Clause.CYBER_RESPONSE: Needs(domains=frozenset({Domain.CYBER}), threats=BREAK_INS),
    Clause.COUNTER_TERRORISM: Needs(domains=frozenset({Domain.INTELLIGENCE}), threats=TERROR),
    Clause.TRANSPARENCY: Needs(),
    Clause.HOTLINE: Needs(),
}
MEMBERS_ONLY = frozenset(clause for clause, needs in NEEDS.items() if needs.members_only)


class Accession(StrEnum):
    """Who must agree before somebody joins."""

    OPEN = "open"
    MAJORITY = "majority"
    UNANIMOUS = "unanimous"


class Form(StrEnum):
    """How wide an agreement is."""

    BILATERAL = "bilateral"
    MULTILATERAL = "multilateral"


class Step(StrEnum):
    """What became of an agreement."""

    FOUNDED = "founded"
    JOINED = "joined"
    AMENDED = "amended"
    EXPELLED = "expelled"
    NOTICE = "notice"
    LEFT = "left"
    LAPSED = "lapsed"
    ENDED = "ended"
    TRAINED = "trained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A clause of an agreement, and the round in which it was agreed on."""

    clause: Clause
    since: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """A nation of an agreement."""

    nation: NationId
    since: int
    """The round in which it signed."""
    partner: bool = added(default=False)
    """Bound by a part of the agreement, without a voice in it."""
    leaves: int = added(0)
    """The round at whose end it is out; 0: it stays."""
    lapsed: tuple[Clause, ...] = added(())
    """Clauses that it could not uphold: they bind it no more."""
    trained: int = added(0)
    """With joint training: the last round in which it trained with another whom that binds; 0: none yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A clause that a nation did not keep; public."""

    round: int
    nation: NationId
    clause: Clause
    crisis: CrisisId | None = added(None)
    """The crisis in which it was asked for, where it was one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Eased:
    """What the agreements of its target took off a crisis when it came."""

    severity: int
    percent: int
    """Of its demand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What nations have agreed on; public."""

    id: AgreementId
    """Its name, one of those that the scenario offers; no name is used twice."""
    signatories: tuple[Signatory, ...]
    """Sorted by nation; those who are out are not among them."""
    provisions: tuple[Provision, ...]
    """In the order in which they were agreed on."""
    floor: int
    """Of burden sharing: tenths of a per cent of gdp; 0 without that clause."""
    accession: Accession
    until: int
    """The last round in which it holds; 0: until it is given up."""
    notice: int
    """Rounds between saying so and being out: 0 or 1."""
    purpose: tuple[Threat, ...]
    founded: int
    ended: int = added(0)
    """The round in which it ended; 0: it is in force."""
    breaches: tuple[Breach, ...] = added(())
    """In the order in which they were found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAgreement:
    """Nations bind themselves."""

    name: AgreementId
    members: tuple[NationId, ...]
    """Two or more, sorted."""
    partners: tuple[NationId, ...]
    """Sorted."""
    clauses: tuple[Clause, ...]
    floor: int
    """Tenths of a per cent of gdp; 0 without burden sharing."""
    accession: Accession
    rounds: int
    """How many rounds it holds, this one among them; 0: until it is given up."""
    notice: int
    purpose: tuple[Threat, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinAgreement:
    """A nation joins an agreement."""

    agreement: AgreementId
    nation: NationId
    partner: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendAgreement:
    """Members change one thing about their agreement."""

    agreement: AgreementId
    add: Clause | None = None
    remove: Clause | None = None
    floor: int | None = None
    """Tenths of a per cent of gdp: of burden sharing that is added, or in place of the old floor."""
    promote: NationId | None = None
    """A partner that becomes a member."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpelMember:
    """The others end a nation's part in an agreement."""

    agreement: AgreementId
    nation: NationId


AgreementTerm = FoundAgreement | JoinAgreement | AmendAgreement | ExpelMember
"""Terms that make or change an agreement."""


def agreement_text(term: AgreementTerm) -> str:
    """Return a term as one line: the same text for the same term."""
    match term:
        case FoundAgreement():
            return _founding_text(term)
        case JoinAgreement(agreement=agreement, nation=nation, partner=partner):
            return f"join:{agreement}:{nation}:{'partner' if partner else 'member'}"
        case AmendAgreement(agreement=agreement, add=add, remove=remove, floor=floor, promote=promote):
            return f"amend:{agreement}:{add}:{remove}:{floor}:{promote}"
        case ExpelMember(agreement=agreement, nation=nation):
            return f"expel:{agreement}:{nation}"


def _founding_text(term: FoundAgreement) -> str:
    parts = (
        term.name,
        "+".join(term.members),
        "+".join(term.partners),
        "+".join(term.clauses),
        str(term.floor),
        term.accession,
        str(term.rounds),
        str(term.notice),
        "+".join(term.purpose),
    )
    return f"found:{':'.join(parts)}"
