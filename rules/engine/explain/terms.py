"""The vocabulary of explanations, and how their lines are put together."""

from collections.abc import Iterable
from enum import StrEnum

from rules.engine.ids import Cause
from rules.engine.view_may import Explanation, TermView


class Title(StrEnum):
    """What is explained."""

    GDP = "gdp"
    EFFORT = "effort"
    BUDGET = "budget"
    INFLUENCE = "influence"
    SUPPORT = "support"
    READINESS = "readiness"
    RECORD = "record"
    GIVEN = "given"
    RECEIVED = "received"
    CAPABILITY = "capability"
    NEXT_LEVEL_COST = "next_level_cost"
    EXPOSURE = "exposure"
    TRUST = "trust"
    HARDENED = "hardened"
    GUIDELINE = "guideline"
    RESILIENCE = "resilience"
    TECHNOLOGY = "technology"
    RESEARCHED = "researched"
    NEXT_TECHNOLOGY = "next_technology"
    SHARE = "share"
    SHARE_PAID = "share_paid"
    SHARE_DUE = "share_due"
    STABILITY = "stability"
    TENSION = "tension"
    INTEROPERABILITY = "interoperability"
    SEVERITY = "severity"
    DEMAND = "demand"
    UNITS = "units"
    FAIR_SHARE = "fair_share"
    NEED = "need"
    FORECAST = "forecast"
    COVERAGE = "coverage"
    HARM = "harm"
    SPENT = "spent"
    LEFT = "left"
    CARRIED = "carried"
    PROSPERITY = "prosperity"
    SECURITY = "security"
    LEADERSHIP = "leadership"
    SUPPORT_BAR = "support_bar"
    SCORE = "score"
    GRADE = "grade"
    AGENDA = "agenda"
    CHALLENGER_PRESSURE = "challenger_pressure"
    CHALLENGER_SCORE = "challenger_score"
    REACH = "reach"
    STATIONED = "stationed"
    INFLUENCE_SPENT = "influence_spent"


class Label(StrEnum):
    """A line of a sum that is not a cause of change."""

    ROUND_START = "round_start"
    GAME_START = "game_start"
    ROUND = "round"
    OUTCOMES = "round_outcomes"
    SCENARIO = "scenario"
    NEXT_LEVEL = "next_level"
    CARD = "card"
    DRAW = "draw"
    LATE_ROUND = "late_round"
    TENSE = "tense"
    LIMIT = "limit"
    SEVERITY = "severity"
    ALL_GDP = "all_gdp"
    SIZE = "size"
    CRISES = "crises"
    PRESSURE = "pressure"
    TARGET_SIZE = "target_size"
    DIFFICULTY = "difficulty"
    DEMAND = "demand"
    NEED = "need"
    OWN_GDP = "own_gdp"
    BONUS = "bonus"
    LUCK = "luck"
    MISHAP = "mishap"
    EXPOSED = "exposed"
    UNITS = "units"
    OPTIONS = "options"
    INVESTMENTS = "investments"
    BUDGET = "budget"
    PLAN = "plan"
    HALF = "half"
    BASE = "base"
    GROWN = "grown"
    HARM = "harm"
    LEVELS = "levels"
    READY = "ready"
    EARNED = "earned"
    BARS = "bars"
    WORLD = "world"
    RECORD = "record"
    PAIRS = "pairs"
    OUTREACH = "public_diplomacy"
    HARDENING = "hardening_price"
    HARDENED = "hardened"
    RUMOUR = "rumour"
    SERVICES = "services"
    REPORT = "report"
    AGREEMENTS = "agreements"
    WARNED = "warned"
    RESEARCH = "research_paid"
    SATELLITES = "satellites"
    BUILT = "built"
    FEAT = "feat"
    AGENDA = "agenda"
    CHALLENGER = "challenger"
    PRESSURE_GROWN = "pressure_grown"
    PRESSURE_SPENT = "pressure_spent"
    INSTABILITY = "instability"
    BROKEN = "broken"
    DECLINED = "declined"
    DIVIDED = "divided"
    BREACHED = "breached"
    WEIGHT = "weight"
    SHARES = "shares_paid"
    PAID = "paid"
    OWED = "owed"
    YEARS = "years"
    STATIONED = "stationed_there"
    PRICE = "price"
    ENVOYS = "envoys_sent"


class Unit(StrEnum):
    """How the numbers of a sum are written."""

    POINTS = "points"
    RP = "rp"
    UNITS = "units"
    PERCENT = "percent"
    PER_MILLE = "per_mille"
    TENTHS = "tenths"
    """Tenths of a per cent."""
    THOUSANDTHS = "thousandths"
    HUNDREDTHS = "hundredths"


class Formula(StrEnum):
    """How lines that do not simply add up are put together."""

    FIXED = "fixed"
    DEMAND = "demand"
    FAIR_SHARE = "fair_share"
    HARM = "harm"
    HALF = "half"
    RESILIENCE = "resilience"
    SCORE = "score"
    SCORE_WITH_AGENDA = "score_with_agenda"
    GRADE = "grade"
    MEAN = "mean"
    BY_SIZE = "by_size"
    REACH = "reach"
    SPREAD = "spread"
    PRODUCT = "product"


def term(label: Label | Cause, amount: int, **facts: int | str) -> TermView:
    """Return one line of a sum."""
    line: TermView = {"label": label.value, "amount": amount}
    if facts:
        line["facts"] = facts
    return line


def explanation(
    title: Title, value: int, rule: str, terms: Iterable[TermView], unit: Unit = Unit.POINTS
) -> Explanation:
    """Return an explanation whose lines add up to its value."""
    return {"title": title.value, "value": value, "unit": unit.value, "rule": rule, "terms": list(terms)}


def product(
    title: Title, value: int, rule: str, terms: Iterable[TermView], formula: Formula, unit: Unit = Unit.POINTS
) -> Explanation:
    """Return an explanation whose lines are the terms of a formula, not a sum."""
    return {**explanation(title, value, rule, terms, unit), "formula": formula.value}
