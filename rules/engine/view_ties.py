"""The shape of what is between nations, as sent to screens and bots."""

from typing import Literal, NotRequired, TypedDict

from rules.engine.view_agreements import AgreementTermView, AgreementView


class AidView(TypedDict):
    """One nation gives another RP."""

    type: Literal["give_aid"]
    giver: str
    receiver: str
    points: int


class ExerciseView(TypedDict):
    """Nations train together."""

    type: Literal["hold_exercise"]
    nations: list[str]


class StartProjectView(TypedDict):
    """Nations begin a project together."""

    type: Literal["start_project"]
    project: str
    way: str
    host: str
    partners: list[str]


class StationView(TypedDict):
    """A nation keeps units on another's soil."""

    type: Literal["station_units"]
    guest: str
    host: str
    domain: str
    units: int


class MissionView(TypedDict):
    """A nation teaches another."""

    type: Literal["send_mission"]
    giver: str
    receiver: str
    domain: str


TermView = AidView | ExerciseView | AgreementTermView | StartProjectView | StationView | MissionView


class DealView(TypedDict):
    """A deal of this round."""

    id: str
    parties: list[str]
    terms: list[TermView]


class StationedView(TypedDict):
    """Units of a domain on another's soil."""

    guest: str
    host: str
    domain: str
    units: int
    price: int
    """RP a year, for the guest."""


class TiesView(TypedDict):
    """What binds nations to each other, as all may see it."""

    interoperability: dict[str, dict[str, int]]
    """How well each two work together, 0 to 100, by one nation and the other."""
    deals: list[DealView]
    """This round's, in the order they were struck."""
    agreements: NotRequired[dict[str, AgreementView]]
    """All that there have been, by their names' ids, where the module is on."""
    stationed: NotRequired[dict[str, StationedView]]
    """By "guest:host:domain"; absent while nobody keeps units abroad."""


class OfferView(TypedDict):
    """An offer of this round, as its parties see it."""

    order: int
    """Its place among those that this viewer knows of."""
    proposer: str
    parties: list[str]
    terms: list[TermView]
    accepted: list[str]
    status: str
    closed_by: NotRequired[str]
    counters: NotRequired[str]
    """The offer that it answers, for who was a party to that one too."""
    costs: dict[str, int]
    """RP that it costs each party when it is struck."""
    influence: NotRequired[int]
    """Influence that it costs who proposed it."""


class OfferMayView(TypedDict):
    """What a seat may do about an offer."""

    can_accept: bool
    can_refuse: bool
    can_counter: bool
    can_withdraw: bool
    why_not: NotRequired[str]
    """Why it cannot be accepted, where so: a refusal's reason."""
    facts: NotRequired[dict[str, int | str]]


class WayMayView(TypedDict):
    """Whether a project can be procured one way, and what it would cost this nation in RP."""

    allowed: bool
    share: int
    """In all."""
    first: int
    """When the deal is struck."""
    why_not: NotRequired[str]
    facts: NotRequired[dict[str, int | str]]


class ProjectMayView(TypedDict):
    """Whether a project can be begun, and how."""

    allowed: bool
    why_not: NotRequired[str]
    facts: NotRequired[dict[str, int | str]]
    ways: dict[str, WayMayView]
    """The ways that fit it."""


class StationingMayView(TypedDict):
    """What a seat may offer to station, and what it may end."""

    price: int
    """RP a unit and year."""
    units: dict[str, int]
    """How many more units of each domain it can keep abroad."""
    can_end: list[str]
    """Keys of `ties.stationed`."""


class MissionsMayView(TypedDict):
    """Who could teach this nation, and whom it could teach; empty where it has its mission of the year."""

    cost: int
    """RP, for who sends it."""
    send: dict[str, list[str]]
    """By receiver: the domains."""
    receive: dict[str, list[str]]
    """By giver: the domains."""


class DealsMayView(TypedDict):
    """What a seat may offer now."""

    can_propose: bool
    why_not: NotRequired[str]
    aid_max: int
    """RP that it may still promise as aid this year."""
    held_back: int
    """RP in its open offers."""
    left: int
    """RP that it can still promise."""
    exercise_cost: NotRequired[int]
    training_cost: NotRequired[int]
    """RP that an exercise with any of `training_with` costs."""
    training_with: NotRequired[list[str]]
    """Whom joint training binds with this seat."""
    exercise_with: NotRequired[list[str]]
    """Itself and who else has no exercise this year; empty if it has one itself."""
    projects: NotRequired[dict[str, ProjectMayView]]
    """What can be begun together, where the module is on, by the project's id."""
    stationing: NotRequired[StationingMayView]
    missions: NotRequired[MissionsMayView]
    terms_max: int
    offers: dict[str, OfferMayView]
