"""The shape of agreements, as sent to screens and bots."""

from typing import Literal, NotRequired, TypedDict


class FoundAgreementView(TypedDict):
    """Nations bind themselves."""

    type: Literal["found_agreement"]
    name: str
    members: list[str]
    partners: list[str]
    clauses: list[str]
    floor: int
    accession: str
    rounds: int
    notice: int
    purpose: list[str]


class JoinAgreementView(TypedDict):
    """A nation joins an agreement."""

    type: Literal["join_agreement"]
    agreement: str
    nation: str
    partner: bool


class AmendAgreementView(TypedDict):
    """Members change one thing about their agreement."""

    type: Literal["amend_agreement"]
    agreement: str
    add: NotRequired[str]
    remove: NotRequired[str]
    floor: NotRequired[int]
    promote: NotRequired[str]


class ExpelMemberView(TypedDict):
    """The others end a nation's part in an agreement."""

    type: Literal["expel_member"]
    agreement: str
    nation: str


AgreementTermView = FoundAgreementView | JoinAgreementView | AmendAgreementView | ExpelMemberView


class SignatoryView(TypedDict):
    """A nation's part in an agreement."""

    since: int
    partner: bool
    leaves: NotRequired[int]
    """The round at whose end it is out."""


class UpheldView(TypedDict):
    """How a nation stands to a clause that binds it."""

    state: Literal["ready", "at_risk", "breached"]
    """Breached: in this round or the last one, and nothing is at risk now."""
    breached: list[int]
    """The rounds in which it did not keep the clause."""


class ProvisionView(TypedDict):
    """A clause of an agreement."""

    order: int
    since: int
    bound: dict[str, UpheldView]
    """By nation; who is not bound by it is not there."""


class DeedView(TypedDict):
    """A crisis at a member, of a threat that the agreement is meant for."""

    round: int
    crisis: str
    card: str
    target: str
    outcome: str
    units: int
    """That others of the agreement sent."""


class AgreementView(TypedDict):
    """An agreement, as all may see it."""

    order: int
    name: str
    form: str
    regional: bool
    founded: int
    until: NotRequired[int]
    """The last round in which it holds."""
    ended: NotRequired[int]
    notice: int
    accession: str
    floor: NotRequired[int]
    """Tenths of a per cent of gdp, with burden sharing."""
    purpose: list[str]
    signatories: dict[str, SignatoryView]
    clauses: dict[str, ProvisionView]
    deeds: list[DeedView]
    """What came of its purpose, oldest first."""


class LeaveMayView(TypedDict):
    """Whether a seat may leave an agreement, and when it would be out: 0 is at once, else the end of that round."""

    allowed: bool
    out: int
    why_not: NotRequired[str]
    facts: NotRequired[dict[str, int | str]]


class ChangeMayView(TypedDict):
    """What a seat may propose about an agreement."""

    join: list[str]
    """Nations that could join: itself, or, for a member, anybody outside."""
    as_partner: bool
    """Whether partners are bound by anything in it."""
    add: list[str]
    remove: list[str]
    floor: bool
    promote: list[str]
    expel: list[str]


class AgreementsMayView(TypedDict):
    """What a seat may do about agreements while nations talk."""

    can_found: bool
    why_not: NotRequired[str]
    facts: NotRequired[dict[str, int | str]]
    names: list[str]
    """Names that are free."""
    clauses: list[str]
    """That can be chosen, at most `clauses_max` of them."""
    clauses_max: int
    purposes_max: int
    notice_max: int
    rounds_max: int
    floor_low: int
    floor_high: int
    cost: int
    """Influence that a proposal takes when it is agreed on."""
    bindings: int
    """Clauses that bind the seat."""
    free: int
    """How many cost nothing."""
    upkeep: int
    """Influence that they cost at the year's end."""
    leave: dict[str, LeaveMayView]
    change: dict[str, ChangeMayView]
