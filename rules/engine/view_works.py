"""The shape of what nations build for later, as sent to screens and bots."""

from typing import NotRequired, TypedDict

FieldsView = dict[str, dict[str, int]]
"""A number by nation and field of technology; nothing is left out."""


class ProjectCardView(TypedDict):
    """A project that nations can begin together, in words and numbers."""

    id: str
    title: str
    summary: str
    why: str
    does: list[str]
    """What it brings, one line each."""
    fields: list[str]
    """The two fields of technology in which each partner gains a level."""
    domain: str
    """In which its host gains a level."""
    ways: list[str]
    """How it can be procured."""


class ProjectView(TypedDict):
    """A project that was begun."""

    id: str
    order: int
    """Its place among those of the game."""
    card: str
    way: str
    host: str
    partners: list[str]
    left: list[str]
    """Who stopped paying."""
    begun: int
    """The round of its deal."""
    ends: int
    """The round at whose reveal it is done if all pay."""
    shares: dict[str, int]
    """RP that each partner pays in all."""
    paid: dict[str, int]
    due: dict[str, int]
    """RP due from each partner this year, until plans are revealed; nothing where nothing is due."""
    overran: bool
    status: str
    """running, done or cancelled."""
    against: list[str]
    """Partners who want it cancelled this year."""


class ProcurementView(TypedDict):
    """A way of procurement: RP per 100 gdp, years, and the risk of an overrun in per cent."""

    share: int
    years: int
    overrun_chance: NotRequired[int]
    overrun_share: NotRequired[int]
    """RP per 100 gdp that each partner pays more then."""


class BillView(TypedDict):
    """What a nation will pay as a round opens."""

    round: int
    nation: str
    cause: str
    rate: NotRequired[int]
    """RP per 100 gdp."""
    to: NotRequired[str]
    exposes: NotRequired[str]
    """The threat to which its exposure rises."""


class WorksView(TypedDict):
    """Technology, projects and bills of all nations, as all may see them; each part where its module is on."""

    technology: NotRequired[FieldsView]
    """0 to 3."""
    researched: NotRequired[FieldsView]
    """RP paid towards the next level."""
    next_price: NotRequired[FieldsView]
    """RP from this level to the next, by the economy as it is now; fields at the highest level are left out."""
    serves: NotRequired[dict[str, list[str]]]
    """The domains whose units a field makes stronger."""
    strength: NotRequired[int]
    """Per cent that a level adds to them."""
    projects: NotRequired[dict[str, ProjectView]]
    """By the id that a project has at this table."""
    catalogue: NotRequired[dict[str, ProjectCardView]]
    """What the scenario offers, by the project's own id."""
    ways: NotRequired[dict[str, ProcurementView]]
    secretariat: NotRequired[bool]
    """Whether a Standing Secretariat stands."""
    bills: NotRequired[list[BillView]]


class DueView(TypedDict):
    """A part of a share that is due this year, and whether the plan pays it."""

    due: int
    planned: bool


class WorkMayView(TypedDict):
    """What a seat may do about a project that is under way."""

    due: int
    can_cancel: bool
    """Whether it can speak against it now."""


class ContractLimitView(TypedDict):
    """Whether a contract can be signed in one way, and the threat that it would expose to where it is paid so."""

    allowed: bool
    exposes: NotRequired[str]
    why_not: NotRequired[str]
    facts: NotRequired[dict[str, int | str]]


class ContractMayView(TypedDict):
    """What a plan may sign with industry."""

    brings: int
    """RP of investment, now."""
    price: int
    """RP by the economy as it is now, where it is paid in money."""
    round: int
    """In which it is paid."""
    domains: dict[str, dict[str, ContractLimitView]]
    """By domain and by how it is paid: "money" or "exposure"."""
