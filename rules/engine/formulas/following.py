"""Where what follows from a crisis strikes, and how far its harm spreads (rules 16.13 and 16.14)."""

from rules.engine.cards import Card, Place
from rules.engine.chance import Stream
from rules.engine.formulas.agreements import in_force
from rules.engine.formulas.places import is_home, neighbours
from rules.engine.ids import NationId, Outcome
from rules.engine.ruleset import Ruleset
from rules.engine.state import Crisis, GameState

_COSTLY = (Outcome.PARTIAL, Outcome.FAILED)


def partners(state: GameState, nation: NationId) -> tuple[NationId, ...]:
    """Return all others of the agreements in force that a nation belongs to, in the table's order."""
    near: set[NationId] = set()
    for agreement in in_force(state):
        parties = {one.nation for one in agreement.signatories}
        if nation in parties:
            near |= parties
    return tuple(other for other in state.settings.nations if other in near and other != nation)


def spreads_to(ruleset: Ruleset, state: GameState, crisis: Crisis) -> tuple[NationId, ...]:
    """Return the nations that take a part of a crisis's harm: neighbours, and partners where its card says so."""
    near = neighbours(state, crisis.target)
    if not ruleset.cards[crisis.card].spills_to_partners:
        return near
    far = [one for one in partners(state, crisis.target) if not is_home(state, one, crisis.target)]
    return (*near, *far)


def place_of(state: GameState, target: NationId, place: Place, stream: Stream) -> NationId:
    """Return where a card strikes that follows; where there is no neighbour or partner, the target itself."""
    found: tuple[NationId, ...] = ()
    match place:
        case Place.TARGET:
            return target
        case Place.NEIGHBOUR:
            found = neighbours(state, target)
        case Place.PARTNER:
            found = partners(state, target)
    return found[stream.below(len(found))] if found else target


def weighed(card: Card, outcome: Outcome) -> Outcome:
    """Return the outcome as it counts for the world: an opportunity that was missed costs nothing (rules 16.15)."""
    return Outcome.MANAGED if card.opportunity and outcome in _COSTLY else outcome
