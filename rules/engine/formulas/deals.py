"""What deals cost, who must say yes, and what an open offer holds back (rules 10.4 to 10.7, 14.1, 14.3)."""

from collections.abc import Iterable, Sequence

from rules.engine.agreements import AmendAgreement, ExpelMember, FoundAgreement, JoinAgreement
from rules.engine.chance import Stream
from rules.engine.deals import (
    GiveAid,
    HoldExercise,
    Offer,
    OfferStatus,
    SendMission,
    StartProject,
    StationUnits,
    Term,
    named_in,
    text_of,
)
from rules.engine.formulas.clauses.joint_training import exercise_rate
from rules.engine.formulas.economy import rate_cost
from rules.engine.formulas.presence import station_price
from rules.engine.formulas.projects import first_part
from rules.engine.ids import Cause, NationId, OfferId, Quantity
from rules.engine.module_constants import given
from rules.engine.reports import NationChange
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState

_SPENT = frozenset(
    {
        Cause.DEPLOYMENT,
        Cause.INVESTMENT,
        Cause.OPTION_COST,
        Cause.EXERCISE_COST,
        Cause.RESEARCH,
        Cause.PROJECT_SHARE,
        Cause.MISSION_COST,
        Cause.STATIONING,
    }
)
"""What RP of aid can go into."""


def offer_id(state: GameState, proposer: NationId, terms: Sequence[Term]) -> OfferId:
    """Return the name of a new offer: it tells nothing of offers that went to others (rules 10.5)."""
    same = sum(1 for offer in state.ties.offers if (offer.proposer, offer.terms) == (proposer, tuple(terms)))
    text = ";".join(map(text_of, terms))
    stream = Stream(seed=state.seed, name=f"offer:{state.round}:{proposer}:{text}:{same}")
    return OfferId(f"r{state.round}o{stream.below(1 << 32):08x}")


def exercise_cost(ruleset: Ruleset, state: GameState, nation: NationId, nations: tuple[NationId, ...] = ()) -> int:
    """Return the RP that taking part in an exercise of these nations costs one of them (rules 10.7)."""
    return rate_cost(exercise_rate(ruleset, state, nation, nations), state.nations[nation].gdp)


def term_cost(ruleset: Ruleset, state: GameState, term: Term, nation: NationId) -> int:
    """Return the RP that one term costs a nation when the deal is struck."""
    match term:
        case GiveAid(giver=giver, points=points):
            return points if nation == giver else 0
        case HoldExercise(nations=nations):
            return exercise_cost(ruleset, state, nation, nations) if nation in nations else 0
        case FoundAgreement() | JoinAgreement() | AmendAgreement() | ExpelMember():
            return 0
        case StartProject(way=way, partners=partners):
            return first_part(ruleset, state, way, nation) if nation in partners else 0
        case StationUnits(guest=guest, units=units):
            return station_price(ruleset, units) if nation == guest else 0
        case SendMission(giver=giver):
            return given(ruleset.constants.building).mission_cost if nation == giver else 0


def cost_of(ruleset: Ruleset, state: GameState, terms: Iterable[Term], nation: NationId) -> int:
    """Return the RP that terms cost a nation when the deal is struck."""
    return sum([term_cost(ruleset, state, term, nation) for term in terms])


def open_offers(state: GameState) -> list[Offer]:
    """Return the offers that still wait for an answer."""
    return [offer for offer in state.ties.offers if offer.status is OfferStatus.OPEN]


def held_back(ruleset: Ruleset, state: GameState, nation: NationId, *, but: OfferId | None = None) -> int:
    """Return the RP that a nation has promised in open offers, in escrow until they are struck or closed (10.6)."""
    return sum(
        [
            cost_of(ruleset, state, offer.terms, nation)
            for offer in open_offers(state)
            if nation in offer.accepted and offer.id != but
        ]
    )


def aid_in(terms: Iterable[Term], nation: NationId) -> int:
    """Return the RP of aid that a nation gives by these terms."""
    return sum([term.points for term in terms if isinstance(term, GiveAid) and term.giver == nation])


def aid_limit(ruleset: Ruleset, state: GameState, nation: NationId) -> int:
    """Return the RP of aid that a nation may still promise this year, beside what it has given and offered (10.6)."""
    paid = [term for deal in state.ties.deals if nation in deal.parties for term in deal.terms]
    given_away = aid_in(paid, nation)
    whole = state.nations[nation].budget + cost_of(ruleset, state, paid, nation)
    offered = sum([aid_in(offer.terms, nation) for offer in open_offers(state) if nation in offer.accepted])
    return max(0, whole // given(ruleset.constants.deals).aid_divisor - given_away - offered)


def exercising(state: GameState) -> frozenset[NationId]:
    """Return the nations whose exercise of this year is settled (rules 10.7)."""
    terms = [term for deal in state.ties.deals for term in deal.terms if isinstance(term, HoldExercise)]
    return frozenset(nation for term in terms for nation in term.nations)


def on_mission(state: GameState) -> frozenset[NationId]:
    """Return the nations that send or receive a training mission this year (rules 14.3)."""
    terms = [term for deal in state.ties.deals for term in deal.terms if isinstance(term, SendMission)]
    return frozenset(nation for term in terms for nation in named_in(term))


def unspent_aid(state: GameState, nation: NationId) -> int:
    """Return the RP of aid received this year that nothing was spent of; aid is spent first (rules 10.6)."""
    own = [
        change
        for change in state.ledger
        if isinstance(change, NationChange) and (change.nation, change.quantity) == (nation, Quantity.BUDGET)
    ]
    received = sum([change.after - change.before for change in own if change.cause is Cause.AID_RECEIVED])
    spent = sum([change.before - change.after for change in own if change.cause in _SPENT])
    return max(0, received - spent)
