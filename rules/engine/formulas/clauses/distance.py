"""Disaster relief: units on their way to help pay no distance (rules 11.13)."""

from rules.engine.agreements import DISASTERS, Clause
from rules.engine.formulas.agreements import fellows
from rules.engine.ids import NationId
from rules.engine.state import Crisis, GameState


def waives_distance(state: GameState, nation: NationId, crisis: Crisis) -> bool:
    """Return whether a nation's units cost in a crisis abroad what they cost at home."""
    return crisis.threat in DISASTERS and crisis.target in fellows(state, nation, Clause.DISASTER_RELIEF)
