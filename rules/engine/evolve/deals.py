"""How offers and deals enter the state."""

from rules.engine import events as e
from rules.engine.copying import revise
from rules.engine.deals import OfferStatus, StationUnits, offer_of
from rules.engine.formulas.presence import with_stationed
from rules.engine.ids import OfferId
from rules.engine.state import Fields, GameState
from rules.engine.ties import Stationing, Ties


def _changed(state: GameState, offer: OfferId, **fields: object) -> Ties:
    offers = [revise(known, **fields) if known.id == offer else known for known in state.ties.offers]
    return revise(state.ties, offers=tuple(offers))


def deal_proposed(state: GameState, event: e.DealProposed) -> Fields:
    """Lay an offer before its parties."""
    return {"ties": revise(state.ties, offers=(*state.ties.offers, event.offer))}


def deal_accepted(state: GameState, event: e.DealAccepted) -> Fields:
    """Note a yes."""
    before = offer_of(state.ties.offers, event.offer)
    accepted = {*(before.accepted if before else ()), event.nation}
    return {"ties": _changed(state, event.offer, accepted=tuple(sorted(accepted)))}


def offer_closed(state: GameState, event: e.OfferClosed) -> Fields:
    """Keep what became of an offer, for its parties to see until the round ends."""
    return {"ties": _changed(state, event.offer, status=event.status, closed_by=event.nation)}


def deal_struck(state: GameState, event: e.DealStruck) -> Fields:
    """Add a deal to the round's; units that it stations are there from now on."""
    ties = _changed(state, event.deal.id, status=OfferStatus.STRUCK)
    ties = revise(ties, deals=(*ties.deals, event.deal))
    for term in event.deal.terms:
        if isinstance(term, StationUnits):
            more = Stationing(guest=term.guest, host=term.host, domain=term.domain, units=term.units)
            ties = revise(ties, stationed=with_stationed(ties, more))
    return {"ties": ties}


def stationing_ended(state: GameState, event: e.StationingEnded) -> Fields:
    """Take units from a host's soil."""
    place = (event.guest, event.host, event.domain)
    left = [kept for kept in state.ties.stationed if (kept.guest, kept.host, kept.domain) != place]
    return {"ties": revise(state.ties, stationed=tuple(left))}
