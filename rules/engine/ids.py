"""The names of things: identifiers and the closed vocabularies that every other module of the engine speaks in."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NewType

NationId = NewType("NationId", str)
RegionId = NewType("RegionId", str)
ScenarioId = NewType("ScenarioId", str)
CardId = NewType("CardId", str)
CrisisId = NewType("CrisisId", str)
OptionId = NewType("OptionId", str)
OfferId = NewType("OfferId", str)
AgreementId = NewType("AgreementId", str)
AgendaId = NewType("AgendaId", str)
EventId = NewType("EventId", str)
FinaleId = NewType("FinaleId", str)
ProjectId = NewType("ProjectId", str)
"""A project of a pack, as nations can begin it."""
WorkId = NewType("WorkId", str)
"""A project that was begun."""


class Domain(StrEnum):
    """What a nation can build up and send."""

    FORCES = "forces"
    CYBER = "cyber"
    INTELLIGENCE = "intelligence"
    RELIEF = "relief"
    SPACE = "space"
    SPECIAL = "special"
    DIPLOMACY = "diplomacy"


class Threat(StrEnum):
    """What a crisis is made of; each has its own tension and each nation its own exposure to it."""

    CYBER = "cyber"
    CLIMATE = "climate"
    TERRORISM = "terrorism"
    SPACE = "space"
    HYBRID = "hybrid"
    CONFLICT = "conflict"
    HEALTH = "health"
    RESOURCES = "resources"


NAMES: Mapping[Domain | Threat, str] = {member: member.value for member in (*Domain, *Threat)}
"""Domains and threats as plain texts, for keys of a view; a quarter of the time of asking a member for its value."""


class Module(StrEnum):
    """A part of the rules that a scenario switches on."""

    READINESS = "readiness"
    DEALS = "deals"
    EXERCISES = "exercises"
    AGREEMENTS = "agreements"
    INTELLIGENCE = "intelligence"
    RED_CELL = "red_cell"
    PROJECTS = "projects"
    INDUSTRY = "industry"
    AGENDAS = "agendas"
    EFFORT = "effort"
    OUTREACH = "outreach"
    HARDENING = "hardening"
    TECHNOLOGY = "technology"
    EVENTS = "events"
    STATIONING = "stationing"
    MISSIONS = "missions"


class Technology(StrEnum):
    """A field of technology in which a nation can lead, 0 to 3 (rules 13.1)."""

    ARTIFICIAL_INTELLIGENCE = "artificial_intelligence"
    UNMANNED_SYSTEMS = "unmanned_systems"
    SECURE_COMMUNICATIONS = "secure_communications"
    SATELLITES = "satellites"
    GREEN_LOGISTICS = "green_logistics"
    BIOSECURITY = "biosecurity"


class Way(StrEnum):
    """How a project is procured (rules 13.6)."""

    STANDARD = "standard"
    AGILE = "agile"
    SUSTAINABLE = "sustainable"
    PUBLIC_PRIVATE = "public_private"


class Repayment(StrEnum):
    """How a contract with industry is paid later (rules 13.14)."""

    MONEY = "money"
    EXPOSURE = "exposure"


class Phase(StrEnum):
    """Where a table is in its life and in its round."""

    LOBBY = "lobby"
    HORIZON = "horizon"
    DIPLOMACY = "diplomacy"
    PLANNING = "planning"
    RESOLUTION = "resolution"
    AFTERMATH = "aftermath"
    ENDED = "ended"


class Aggregation(StrEnum):
    """How the contributions to a need are put together (rules 6)."""

    SUM = "sum"
    BEST = "best"
    WEAKEST = "weakest"


class Decides(StrEnum):
    """Whose choice of a response option counts."""

    EACH = "each"
    TARGET = "target"
    COALITION = "coalition"


class Outcome(StrEnum):
    """How a crisis ended, best first."""

    CONTAINED = "contained"
    MANAGED = "managed"
    PARTIAL = "partial"
    FAILED = "failed"


class Tier(StrEnum):
    """What became of the world, worst first."""

    COLLAPSE = "collapse"
    FRAGMENTED = "fragmented"
    FRAGILE = "fragile"
    STEADY = "steady"
    CONCORD = "concord"


class Grade(StrEnum):
    """A bar of the scorecard against the nation's own target."""

    MISSED = "missed"
    MET = "met"
    EXCEEDED = "exceeded"


class Controller(StrEnum):
    """Who plays a seat."""

    PERSON = "person"
    BOT = "bot"
    EMPTY = "empty"


class Quantity(StrEnum):
    """A number of a nation that rules and cards change; units as in the state."""

    GDP = "gdp"
    SUPPORT = "support"
    INFLUENCE = "influence"
    EARNED = "earned"
    RECORD = "record"
    HARM = "harm"
    READINESS = "readiness"
    BUDGET = "budget"
    EFFORT = "effort"


FIELDS: Mapping[Quantity, str] = {quantity: quantity.value for quantity in Quantity}
"""The names of a nation's fields as plain texts: attributes named by a member are looked up several times slower."""


class Cause(StrEnum):
    """Why a number changed; every change names one, so that every number can be explained."""

    GROWTH = "growth"
    HARM = "harm"
    SPILL_OVER = "spill_over"
    CONTAINED_AT_HOME = "contained_at_home"
    SUPPORT_RETURNS = "support_returns"
    EFFORT = "effort"
    UNITS_ABROAD = "units_abroad"
    RECORD_INCOME = "record_income"
    HELPED = "helped"
    LED = "led"
    RECORD_ROUND = "record_round"
    PLEDGE_KEPT = "pledge_kept"
    PLEDGE_BROKEN = "pledge_broken"
    TRUST_FADES = "trust_fades"
    OUTCOMES = "outcomes"
    OUTCOME = "outcome"
    OPTION = "option"
    OPTION_COST = "option_cost"
    DEPLOYMENT = "deployment"
    INVESTMENT = "investment"
    NEW_BUDGET = "new_budget"
    CARRIED_OVER = "carried_over"
    READINESS_USE = "readiness_use"
    READINESS_REPAIR = "readiness_repair"
    OUTREACH = "outreach"
    HARDENING = "hardening"
    EFFORT_SET = "effort_set"
    SERVED_TOGETHER = "served_together"
    EXERCISE = "exercise"
    EXERCISE_COST = "exercise_cost"
    AID_GIVEN = "aid_given"
    AID_RECEIVED = "aid_received"
    AID_LAPSED = "aid_lapsed"
    RESEARCH = "research"
    PROPOSAL = "proposal"
    UPKEEP = "upkeep"
    AGREEMENT = "agreement"
    CLAUSE_BREACHED = "clause_breached"
    EVENT = "event"
    APPEAL = "appeal"
    PLAYED_ON = "played_on"
    CARD = "card"
    PROJECT_SHARE = "project_share"
    PROJECT_DONE = "project_done"
    PROJECT_HOST = "project_host"
    PROJECT_LEFT = "project_left"
    LOCK_IN = "lock_in"
    CONTRACT = "contract"
    STATIONING = "stationing"
    PRESENCE = "presence"
    MISSION = "mission"
    MISSION_COST = "mission_cost"
    ENVOYS = "envoys"
