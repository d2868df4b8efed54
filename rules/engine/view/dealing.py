"""What a seat may offer and answer now, with limits, prices and reasons (rules 10.4 to 10.7, 14.1 to 14.3)."""

from rules.engine.agreements import Clause
from rules.engine.deals import Offer
from rules.engine.errors import Reason
from rules.engine.formulas.agreements import fellows
from rules.engine.formulas.consent import only_votes
from rules.engine.formulas.deals import aid_limit, exercise_cost, exercising, held_back, open_offers
from rules.engine.formulas.offers import answer_refusal
from rules.engine.formulas.projects import card_refusal, first_part, share_of, way_refusal
from rules.engine.ids import Module, NationId, ProjectId, Way
from rules.engine.module_constants import given
from rules.engine.remembering import remembered
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.view.building import may_station, may_teach
from rules.engine.view_ties import DealsMayView, OfferMayView, ProjectMayView, WayMayView


def _about(ruleset: Ruleset, state: GameState, nation: NationId, offer: Offer) -> OfferMayView:
    own, answered = offer.proposer == nation, nation in offer.accepted
    refusal = None if answered else answer_refusal(ruleset, state, nation, offer)
    shown: OfferMayView = {
        "can_accept": not answered and refusal is None,
        "can_refuse": not own and not only_votes(state, nation, offer),
        "can_counter": True,
        "can_withdraw": own,
    }
    if refusal is not None:
        shown["why_not"] = refusal.reason.value
        shown["facts"] = dict(refusal.facts)
    return shown


@remembered(
    lambda ruleset, state, _nation: (ruleset, state.settings, state.works),
    equal=lambda _ruleset, state, nation: (state.round, state.nations[nation].gdp),
)
def _projects(ruleset: Ruleset, state: GameState, nation: NationId) -> dict[str, ProjectMayView]:
    """Return what can be begun; alike for nations of one size."""
    return {str(card): _project(ruleset, state, nation, card) for card in ruleset.projects}


def _project(ruleset: Ruleset, state: GameState, nation: NationId, card: ProjectId) -> ProjectMayView:
    refusal = card_refusal(ruleset, state, card)
    ways = {way.value: _way(ruleset, state, nation, card, way) for way in ruleset.projects[card].ways}
    shown: ProjectMayView = {"allowed": refusal is None and any(way["allowed"] for way in ways.values()), "ways": ways}
    if refusal is not None:
        shown["why_not"] = refusal.reason.value
        shown["facts"] = dict(refusal.facts)
    return shown


def _way(ruleset: Ruleset, state: GameState, nation: NationId, card: ProjectId, way: Way) -> WayMayView:
    refusal = card_refusal(ruleset, state, card) or way_refusal(ruleset, state, card, way)
    shown: WayMayView = {
        "allowed": refusal is None,
        "share": share_of(ruleset, state, way, nation),
        "first": first_part(ruleset, state, way, nation),
    }
    if refusal is not None:
        shown["why_not"] = refusal.reason.value
        shown["facts"] = dict(refusal.facts)
    return shown


def may_deal(ruleset: Ruleset, state: GameState, nation: NationId) -> DealsMayView:
    """Return what a seat may offer and answer while nations talk."""
    constants, offers = given(ruleset.constants.deals), open_offers(state)
    full = sum(1 for offer in offers if offer.proposer == nation) >= constants.open_offers
    back = held_back(ruleset, state, nation)
    shown: DealsMayView = {
        "can_propose": not full,
        "aid_max": min(aid_limit(ruleset, state, nation), state.nations[nation].budget - back),
        "held_back": back,
        "left": state.nations[nation].budget - back,
        "terms_max": constants.terms,
        "offers": {offer.id: _about(ruleset, state, nation, offer) for offer in offers if nation in offer.parties},
    }
    if full:
        shown["why_not"] = Reason.TOO_MANY_OFFERS.value
    if Module.STATIONING in ruleset.scenario.modules:
        shown["stationing"] = may_station(ruleset, state, nation)
    if Module.MISSIONS in ruleset.scenario.modules:
        shown["missions"] = may_teach(ruleset, state, nation)
    if Module.EXERCISES in ruleset.scenario.modules:
        busy = exercising(state)
        free = [] if nation in busy else [other for other in state.settings.nations if other not in busy]
        shown["exercise_cost"] = exercise_cost(ruleset, state, nation)
        friends = fellows(state, nation, Clause.JOINT_TRAINING)
        if friends:
            shown["training_cost"] = exercise_cost(ruleset, state, nation, friends)
            shown["training_with"] = [str(other) for other in friends]
        shown["exercise_with"] = [str(other) for other in free]
    if Module.PROJECTS in ruleset.scenario.modules:
        shown["projects"] = _projects(ruleset, state, nation)
    return shown
