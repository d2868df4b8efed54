"""How agreements enter the state."""

from rules.engine.agreement_events import AgreementChanged, ClauseBreached
from rules.engine.agreements import Agreement
from rules.engine.copying import revise
from rules.engine.state import Fields, GameState


def _put(state: GameState, agreement: Agreement) -> Fields:
    """Return the state's agreements with one as it is now, in its place or as the newest."""
    known = state.ties.agreements
    if all(other.id != agreement.id for other in known):
        return {"ties": revise(state.ties, agreements=(*known, agreement))}
    changed = tuple(agreement if other.id == agreement.id else other for other in known)
    return {"ties": revise(state.ties, agreements=changed)}


def agreement_changed(state: GameState, event: AgreementChanged) -> Fields:
    """Keep an agreement as it is from now on."""
    return _put(state, event.agreement)


def clause_breached(state: GameState, event: ClauseBreached) -> Fields:
    """Remember for good who did not keep what."""
    found = next(agreement for agreement in state.ties.agreements if agreement.id == event.agreement)
    return _put(state, revise(found, breaches=(*found.breaches, event.breach)))
