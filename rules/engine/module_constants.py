"""The numbers of the modules; a group is there where the constants of a pack bring it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from rules.engine.ids import Domain, Technology, Threat, Way

T = TypeVar("T")


def given(group: T | None) -> T:
    """Return a module's numbers; raises AssertionError where a scenario has the module and no numbers for it."""
    if group is None:
        raise AssertionError(group)
    return group


@dataclass(frozen=True, slots=True, kw_only=True)
class DealsConstants:
    """Offers and aid (rules 10.4 to 10.7)."""

    open_offers: int
    """How many of its own a nation may have open."""
    terms: int
    """The most terms of one offer."""
    aid_divisor: int
    """A nation gives at most one part of so many of its budget a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExercisesConstants:
    """How nations come to work well together (rules 10.1 to 10.4)."""

    start: int
    start_region: int
    """Of two nations of one region."""
    served_divisor: int
    """What is missing to 100 shrinks by one part of so many when two serve in one crisis."""
    divisor: int
    """The same for an exercise."""
    cost: int
    """RP per 100 gdp, for each who takes part."""
    trust: int
    readiness: int
    """Points for each who takes part, where the module readiness is on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildingConstants:
    """Units on another's soil, and training missions (rules 14.1 to 14.3)."""

    station_price: int
    """RP a unit and year."""
    mission_cost: int
    """RP, for who sends it."""
    mission_ahead: int
    """Levels by which who sends it is ahead, at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiplomacyConstants:
    """Envoys: units of the domain diplomacy (rules 14.4)."""

    price: int
    """Influence a unit."""
    readiness: int
    """At which they always serve."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortConstants:
    """What a plan may do about effort, in tenths of a per cent of gdp (rules 9.1)."""

    lowest: int
    highest: int
    step: int
    """The most by which effort moves in a round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessConstants:
    """How units wear out and are repaired, in points of readiness (rules 9.2)."""

    wear: int
    """What a year costs in which all levels were sent."""
    repair: int
    """What `repair_divisor` points below full readiness bring back in a year."""
    repair_divisor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutreachConstants:
    """What public diplomacy does to support (rules 9.3)."""

    support: int
    """Points for one RP per 100 gdp."""
    most: int
    """Points in a round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HardeningConstants:
    """What hardening costs and saves (rules 9.4)."""

    rate: int
    """RP per 100 gdp and crisis."""
    harm_percent: int
    """Of the harm that is left."""
    times: int
    """Hardenings against one threat that lower exposure to it by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntelligenceConstants:
    """How much is seen of a crisis before its reveal (rules 12)."""

    rumour_spread: int
    """By how much a rumoured severity can be off, either way."""
    grade_divisor: int
    """Grade = level of intelligence // this."""
    grade_max: int
    leak_below: int
    """A nation with a lower level of cyber lets the challenger read what it is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnologyConstants:
    """What fields of technology cost and bring (rules 13.1 to 13.4)."""

    level_max: int
    price: int
    """RP per 100 gdp from level 0 to 1."""
    price_step: int
    """The same, more for each level that is there."""
    strength: int
    """Per cent that a level adds to the strength of the domains that its field serves."""
    serves: tuple[tuple[Technology, Domain], ...]
    abroad: int
    """Per cent by which a level of unmanned systems lowers what units abroad do to support."""
    wear: int
    """The same of green logistics for how units wear out."""
    health: int
    """The same of biosecurity for the harm of health crises."""
    secure_from: int
    """Level of secure communications from which nothing leaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementsConstants:
    """What agreements are made of, and what they cost (rules 11.1 to 11.8)."""

    clauses: int
    """How many an agreement is founded with at most."""
    purposes: int
    """How many threats it can be meant for."""
    notice: int
    """The longest notice, in rounds."""
    proposal: int
    """Influence that who proposed it pays when it is agreed on."""
    ratified: int
    """Support from which a nation can bind itself."""
    free: int
    """Binding clauses of a nation that cost it nothing."""
    upkeep: int
    """Influence a round for each further one."""
    multilateral: int
    """Per cent more that clauses bring where three or more are members."""
    regional_practice: int
    """The least interoperability among members of one region, when they agree."""
    regional_spill: int
    """Per cent of the harm that spills over from one such member to another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClausesConstants:
    """What each clause gives, and what breaking it costs (rules 11.9 and on)."""

    defence_reach: int
    """Of all starting gdp, what the others' ready forces must reach to deter, over `defence_divisor`."""
    defence_divisor: int
    defence_severity: int
    defence_members: int
    """Trust of each other who is bound, in whoever does not come."""
    defence_others: int
    defence_influence: int
    """Influence, and as much of what was earned."""
    sharing_trust: int
    """Trust from which one sees what another's services see."""
    training_cost: int
    """RP per 100 gdp of an exercise with others who are bound."""
    training_divisor: int
    """What is missing to 100 shrinks by one part of so many."""
    training_years: int
    """How long one may go without an exercise with them."""
    training_missed: int
    """Trust of each other who is bound."""
    relief_percent: int
    """By which the demand of disasters falls."""
    relief_missed: int
    """Trust of each other who is bound."""
    cyber_percent: int
    """By which the demand of break-ins falls."""
    cyber_missed: int
    """Trust of each other who is bound."""
    terror_percent: int
    """By which the demand of terrorism falls."""
    terror_missed: int
    """Trust of each other who is bound."""
    terror_tension: int
    """What containing it does to its tension beside the usual."""
    open_support: int
    """Points a year for each who is bound to transparency."""
    open_trust: int
    """Points a year of each in each other."""
    open_outreach: int
    """How many times as much public diplomacy brings."""
    hotline_divisor: int
    """Of luck and mishap in a coalition of those whom a hotline binds."""
    floor_low: int
    """Tenths of a per cent of gdp."""
    floor_high: int
    burden_support: int
    """Points a year for each who is bound."""
    burden_stability: int
    """Points for each contained crisis that enough of those who are bound served in."""
    burden_served: int
    """How many are enough."""
    floor_missed: int
    """Trust of each other who is bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendasConstants:
    """What agendas count, and what they are worth (rules 16.2 to 16.4)."""

    most: int
    """Points."""
    national_percent: int
    """Of the contest reading's bars, beside an agenda."""
    calm: int
    """Support at a year's end that counts as calm."""
    generous: int
    """A year's own value of the record that counts as generous."""
    trusted: int
    """Trust of another nation that counts."""
    thawed: int
    """Trust of a rival that counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedConstants:
    """What the challenger has, and how it scores (rules 15)."""

    hand: int
    """Cards."""
    pressure_start: int
    pressure_growth: int
    """A round."""
    behind_most: int
    """The most pressure behind one card."""
    severity_divisor: int
    """So much pressure behind a card is worth one of severity."""
    plays_divisor: int
    """It plays one of so many crises of a round."""
    instability: int
    """Per cent of its score that a world without stability is worth."""
    splits_most: int
    """The most that splits are worth."""
    broken: int
    declined: int
    divided: int
    breached: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectsConstants:
    """What joint projects cost and bring (rules 13.5 to 13.13)."""

    share: Mapping[Way, int]
    """RP per 100 gdp that each partner pays in all."""
    years: Mapping[Way, int]
    """Over which a share is spread; the first part is paid when the deal is struck."""
    overrun_chance: int
    """Per cent, of the agile way."""
    overrun_share: int
    """RP per 100 gdp that each partner pays more then."""
    overrun_from: int
    """Level of artificial intelligence from which a nation sees overruns before paying."""
    levels: int
    """Levels of technology in each of a project's two fields."""
    climate: int
    """By how much a sustainable project lowers the tension of climate."""
    support: int
    """What it brings each partner."""
    dependency: int
    """Per cent by which each public-private project raises the harm of cyber crises to its partners."""
    lock_in: int
    """RP per 100 gdp that each other partner pays the host a year."""
    lock_in_years: int
    forfeit: int
    """How the others' trust in a partner changes who stops paying."""
    secretariat: int
    """Cohesion in per mille that all forces reach."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndustryConstants:
    """What contracts with industry bring, and what they cost later (rules 13.14)."""

    brings: int
    """RP of investment per 100 gdp."""
    price: int
    """RP per 100 gdp, where it is paid in money."""
    years: int
    """After which it is paid."""
    exposes: tuple[tuple[Domain, Threat], ...]
    """To which threat exposure rises by one, where it is paid so, by the domain that was built."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsConstants:
    """Alarms and last chances, in points of stability (rules 16.9 to 16.11)."""

    alarms: tuple[int, ...]
    """Falling order."""
    appeal: int
    appeal_under: int
    play_on: int
