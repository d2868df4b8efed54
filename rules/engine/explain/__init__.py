"""The sum behind a number on a screen: which rule, which terms, what chance; only from what the viewer may see."""

from collections.abc import Callable

from rules.engine.actors import FacilitatorViewer, SeatViewer, Viewer
from rules.engine.explain import crises, ending, fates, home, numbers, red, seat, shadows, works
from rules.engine.explain.terms import Formula, Label, Title, Unit
from rules.engine.formulas.red import sees_hand
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.view_may import Explanation

__all__ = ["Formula", "Label", "Title", "Unit", "explain"]

Path = tuple[str, ...]
Public = Callable[[Ruleset, GameState, Path], Explanation | None]

_PUBLIC: dict[str, Public] = {
    "nations": numbers.explain_nation,
    "world": numbers.explain_world,
    "interoperability": numbers.explain_interoperability,
    "ties": numbers.explain_ties,
    "hardening": home.explain_hardening,
    "guideline": home.explain_guideline,
    "works": works.explain_works,
    "crises": crises.explain_crisis,
    "reveal": crises.explain_reveal,
    "challenger": red.explain_challenger,
    "ending": ending.explain_ending,
}


def explain(ruleset: Ruleset, state: GameState, viewer: Viewer, path: Path) -> Explanation | None:
    """Return the sum behind the number at a path of the viewer's view, such as ("nations", "arv", "budget").

    None: there is nothing to explain there, or nothing this viewer may see; the two look alike.
    """
    if not path:
        return None
    head, rest = path[0], path[1:]
    if head == "you" and isinstance(viewer, SeatViewer) and viewer.nation in state.nations:
        return seat.explain_seat(ruleset, state, viewer.nation, rest)
    if head == "truth" and isinstance(viewer, FacilitatorViewer):
        return shadows.explain_truth(ruleset, state, rest)
    if head == "agendas" and isinstance(viewer, FacilitatorViewer):
        return fates.explain_agendas(ruleset, state, rest)
    if head in ("red", "red_may") and sees_hand(ruleset, state, viewer):
        return red.explain_red(ruleset, state, path)
    return _PUBLIC[head](ruleset, state, rest) if head in _PUBLIC else None
