"""What is sent to one viewer: the view, and for a seat what it may do; the public part is built once a state."""

from rules.engine.actors import SeatViewer, Viewer
from rules.engine.legal import legal
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.view import public_view, view
from rules.engine.view_types import TableView


def screen(ruleset: Ruleset, state: GameState, viewer: Viewer) -> TableView:
    """Return everything one viewer may see and do; plain data that nobody may change, parts are shared."""
    shown = view(ruleset, state, viewer, public_view(ruleset, state))
    if isinstance(viewer, SeatViewer) and viewer.nation in state.nations:
        return {**shown, "may": legal(ruleset, state, viewer.nation)}
    return shown
