"""Budget, growth, investment, support and record (rules 3)."""

from rules.engine.constants import EconomyConstants, RecordConstants, SupportConstants
from rules.engine.formulas.arithmetic import portion
from rules.engine.module_constants import EffortConstants, ReadinessConstants

POINT = 1000
"""Thousandths of gdp in a point."""


def points(gdp: int) -> int:
    """Return gdp in whole points.

    >>> points(99_999)
    99
    """
    return gdp // POINT


def income(gdp: int, effort: int, constants: EconomyConstants) -> int:
    """Return the RP of a new round from gdp (thousandths) and effort (tenths of a per cent) (rules 3.2)."""
    return gdp * effort // (constants.budget_divisor * POINT)


def carried(left: int, constants: EconomyConstants) -> int:
    """Return how much of what is left is carried over (rules 3.3)."""
    return left // constants.carry_divisor


def level_cost(level: int, constants: EconomyConstants) -> int:
    """Return the RP from this level to the next (rules 3.6)."""
    return constants.level_base + level


def effort_range(effort: int, constants: EffortConstants) -> tuple[int, int]:
    """Return the lowest and the highest effort that a plan may set (rules 9.1).

    >>> effort_range(42, EffortConstants(lowest=5, highest=45, step=5))
    (37, 45)
    """
    return max(constants.lowest, effort - constants.step), min(constants.highest, effort + constants.step)


def readiness_wear(units: int, levels: int, constants: ReadinessConstants) -> int:
    """Return what units sent in a year do to readiness; `levels` are all of the nation's (rules 9.2).

    >>> readiness_wear(5, 13, ReadinessConstants(wear=36, repair=6, repair_divisor=30))
    -13
    """
    return -(constants.wear * units // max(1, levels))


def readiness_repair(readiness: int, constants: ReadinessConstants) -> int:
    """Return what comes back in a year, counted on what wear has left (rules 9.2)."""
    return constants.repair * (100 - readiness) // constants.repair_divisor


def growth(gdp: int, effort: int, constants: EconomyConstants) -> int:
    """Return by how many thousandths gdp grows in a round; the rate is in hundredths of a per cent (rules 3.4)."""
    above = effort - constants.effort_neutral
    slope = constants.growth_loss_above if above > 0 else constants.growth_gain_below
    return portion(gdp * (constants.growth - slope * above), 10_000)


def support_returns(support: int, constants: SupportConstants) -> int:
    """Return the pull of support towards its centre (rules 3.9)."""
    return portion(constants.centre - support, constants.return_divisor)


def support_of_effort(effort: int, neutral: int, constants: SupportConstants) -> int:
    """Return what the level of effort does to support (rules 3.9)."""
    above = effort - neutral
    if above > 0:
        return -(above // constants.effort_above_divisor)
    return -above // constants.effort_below_divisor


def support_of_units_abroad(units: int, gdp: int) -> int:
    """Return what units outside the own region do to support (rules 3.9)."""
    return -(units * 100 // points(gdp))


def rate_cost(rate: int, gdp: int) -> int:
    """Return a price of so many RP per 100 gdp, at least 1 where there is a rate (rules 3.5).

    >>> rate_cost(2, 180_000), rate_cost(1, 40_000), rate_cost(0, 40_000)
    (3, 1, 0)
    """
    return max(1, rate * points(gdp) // 100) if rate else 0


def record_norm(gdp: int, *, is_target: bool, constants: RecordConstants) -> int:
    """Return the RP that count as a fair year for others; half for a nation that is itself a target (rules 3.10)."""
    norm = max(1, points(gdp) * constants.norm_percent // 100)
    return max(1, norm // 2) if is_target else norm


def record_round(spent: int, norm: int, constants: RecordConstants) -> int:
    """Return this round's own value of the record, in per cent (rules 3.10)."""
    return min(constants.cap, 100 * spent // norm)
