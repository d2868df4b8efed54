"""Tiers and scorecards (rules 8)."""

from rules.engine.constants import ScoreConstants
from rules.engine.formulas.arithmetic import clamp, portion
from rules.engine.ids import Grade, Tier


def tier(stability: int, constants: ScoreConstants) -> Tier:
    """Return what became of the world (rules 8.2)."""
    fragile, steady, concord = constants.tiers
    if stability <= 0:
        return Tier.COLLAPSE
    if stability < fragile:
        return Tier.FRAGMENTED
    if stability < steady:
        return Tier.FRAGILE
    return Tier.STEADY if stability < concord else Tier.CONCORD


def grade(value: int, target: int, constants: ScoreConstants) -> Grade:
    """Return how a bar stands against the nation's own target (rules 8.3)."""
    if value < target:
        return Grade.MISSED
    return Grade.EXCEEDED if value >= target + constants.exceed_by else Grade.MET


def prosperity(gdp: int, gdp_start: int, rounds: int, constants: ScoreConstants) -> int:
    """Return the prosperity bar: growth against the expected 20 per mille a round (rules 8.4)."""
    lead = 1000 * gdp // gdp_start - 1000 - constants.prosperity_growth * rounds
    return clamp(constants.prosperity_base + portion(4 * lead, 10), 0, 100)


def security(harm: int, levels: tuple[int, int], readiness: int, rounds: int, constants: ScoreConstants) -> int:
    """Return the security bar from harm taken, levels (at the start, at the end) and readiness (rules 8.5)."""
    start, end = levels
    unhurt = clamp(constants.security_base - constants.security_harm * harm // rounds, 0, constants.security_base)
    built = clamp(constants.security_levels * (end - start) // start, 0, constants.security_levels_max)
    return clamp(unhurt + built + readiness // constants.security_readiness_divisor, 0, 100)


def leadership(earned: int, rounds: int, constants: ScoreConstants) -> int:
    """Return the leadership bar from influence earned (rules 8.6)."""
    return clamp(constants.leadership_base + portion(constants.leadership_earned * earned, rounds), 0, 100)


def contest(bars: tuple[int, int, int, int], stability: int, record: int, agenda: tuple[int, int] | None = None) -> int:
    """Return the contest reading in hundredths of a point (rules 8.8).

    Prosperity and security weigh 30, leadership and support 20; the world's stability scales it (30 % at 0, 100 %
    at 100), the record adds up to 5 points; at stability 0 only the record counts. `agenda` is an agenda's points
    and the per cent that the bars count beside it (rules 16.4).
    """
    helped = 5 * min(100, record)
    if stability <= 0:
        return helped
    prosperity_, security_, leadership_, support_ = bars
    national = 30 * prosperity_ + 30 * security_ + 20 * leadership_ + 20 * support_
    if agenda is not None:
        points, percent = agenda
        national = national * percent // 100 + 100 * points
    return national * (300 + 7 * stability) // 1000 + helped
