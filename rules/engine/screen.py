"""What is sent to one viewer: the view, and for a seat what it may do; the public part is built once a state."""

from rules.engine.actors import SeatViewer, Viewer
from rules.engine.legal import legal
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.view import public_view, view
from rules.engine.view_types import TableView


class _Latest:
    """The public view of the state that was looked at last, so that ten viewers of one state cost one."""

    pair: tuple[GameState, TableView] | None = None


def screen(ruleset: Ruleset, state: GameState, viewer: Viewer) -> TableView:
    """Return everything one viewer may see and do; plain data that nobody may change, parts are shared."""
    latest = _Latest.pair
    if latest is None or latest[0] is not state:
        latest = (state, public_view(ruleset, state))
        _Latest.pair = latest
    shown = view(ruleset, state, viewer, latest[1])
    if isinstance(viewer, SeatViewer) and viewer.nation in state.nations:
        return {**shown, "may": legal(ruleset, state, viewer.nation)}
    return shown
