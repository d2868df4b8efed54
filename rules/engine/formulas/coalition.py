"""Fair shares, standing pledges, influence and trust (rules 4 and 5)."""

from collections.abc import Iterable, Mapping

from rules.engine.constants import InfluenceConstants, TrustConstants
from rules.engine.formulas.arithmetic import ceiling
from rules.engine.ids import NationId, Phase
from rules.engine.plans import IfAll, IfNation, Pledge, Unconditional
from rules.engine.remembering import remembered_of_one
from rules.engine.state import Crisis, GameState

_TALKS = Phase.DIPLOMACY
"""Asked for so often that looking it up in its enumeration would be felt."""


def fair_share(units: int, gdp: int, total: int) -> int:
    """Return a nation's fair share of a crisis in units: by its part of all starting gdp, at least 1 (rules 5.2).

    >>> fair_share(12, 100_000, 600_000)
    2
    """
    return max(1, units * gdp // total)


def least_asked(crisis: Crisis) -> dict[NationId, int]:
    """Return what every nation is measured against where the weakest counts (rules 6.6).

    Its ask, or its fair share where it was asked for less, so that leaving somebody out is no way out.
    """
    return {nation: max(ask, crisis.fair[nation]) for nation, ask in crisis.asks.items()}


def is_half_share(units: int, fair: int) -> bool:
    """Return whether units reach half of a fair share."""
    return 2 * units >= fair


def _holds(pledge: Pledge, by_nation: Mapping[NationId, int], total: int) -> bool:
    match pledge.condition:
        case Unconditional():
            return True
        case IfNation(nation=other, units=units):
            return by_nation.get(other, 0) >= units
        case IfAll(units=units):
            return total >= units


def standing(pledges: Iterable[Pledge]) -> tuple[Pledge, ...]:
    """Return the pledges whose conditions are met: all stand, the unmet are struck, repeat (rules 5.5)."""
    kept = tuple([pledge for pledge in pledges if not pledge.released])
    while [pledge for pledge in kept if not isinstance(pledge.condition, Unconditional)]:
        by_nation = {pledge.nation: pledge.units for pledge in kept}
        total = sum(by_nation.values())
        still = tuple(pledge for pledge in kept if _holds(pledge, by_nation, total))
        if len(still) == len(kept):
            return kept
        kept = still
    return kept


def in_force(state: GameState, crisis: Crisis) -> tuple[Pledge, ...]:
    """Return the pledges that count now (rules 5.5).

    While diplomacy lasts those whose conditions are met; once the unmet were struck, all that were not released:
    a release during planning frees one nation and nobody else.
    """
    if state.phase is _TALKS:
        return _standing(crisis)
    return tuple([pledge for pledge in crisis.pledges if not pledge.released])


@remembered_of_one
def _standing(crisis: Crisis) -> tuple[Pledge, ...]:
    return standing(crisis.pledges)


def help_influence(units: int, fair: int, constants: InfluenceConstants) -> int:
    """Return the influence earned by units in another nation's crisis that went well (rules 3.11)."""
    half = constants.helped_half if units and is_half_share(units, fair) else 0
    return half + (constants.helped_above if units > fair else 0)


def help_trust(units: int, fair: int, constants: TrustConstants) -> int:
    """Return how much more the target trusts a helper (rules 3.12)."""
    if not units:
        return 0
    if units >= fair:
        return constants.helped_full
    return constants.helped_half if is_half_share(units, fair) else 0


def record_income(record: int, constants: InfluenceConstants) -> int:
    """Return the influence a round that a record brings (rules 3.11)."""
    return next((gain for bound, gain in constants.income if record >= bound), constants.income[-1][1])


def trust_fades(trust: int, constants: TrustConstants) -> int:
    """Return the pull of trust towards its middle: falls faster than it rises (rules 3.12).

    Over the middle it falls by the distance / 12 rounded up, under it rises by the distance // 16.
    """
    if trust > constants.start:
        return -ceiling(trust - constants.start, constants.fall_divisor)
    return (constants.start - trust) // constants.rise_divisor
