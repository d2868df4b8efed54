"""What is sent to one viewer: the view, and for a seat what it may do; the public part is built once a state."""

from rules.engine.actors import FacilitatorViewer, RedViewer, SeatViewer, Viewer
from rules.engine.ids import Module
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
    if Module.RED_CELL in ruleset.scenario.modules and _plays_red(state, viewer):
        return {**shown, "red_may": legal_red(ruleset, state)}
    return shown


def _plays_red(state: GameState, viewer: Viewer) -> bool:
    """Return whether a viewer plays the challenger."""
    if isinstance(viewer, FacilitatorViewer):
        return state.red.controller is RedController.HOST
    return isinstance(viewer, RedViewer)
