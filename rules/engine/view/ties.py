"""The face of what is between nations: pairs and deals for all, offers for their parties."""

from collections.abc import Sequence

from rules.engine.agreements import AmendAgreement, ExpelMember, FoundAgreement, JoinAgreement
from rules.engine.deals import (
    Deal,
    GiveAid,
    HoldExercise,
    Offer,
    SendMission,
    StartProject,
    StationUnits,
    Term,
    offer_of,
)
from rules.engine.formulas.deals import cost_of
from rules.engine.formulas.presence import station_price
from rules.engine.formulas.signing import proposal_cost
from rules.engine.ids import Module, NationId
from rules.engine.remembering import remembered
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.ties import Stationing
from rules.engine.view.agreements import Upholding, agreement_term_view, agreements_view, upholding
from rules.engine.view_ties import DealView, OfferView, StationedView, TermView, TiesView


def term_view(term: Term) -> TermView:
    """Return a term of a deal."""
    match term:
        case GiveAid(giver=giver, receiver=receiver, points=points):
            return {"type": "give_aid", "giver": giver, "receiver": receiver, "points": points}
        case HoldExercise(nations=nations):
            return {"type": "hold_exercise", "nations": list(nations)}
        case FoundAgreement() | JoinAgreement() | AmendAgreement() | ExpelMember():
            return agreement_term_view(term)
        case StartProject(project=project, way=way, host=host, partners=partners):
            return {
                "type": "start_project",
                "project": project,
                "way": way.value,
                "host": host,
                "partners": list(partners),
            }
        case StationUnits(guest=guest, host=host, domain=domain, units=units):
            return {"type": "station_units", "guest": guest, "host": host, "domain": domain.value, "units": units}
        case SendMission(giver=giver, receiver=receiver, domain=domain):
            return {"type": "send_mission", "giver": giver, "receiver": receiver, "domain": domain.value}


def _deal(deal: Deal) -> DealView:
    return {"id": deal.id, "parties": list(deal.parties), "terms": [term_view(term) for term in deal.terms]}


def place_of(kept: Stationing) -> str:
    """Return the key of units on another's soil."""
    return f"{kept.guest}:{kept.host}:{kept.domain}"


def _stationed(ruleset: Ruleset, kept: Stationing) -> StationedView:
    return {
        "guest": kept.guest,
        "host": kept.host,
        "domain": kept.domain.value,
        "units": kept.units,
        "price": station_price(ruleset, kept.units),
    }


def ties_view(ruleset: Ruleset, state: GameState, bound: Upholding = upholding) -> TiesView:
    """Return what all may see of it."""
    pairs = state.ties.interoperability
    shown: TiesView = {
        "interoperability": {str(one): {str(other): now for other, now in pairs[one].items()} for one in pairs},
        "deals": [_deal(deal) for deal in state.ties.deals],
    }
    if Module.AGREEMENTS in ruleset.scenario.modules:
        shown["agreements"] = agreements_view(ruleset, state, bound)
    if state.ties.stationed:
        shown["stationed"] = {place_of(kept): _stationed(ruleset, kept) for kept in state.ties.stationed}
    return shown


@remembered(lambda ruleset, state, offer: (ruleset, state.nations, offer.terms, offer.parties))
def _costs(ruleset: Ruleset, state: GameState, offer: Offer) -> dict[str, int]:
    """Return what an offer costs each party; all of them look at it."""
    return {party: cost_of(ruleset, state, offer.terms, party) for party in offer.parties}


def _offer(ruleset: Ruleset, state: GameState, offer: Offer, known: Sequence[Offer]) -> OfferView:
    shown: OfferView = {
        "order": known.index(offer),
        "proposer": offer.proposer,
        "parties": list(offer.parties),
        "terms": [term_view(term) for term in offer.terms],
        "accepted": list(offer.accepted),
        "status": offer.status.value,
        "costs": _costs(ruleset, state, offer),
    }
    influence = proposal_cost(ruleset, offer.terms)
    if influence:
        shown["influence"] = influence
    if offer.closed_by is not None:
        shown["closed_by"] = offer.closed_by
    if offer.counters is not None and offer_of(known, offer.counters):
        shown["counters"] = offer.counters
    return shown


def offers_view(ruleset: Ruleset, state: GameState, nation: NationId | None = None) -> dict[str, OfferView]:
    """Return the round's offers that a nation is a party to, by id; all of them for a facilitator (None)."""
    known = [offer for offer in state.ties.offers if nation is None or nation in offer.parties]
    return {offer.id: _offer(ruleset, state, offer, known) for offer in known}
