"""How the challenger's part of the state changes (rules 15)."""

from rules.engine import red_events as r
from rules.engine.copying import revise
from rules.engine.red import Splits
from rules.engine.state import Fields, GameState


def red_controller_set(state: GameState, event: r.RedControllerSet) -> Fields:
    """Pass the challenger on; "done" was the word of whoever played it before."""
    return {"red": revise(state.red, controller=event.controller, done=False)}


def red_prepared(state: GameState, event: r.RedPrepared) -> Fields:
    """Begin the challenger's round: nothing lies face down."""
    return {"red": revise(state.red, pressure=event.pressure, hand=event.hand, plays=(), done=False)}


def cards_laid(state: GameState, event: r.CardsLaid) -> Fields:
    """Lay cards face down."""
    return {"red": revise(state.red, plays=event.plays, done=event.done)}


def splits_counted(state: GameState, event: r.SplitsCounted) -> Fields:
    """Add what drove nations apart this round to what did before."""
    before, fresh = state.red.splits, event.splits
    splits = Splits(
        broken=before.broken + fresh.broken,
        declined=before.declined + fresh.declined,
        divided=before.divided + fresh.divided,
        breached=before.breached + fresh.breached,
    )
    return {"red": revise(state.red, splits=splits)}
