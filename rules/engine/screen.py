"""What is sent to one viewer: the view, and for a seat what it may do; the public part is built once a state."""

from rules.engine.actors import FacilitatorViewer, SeatViewer, Viewer
from rules.engine.formulas.red import sees_hand
from rules.engine.legal import legal
from rules.engine.legal_red import legal_red
from rules.engine.red import RedController
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.view import public_view, view
from rules.engine.view_types import TableView


def screen(ruleset: Ruleset, state: GameState, viewer: Viewer) -> TableView:
    """Return everything one viewer may see and do; plain data that nobody may change, parts are shared."""
    shown = view(ruleset, state, viewer, public_view(ruleset, state))
    if isinstance(viewer, SeatViewer) and viewer.nation in state.nations:
        return {**shown, "may": legal(ruleset, state, viewer.nation)}
    if sees_hand(ruleset, state, viewer) and _plays_red(state, viewer):
        return {**shown, "red_may": legal_red(ruleset, state)}
    return shown


def _plays_red(state: GameState, viewer: Viewer) -> bool:
    """Return whether a viewer who sees the challenger's hand plays it; a facilitator looks on where others do."""
    return not isinstance(viewer, FacilitatorViewer) or state.red.controller is RedController.HOST
