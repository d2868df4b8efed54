"""Distance and price, who sits where, and whom a phase waits for."""

from rules.engine.constants import CrisisConstants
from rules.engine.formulas.clauses.distance import waives_distance
from rules.engine.formulas.economy import points
from rules.engine.ids import Controller, NationId, Phase
from rules.engine.ruleset import Ruleset, Seating
from rules.engine.state import Crisis, GameState

OPEN_PHASES = frozenset({Phase.HORIZON, Phase.DIPLOMACY, Phase.RESOLUTION, Phase.AFTERMATH})
"""Phases that end when every person says ready."""
RUNNING = OPEN_PHASES | {Phase.PLANNING}


def seating(ruleset: Ruleset, state: GameState) -> Seating:
    """Return the scenario's seating for this table's number of nations."""
    return ruleset.scenario.seatings[len(state.settings.nations)]


def is_home(state: GameState, nation: NationId, target: NationId) -> bool:
    """Return whether a target lies in the nation's own region."""
    return state.nations[nation].region == state.nations[target].region


def unit_price(state: GameState, nation: NationId, crisis: Crisis, constants: CrisisConstants) -> int:
    """Return the RP that one unit costs in a crisis: home or abroad, unless a clause waives that (rules 4.6)."""
    nations = state.nations
    if nations[nation].region == nations[crisis.target].region:
        return constants.price_home
    if state.ties.agreements and waives_distance(state, nation, crisis):
        return constants.price_home
    return constants.price_abroad


def worth_of_unit(state: GameState, nation: NationId, crisis: Crisis, constants: CrisisConstants) -> int:
    """Return the RP that count for one unit as help: distance that a clause waived too (rules 11.13)."""
    nations = state.nations
    home = nations[nation].region == nations[crisis.target].region
    return constants.price_home if home else constants.price_abroad


def neighbours(state: GameState, nation: NationId) -> tuple[NationId, ...]:
    """Return the rest of a nation's region."""
    return tuple(other for other in state.settings.nations if other != nation and is_home(state, nation, other))


def rivals(ruleset: Ruleset, state: GameState, nation: NationId) -> tuple[NationId, ...]:
    """Return a nation's rivals at this table."""
    pairs = seating(ruleset, state).rivals
    if state.fates.happened:
        pairs = (*pairs, *((turn.nation, turn.rival) for turn in state.fates.happened if turn.rival is not None))
    return tuple(other for other in state.settings.nations if (nation, other) in pairs or (other, nation) in pairs)


def total_gdp(state: GameState) -> int:
    """Return G, the sum of starting gdp in points."""
    return sum(points(nation.gdp_start) for nation in state.nations.values())


def seats(state: GameState, controller: Controller) -> tuple[NationId, ...]:
    """Return the nations that are played so, in the table's order."""
    return tuple(nation for nation in state.settings.nations if state.nations[nation].controller is controller)


def waited_for(state: GameState) -> tuple[NationId, ...]:
    """Return the seats whose word would end the phase (rules 2.6); empty when nobody is waited for.

    Planning waits for persons and bots to seal; the open phases wait for persons, or for bots where nobody else plays.
    """
    people, bots = seats(state, Controller.PERSON), seats(state, Controller.BOT)
    if state.phase is Phase.PLANNING:
        return tuple(nation for nation in (*people, *bots) if nation not in state.sealed)
    if state.phase in OPEN_PHASES:
        return tuple(nation for nation in people or bots if nation not in state.ready)
    return ()
