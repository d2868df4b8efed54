"""The shape of what a seat may do, and of the sum behind a number, as sent to screens and bots."""

from typing import NotRequired, TypedDict

from rules.engine.view_agreements import AgreementsMayView
from rules.engine.view_ties import DealsMayView
from rules.engine.view_works import ContractMayView, WorkMayView


class LimitView(TypedDict):
    """A number one may set: from 0 (or `low`) to `high`; `why` says what holds it there."""

    low: int
    high: int
    price: int
    why: NotRequired[str]


class DeployLimitView(LimitView):
    """Units of a domain that a plan may send: the price is RP a unit."""

    influence: NotRequired[int]
    """Influence a unit, where envoys cost it in place of RP."""
    stationed: NotRequired[int]
    """So many of them cost no more than at home, for they are there already."""


class OptionLimitView(TypedDict):
    """Whether an option may be picked, and its price to this nation."""

    allowed: bool
    cost: int
    cost_influence: int
    why_not: NotRequired[str]
    facts: NotRequired[dict[str, int | str]]
    needs_units: NotRequired[bool]
    """Only not allowed as long as the plan sends no units there."""


class HardenView(TypedDict):
    """Whether a plan may harden against a crisis, and its price in RP."""

    allowed: bool
    cost: int
    why_not: NotRequired[str]
    facts: NotRequired[dict[str, int | str]]
    lowers_exposure: bool
    """Whether exposure to the threat would fall."""


class CrisisMayView(TypedDict):
    """What a seat may do about one crisis."""

    pledge_max: int
    can_pledge: bool
    can_withdraw: bool
    can_ask: bool
    can_release: list[str]
    can_decline: list[str]
    can_admit: list[str]
    price: int
    """RP a unit."""
    declined: bool
    deploy: dict[str, DeployLimitView]
    can_show: NotRequired[list[str]]
    """With the module intelligence, while nations talk: to whom it can show what its own services see of the crisis."""
    leaky: NotRequired[list[str]]
    """Those of them by whom the challenger would read it too."""
    options: dict[str, OptionLimitView]
    """Includes "nothing"; for a coalition's choice also "any"."""
    harden: NotRequired[HardenView]
    """While planning, where the module is on."""


class EffortLimitView(LimitView):
    """Effort from next year on: what each from `low` to `high` would bring by the economy as it is now."""

    income: list[int]
    """RP a year."""
    growth: list[int]
    """Hundredths of a per cent a year."""
    support: list[int]
    """Points a year."""
    floor: NotRequired[int]
    """The highest floor that an agreement binds to."""


class OutreachLimitView(LimitView):
    """RP for the own public: `brings` says for each number of RP from 0 on by how much support would rise."""

    brings: list[int]


class EnvoysView(TypedDict):
    """Envoys that level and influence let a seat send, and the influence that each costs in place of RP."""

    most: int
    price: int


class MayView(TypedDict):
    """All that a seat may do now."""

    can_ready: bool
    can_unready: bool
    can_state_position: bool
    can_save_plan: bool
    can_seal: bool
    can_reopen: bool
    why_not: NotRequired[str]
    """Why nothing can be done, where so: a refusal's reason."""
    budget: int
    influence: int
    envoys: NotRequired[EnvoysView]
    """Where the scenario has them."""
    crises: dict[str, CrisisMayView]
    invest: dict[str, LimitView]
    deals: NotRequired[DealsMayView]
    """While nations talk, where the module is on."""
    agreements: NotRequired[AgreementsMayView]
    """While nations talk, where the module is on."""
    effort: NotRequired[EffortLimitView]
    """What the plan may set effort to, where the module is on; the price is nothing."""
    outreach: NotRequired[OutreachLimitView]
    """What the plan may spend on the own public, where the module is on."""
    research: NotRequired[dict[str, LimitView]]
    """What the plan may pay into each field of technology, where the module is on."""
    projects: NotRequired[dict[str, WorkMayView]]
    """The projects under way of which the nation is a partner, where the module is on."""
    contract: NotRequired[ContractMayView]
    """What the plan may sign with industry, where the module is on."""


class TermView(TypedDict):
    """One line of an explanation's sum: a label key with facts, and the amount it adds."""

    label: str
    amount: int
    facts: NotRequired[dict[str, int | str]]


class Explanation(TypedDict):
    """The sum behind a number: `value` is what is on screen, `unit` how to write it, `rule` the clause."""

    title: str
    value: int
    unit: str
    rule: str
    terms: list[TermView]
    formula: NotRequired[str]
