"""How far contributions meet the needs of a crisis (rules 6.3 to 6.7); serves the reveal and the forecast alike."""

from collections.abc import Mapping, Sequence

from rules.engine.cards import Card, Need
from rules.engine.constants import CrisisConstants
from rules.engine.copying import maker
from rules.engine.formulas.crisis import cohesion, lowest_share, mixed_cohesion, need_amount
from rules.engine.ids import Aggregation, Domain, NationId
from rules.engine.reports import Contribution, NeedResult
from rules.engine.ties import Pairs

Sent = Mapping[Domain, Sequence[Contribution]]
"""Contributions by domain; order does not matter to any sum."""


_result = maker(NeedResult)


def _asked(asks: Mapping[NationId, int], weight: int) -> dict[str, int]:
    return {nation: max(1, ask * weight // 1000) for nation, ask in asks.items() if ask}


def _summed(
    contributions: Sequence[Contribution], interoperability: int | Pairs, constants: CrisisConstants
) -> tuple[int, int]:
    strength = sum(part.strength for part in contributions)
    if isinstance(interoperability, int):
        return strength, cohesion([part.units for part in contributions], interoperability, constants)
    return strength, mixed_cohesion({part.nation: part.units for part in contributions}, interoperability, constants)


def _best(contributions: Sequence[Contribution], constants: CrisisConstants) -> tuple[int, int]:
    return max((part.strength for part in contributions), default=0), cohesion((), 0, constants)


def need_result(
    need: Need,
    demand: int,
    contributions: Sequence[Contribution],
    *,
    asks: Mapping[NationId, int],
    interoperability: int | Pairs,
    constants: CrisisConstants,
) -> NeedResult:
    """Return how one need is met, with every term of its sum."""
    amount = need_amount(need, demand, constants)
    if need.aggregation is Aggregation.BEST:
        strength, together = _best(contributions, constants)
    else:
        strength, together = _summed(contributions, interoperability, constants)
    coverage = min(1000, strength * together // amount) if amount else 1000
    lowest = 1000
    if need.aggregation is Aggregation.WEAKEST:
        lowest = lowest_share({part.nation: part.units for part in contributions}, _asked(asks, need.weight))
        coverage = coverage // 2 + lowest // 2
    return _result(
        domain=need.domain,
        weight=need.weight,
        aggregation=need.aggregation,
        need=amount,
        strength=strength,
        cohesion=together,
        lowest=lowest,
        coverage=coverage,
        contributions=tuple(contributions),
    )


def needs_met(
    card: Card,
    demand: int,
    sent: Sent,
    *,
    asks: Mapping[NationId, int],
    interoperability: int | Pairs,
    constants: CrisisConstants,
) -> tuple[NeedResult, ...]:
    """Return how each need of a card is met by what was sent."""
    return tuple(
        need_result(
            need,
            demand,
            sent.get(need.domain, ()),
            asks=asks,
            interoperability=interoperability,
            constants=constants,
        )
        for need in card.needs
    )


def covered(results: Sequence[NeedResult]) -> int:
    """Return the coverage of a crisis in per mille: the needs' coverage by their weights (rules 6.7)."""
    return sum(result.weight * result.coverage for result in results) // 1000
