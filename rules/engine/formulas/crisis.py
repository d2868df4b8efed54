"""Severity, demand, strength, cohesion, coverage, outcome and harm (rules 6)."""

from collections.abc import Mapping, Sequence

from rules.engine.cards import Card, Need
from rules.engine.constants import CrisisConstants
from rules.engine.formulas.arithmetic import ceiling, clamp, step
from rules.engine.ids import Aggregation, Domain, NationId, Outcome
from rules.engine.ties import Pairs

OUTCOMES = tuple(Outcome)
"""Best first."""


def severity(card: Card, draw: int, *, round_: int, rounds: int, tension: int, constants: CrisisConstants) -> int:
    """Return a crisis's severity, 1 to the maximum (rules 6.1)."""
    late = constants.severity_growth * (round_ - 1) // rounds
    tense = 1 if tension >= constants.severity_tension_from else 0
    return clamp(card.severity + draw + late + tense, 1, constants.severity_max)


def demand(  # noqa: PLR0913 - the terms of one formula of the rulebook
    severity_: int,
    *,
    gdp_total: int,
    nations: int,
    tension: int,
    round_: int,
    growth: int,
    target_gdp: int,
    percent: int,
    constants: CrisisConstants,
) -> int:
    """Return a crisis's demand in thousandths of an effective unit (rules 6.2); gdp in points at the start."""
    size, crises = step(constants.size, nations), step(constants.count, nations)
    amount = severity_ * gdp_total * constants.demand * size // (1000 * crises)
    amount = amount * (100 + constants.demand_per_tension * (tension - 1) + growth * (round_ - 1)) // 100
    share = constants.demand_target_base + constants.demand_target_share * target_gdp * nations // gdp_total
    return amount * share // 100 * percent // 100


def unit_estimate(interoperability: int, constants: CrisisConstants) -> int:
    """Return what one ordinary unit is worth in a mixed coalition, in thousandths: the public yardstick (rules 5.1).

    A practised coalition's cohesion: half its units side by side with their own, half with others.
    """
    mixed = (constants.cohesion_self + interoperability) // 2
    return constants.readiness * 10 * (constants.cohesion_base + constants.cohesion_scale * mixed) // 1000


def need_amount(need: Need, demand_: int, constants: CrisisConstants) -> int:
    """Return how much of a domain a need asks for; half where only the best contribution counts (rules 6.3)."""
    amount = demand_ * need.weight // 1000
    return amount // constants.best_divisor if need.aggregation is Aggregation.BEST else amount


def need_units(need: Need, demand_: int, estimate: int, constants: CrisisConstants) -> int:
    """Return the units that would meet a need at the public yardstick, at least 1 (rules 5.1)."""
    return max(1, ceiling(need_amount(need, demand_, constants), estimate))


def card_units(card: Card, demand_: int, estimate: int, constants: CrisisConstants) -> dict[Domain, int]:
    """Return the units by domain that would meet a crisis at the public yardstick."""
    units: dict[Domain, int] = {}
    for need in card.needs:
        units[need.domain] = units.get(need.domain, 0) + need_units(need, demand_, estimate, constants)
    return units


def strength(units: int, readiness: int, advance: int = 0) -> int:
    """Return the strength of units in thousandths (rules 6.4); technology adds so many per cent (rules 13.2).

    >>> strength(3, 70), strength(3, 70, 25)
    (2100, 2625)
    """
    return units * readiness * 10 * (100 + advance) // 100


def cohesion(units: Sequence[int], interoperability: int, constants: CrisisConstants) -> int:
    """Return how well units of several nations fight as one, in per mille; every pair at one value (rules 6.5).

    A nation's units work with each other at the constant for itself, with others' at their interoperability.
    """
    total = sum(units)
    if not total:
        return constants.cohesion_base + constants.cohesion_scale * constants.cohesion_self
    own = sum([number * number for number in units])
    mixed = constants.cohesion_self * own + interoperability * (total * total - own)
    return max(constants.cohesion_floor, constants.cohesion_base + constants.cohesion_scale * mixed // (total * total))


def mixed_cohesion(units: Mapping[NationId, int], pairs: Pairs, constants: CrisisConstants) -> int:
    """Return the same where each two nations have a number of their own, per mille (rules 10.2)."""
    total = sum(units.values())
    if not total:
        return cohesion((), 0, constants)
    mixed, others = 0, list(units.items())
    for one, number in units.items():
        del others[0]
        mixed += constants.cohesion_self * number * number
        if others:
            sees = pairs[one]
            mixed += 2 * number * sum([other_number * sees[other] for other, other_number in others])
    return max(constants.cohesion_floor, constants.cohesion_base + constants.cohesion_scale * mixed // (total * total))


def outcome(result: int, constants: CrisisConstants) -> Outcome:
    """Return the outcome of coverage with friction, in per mille (rules 6.8)."""
    return next(
        (band for bound, band in constants.bands if result >= bound),
        constants.bands[-1][1],
    )


def shifted(result: Outcome, steps: int) -> Outcome:
    """Return the outcome so many steps worse (or better, where negative)."""
    return OUTCOMES[clamp(OUTCOMES.index(result) + steps, 0, len(OUTCOMES) - 1)]


def harm(result: Outcome, severity_: int, exposure: int, constants: CrisisConstants) -> int:
    """Return the points of harm to the target (rules 6.10)."""
    weight = constants.harm_factor[result] * severity_
    return weight * (constants.harm_base + exposure) // constants.harm_divisor


def stability(outcomes: Sequence[tuple[Outcome, int]], constants: CrisisConstants) -> int:
    """Return the change of stability of a round from the (outcome, severity) of its crises (rules 6.9)."""
    total = sum(constants.stability_factor[result] * severity_ for result, severity_ in outcomes)
    amount = abs(total) * constants.stability_crises // len(outcomes)
    return amount if total >= 0 else -amount


def lowest_share(sent: Mapping[str, int], asked: Mapping[str, int]) -> int:
    """Return the lowest units / ask among all nations asked, helping or not, in per mille, 0 to 1000 (rules 6.6)."""
    return min((min(1000, 1000 * sent.get(nation, 0) // ask) for nation, ask in asked.items() if ask), default=1000)
