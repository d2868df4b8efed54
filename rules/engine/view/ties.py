"""The public face of what is between nations."""

from rules.engine.state import GameState
from rules.engine.view_ties import TiesView


def ties_view(state: GameState) -> TiesView:
    """Return what all may see of it."""
    pairs = state.ties.interoperability
    return {"interoperability": {str(one): {str(other): now for other, now in pairs[one].items()} for one in pairs}}
