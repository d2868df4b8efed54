"""Offers and deals: proposing, answering, striking, and what a deal does (rules 10.4 to 10.7)."""

from itertools import combinations

from rules.engine import commands as c
from rules.engine import events as e
from rules.engine.agreements import AmendAgreement, ExpelMember, FoundAgreement, JoinAgreement
from rules.engine.deals import (
    Deal,
    GiveAid,
    HoldExercise,
    Offer,
    OfferStatus,
    SendMission,
    StartProject,
    StationUnits,
    offer_of,
)
from rules.engine.decide.agreements import agree, note_training, pay_proposal
from rules.engine.decide.diplomacy import require_phase
from rules.engine.decide.modules import require_module
from rules.engine.decide.projects import begin_project
from rules.engine.decide.script import Script
from rules.engine.errors import Reason, Refusal, RefusedError, refuse
from rules.engine.formulas.clauses.joint_training import exercise_gain
from rules.engine.formulas.consent import is_settled, only_votes, parties_of
from rules.engine.formulas.deals import (
    exercise_cost,
    offer_id,
    open_offers,
    term_cost,
    unspent_aid,
)
from rules.engine.formulas.offers import answer_refusal, means_refusal, terms_refusal
from rules.engine.formulas.projects import TWO
from rules.engine.formulas.signing import proposal_refusal
from rules.engine.ids import Cause, Module, NationId, OfferId, Phase, Quantity
from rules.engine.module_constants import given


