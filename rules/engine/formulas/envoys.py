"""Envoys: units of diplomacy, paid with influence and always at one readiness (rules 14.4, 14.5)."""

from collections.abc import Iterable, Mapping

from rules.engine.ids import Domain
from rules.engine.module_constants import DiplomacyConstants
from rules.engine.plans import Deployment
from rules.engine.remembering import remembered, remembered_of_one
from rules.engine.ruleset import Ruleset
from rules.engine.state import Nation

ENVOYS = Domain.DIPLOMACY


@remembered_of_one
def diplomacy_of(ruleset: Ruleset) -> DiplomacyConstants | None:
    """Return the numbers of envoys where the scenario has them, or None."""
    return ruleset.constants.diplomacy if ENVOYS in ruleset.scenario.domains else None


def usable_levels(ruleset: Ruleset, own: Nation) -> Mapping[Domain, int]:
    """Return how many units of each domain a nation can send: envoys only as far as its influence goes (14.5)."""
    levels = own.capability
    if ENVOYS not in levels:
        return levels
    constants = diplomacy_of(ruleset)
    return levels if constants is None else _capped(levels, own.influence // constants.price)


@remembered(lambda levels, _most: (levels,), equal=lambda _levels, most: (most,))
def _capped(levels: Mapping[Domain, int], most: int) -> Mapping[Domain, int]:
    """Return levels with so many envoys at most; remembered, for what others remember of levels goes by identity."""
    return levels if levels[ENVOYS] <= most else {**levels, ENVOYS: most}


def envoys_in(sent: Iterable[Deployment]) -> int:
    """Return the envoys among deployments."""
    return sum([part.units for part in sent if part.domain is ENVOYS])


def envoys_price(ruleset: Ruleset, sent: Iterable[Deployment]) -> int:
    """Return the influence that the envoys among deployments cost (rules 14.4)."""
    constants = diplomacy_of(ruleset)
    return 0 if constants is None else constants.price * envoys_in(sent)


def envoys_readiness(ruleset: Ruleset, readiness: int) -> int:
    """Return the readiness at which a nation's envoys serve, its other units serving at `readiness` (rules 14.4)."""
    constants = diplomacy_of(ruleset)
    return readiness if constants is None else constants.readiness


def wearing_levels(levels: Mapping[Domain, int]) -> int:
    """Return all levels of a nation whose units wear out (rules 9.2, 14.5)."""
    return sum(levels.values()) - levels.get(ENVOYS, 0)
