"""Presence: units that a nation keeps on another's soil, and what units save by it (rules 14.1, 14.2)."""

from collections.abc import Iterable, Mapping

from rules.engine.formulas.envoys import ENVOYS, diplomacy_of
from rules.engine.formulas.places import unit_price
from rules.engine.ids import Domain, NationId
from rules.engine.module_constants import given
from rules.engine.plans import Deployment
from rules.engine.ruleset import Ruleset
from rules.engine.state import Crisis, GameState
from rules.engine.ties import Stationing, Ties


def station_price(ruleset: Ruleset, units: int) -> int:
    """Return the RP that so many stationed units cost a year (rules 14.1)."""
    return units * given(ruleset.constants.building).station_price


def found_at(ties: Ties, guest: NationId, host: NationId, domain: Domain) -> Stationing | None:
    """Return what a nation keeps of a domain on another's soil, or None."""
    place = (guest, host, domain)
    return next((kept for kept in ties.stationed if (kept.guest, kept.host, kept.domain) == place), None)


def stationed_at(state: GameState, guest: NationId, host: NationId, domain: Domain) -> int:
    """Return how many units of a domain a nation keeps on another's soil."""
    found = found_at(state.ties, guest, host, domain)
    return found.units if found else 0


def stationed_of(state: GameState, guest: NationId, domain: Domain) -> int:
    """Return how many units of a domain a nation keeps abroad in all."""
    return sum([kept.units for kept in state.ties.stationed if (kept.guest, kept.domain) == (guest, domain)])


def with_stationed(ties: Ties, more: Stationing) -> tuple[Stationing, ...]:
    """Return all that is stationed with more of it, sorted."""
    before = found_at(ties, more.guest, more.host, more.domain)
    units = more.units + (before.units if before else 0)
    after = Stationing(guest=more.guest, host=more.host, domain=more.domain, units=units)
    return tuple(sorted([*(kept for kept in ties.stationed if kept is not before), after]))


def units_price(
    ruleset: Ruleset, state: GameState, nation: NationId, crisis: Crisis, units: Mapping[Domain, int]
) -> int:
    """Return the RP that units of some domains cost in one crisis: by distance, stationing and kind."""
    price = unit_price(state, nation, crisis, ruleset.constants.crisis)
    cost = price * sum(units.values())
    if state.ties.stationed:
        cost -= sum([_way_saved(ruleset, state, nation, crisis, part) for part in units.items()])
    if units.get(ENVOYS) and diplomacy_of(ruleset) is not None:
        cost -= price * units[ENVOYS]
    return cost


def way_saved(ruleset: Ruleset, state: GameState, nation: NationId, sent: Iterable[Deployment]) -> int:
    """Return the RP that deployments save because units are stationed where they serve (rules 14.2)."""
    parts = [(state.crises[part.crisis], (part.domain, part.units)) for part in sent]
    return sum([_way_saved(ruleset, state, nation, crisis, part) for crisis, part in parts])


def _way_saved(ruleset: Ruleset, state: GameState, nation: NationId, crisis: Crisis, part: tuple[Domain, int]) -> int:
    domain, units = part
    constants = ruleset.constants.crisis
    way = unit_price(state, nation, crisis, constants) - constants.price_home
    return way * min(units, stationed_at(state, nation, crisis.target, domain)) if way else 0


def envoys_saved(ruleset: Ruleset, state: GameState, nation: NationId, sent: Iterable[Deployment]) -> int:
    """Return the RP that other units would cost in place of the envoys among deployments (rules 14.4)."""
    constants, envoys = ruleset.constants.crisis, [part for part in sent if part.domain is ENVOYS]
    return sum([part.units * unit_price(state, nation, state.crises[part.crisis], constants) for part in envoys])