def _require(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise RefusedError(refusal)


def _require_offer(script: Script, nation: NationId, offer: OfferId) -> Offer:
    """Return an open offer that a nation is a party to; others' offers are as unknown as none at all."""
    found = offer_of(script.state.ties.offers, offer)
    if found is None or nation not in found.parties:
        raise refuse(Reason.UNKNOWN_OFFER, "10.5")
    if found.status is not OfferStatus.OPEN:
        raise refuse(Reason.OFFER_CLOSED, "10.5", status=found.status.value)
    return found


def _require_talks(script: Script) -> None:
    require_module(script, Module.DEALS, "10.4")
    require_phase(script, Phase.DIPLOMACY)


def propose_deal(script: Script, nation: NationId, command: c.ProposeDeal) -> None:
    """Lay an offer before all whom it names; a counter-offer ends the offer that it answers."""
    _require_talks(script)
    _require(terms_refusal(script.ruleset, script.state, nation, command.terms))
    answered = None if command.counters is None else _require_offer(script, nation, command.counters)
    own = [offer for offer in open_offers(script.state) if offer.proposer == nation and offer is not answered]
    most = given(script.ruleset.constants.deals).open_offers
    if len(own) >= most:
        raise refuse(Reason.TOO_MANY_OFFERS, "10.4", high=most)
    if any(offer.terms == command.terms for offer in own):
        raise refuse(Reason.REPEATED, "10.4", what="offer")
    if answered is not None:
        _close(script, answered, OfferStatus.COUNTERED, nation)
    _require(means_refusal(script.ruleset, script.state, nation, command.terms))
    _require(proposal_refusal(script.ruleset, script.state, nation, command.terms))
    offer = Offer(
        id=offer_id(script.state, nation, command.terms),
        proposer=nation,
        parties=parties_of(script.state, nation, command.terms),
        terms=command.terms,
        accepted=(nation,),
        counters=command.counters,
    )
    script.happen(e.DealProposed(offer=offer))
    if is_settled(script.state, offer.terms, offer.accepted):
        _strike(script, offer)


def accept_deal(script: Script, nation: NationId, command: c.AcceptDeal) -> None:
    """Say yes; the last yes that is needed strikes the deal."""
    _require_talks(script)
    offer = _require_offer(script, nation, command.offer)
    if nation in offer.accepted:
        return
    _require(answer_refusal(script.ruleset, script.state, nation, offer))
    script.happen(e.DealAccepted(offer=offer.id, nation=nation))
    if is_settled(script.state, offer.terms, (*offer.accepted, nation)):
        _strike(script, offer)


def refuse_deal(script: Script, nation: NationId, command: c.RefuseDeal) -> None:
    """Say no, for all."""
    _require_talks(script)
    offer = _require_offer(script, nation, command.offer)
    if offer.proposer == nation:
        raise refuse(Reason.OWN_OFFER, "10.5")
    if only_votes(script.state, nation, offer):
        raise refuse(Reason.ONLY_A_VOTE, "11.14")
    _close(script, offer, OfferStatus.REFUSED, nation)


def withdraw_deal(script: Script, nation: NationId, command: c.WithdrawDeal) -> None:
    """Take an offer back."""
    _require_talks(script)
    offer = _require_offer(script, nation, command.offer)
    if offer.proposer != nation:
        raise refuse(Reason.NOT_YOUR_OFFER, "10.5", nation=offer.proposer)
    _close(script, offer, OfferStatus.WITHDRAWN, nation)


def _close(script: Script, offer: Offer, status: OfferStatus, nation: NationId | None) -> None:
    script.happen(e.OfferClosed(offer=offer.id, status=status, nation=nation))


def lapse_offers(script: Script) -> None:
    """Close what nobody answered in time."""
    for offer in open_offers(script.state):
        _close(script, offer, OfferStatus.LAPSED, None)


def _strike(script: Script, offer: Offer) -> None:
    """Make a deal of an offer: what it costs is paid at once, and aid is there to be planned with."""
    script.happen(e.DealStruck(deal=Deal(id=offer.id, parties=offer.parties, terms=offer.terms)))
    for term in offer.terms:
        match term:
            case GiveAid(giver=giver, receiver=receiver, points=points):
                script.nation(giver, Quantity.BUDGET, -points, Cause.AID_GIVEN, "10.6")
                script.nation(receiver, Quantity.BUDGET, points, Cause.AID_RECEIVED, "10.6")
            case HoldExercise():
                _pay_exercise(script, term)
            case FoundAgreement() | JoinAgreement() | AmendAgreement() | ExpelMember():
                pay_proposal(script, offer)
                agree(script, term)
            case StartProject():
                begin_project(script, term)
            case StationUnits() | SendMission():
                _pay_building(script, term)
    script.settle()


def _pay_building(script: Script, term: StationUnits | SendMission) -> None:
    match term:
        case StationUnits(guest=guest):
            cost = term_cost(script.ruleset, script.state, term, guest)
            script.nation(guest, Quantity.BUDGET, -cost, Cause.STATIONING, "14.1")
        case SendMission(giver=giver):
            cost = term_cost(script.ruleset, script.state, term, giver)
            script.nation(giver, Quantity.BUDGET, -cost, Cause.MISSION_COST, "14.3")


def _pay_exercise(script: Script, exercise: HoldExercise) -> None:
    for nation in exercise.nations:
        cost = exercise_cost(script.ruleset, script.state, nation, exercise.nations)
        script.nation(nation, Quantity.BUDGET, -cost, Cause.EXERCISE_COST, "10.7")


def hold_exercises(script: Script) -> None:
    """Let the year's exercises do their work, once plans are revealed (rules 10.7)."""
    for deal in script.state.ties.deals:
        for term in deal.terms:
            if isinstance(term, HoldExercise):
                _hold(script, term)


def _hold(script: Script, exercise: HoldExercise) -> None:
    constants, modules = given(script.ruleset.constants.exercises), script.ruleset.scenario.modules
    for nation in exercise.nations if Module.READINESS in modules else ():
        script.nation(nation, Quantity.READINESS, constants.readiness, Cause.EXERCISE, "10.7")
    for one, other in combinations(exercise.nations, TWO):
        gain = exercise_gain(script.ruleset, script.state, (one, other), script.pair_now(one, other))
        script.pair(one, other, gain, (Cause.EXERCISE, "10.7", None))
        script.trust(one, other, constants.trust, Cause.EXERCISE, "10.7")
        script.trust(other, one, constants.trust, Cause.EXERCISE, "10.7")
    note_training(script, exercise)


def lapse_aid(script: Script) -> None:
    """Take back what nothing was spent of (rules 10.6)."""
    terms = [term for deal in script.state.ties.deals for term in deal.terms]
    aided = {term.receiver for term in terms if isinstance(term, GiveAid)}
    for nation in script.state.settings.nations if aided else ():
        lost = unspent_aid(script.state, nation)
        script.nation(nation, Quantity.BUDGET, -lost, Cause.AID_LAPSED, "10.6")
