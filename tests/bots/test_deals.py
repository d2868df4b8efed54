"""How bots deal: what each policy says yes and no to, what it offers itself, and that haggling comes to an end."""

import copy
import hashlib
from typing import Any

import pytest

from rules.bots.moves import Move
from rules.bots.policies import POLICIES
from rules.bots.runner import next_move, turn
from rules.engine.actors import SeatViewer
from rules.engine.commands import AcceptDeal, MakePledge, ProposeDeal, RefuseDeal, WithdrawDeal
from rules.engine.copying import revise
from rules.engine.deals import GiveAid, HoldExercise, Term
from rules.engine.ids import Module, NationId, Phase
from rules.engine.screen import screen
from rules.lab.playout import Playout
from rules.packs.registry import load_shipped

STANDARD = load_shipped().ruleset("common_front")
RULES = revise(STANDARD, scenario=revise(STANDARD.scenario, modules=frozenset({Module.DEALS, Module.EXERCISES})))
SEED = hashlib.sha256(b"deals").hexdigest()
DEALS = (ProposeDeal, AcceptDeal, RefuseDeal, WithdrawDeal)
ONE, OTHER, THIRD = NationId("arv"), NationId("cas"), NationId("dun")


def a_table() -> Playout:
    """Six bots that may talk in the first round and have said nothing."""
    playout = Playout(RULES, ["late"] * 6, SEED)
    playout.end_phase()
    return playout


def a_view(playout: Playout, nation: NationId, **own: int) -> Any:  # noqa: ANN401 - a view that a test changes
    """What a nation sees, where no crisis asks anything of anybody; some of its own numbers changed."""
    view: Any = copy.deepcopy(screen(RULES, playout.state, SeatViewer(nation=nation)))
    for crisis in view["crises"].values():
        crisis["asks"] = dict.fromkeys(crisis["asks"], 0)
        crisis["forecast"]["short"] = {}
    view["nations"][nation].update(own)
    return view


def deals(policy: str, view: Any) -> list[Move]:  # noqa: ANN401 - a view that a test changes
    """What a policy would do about deals now."""
    return [move for move in turn(policy, view, SEED) if isinstance(move.command, DEALS)]


def offered(*terms: Term, by: NationId = OTHER) -> Playout:
    """A table at which somebody has made an offer."""
    playout = a_table()
    playout.do(ProposeDeal(terms=terms), by)
    return playout


def aid(giver: NationId, receiver: NationId, points: int) -> GiveAid:
    return GiveAid(giver=giver, receiver=receiver, points=points)


def exercise(*nations: NationId) -> HoldExercise:
    return HoldExercise(nations=tuple(sorted(nations)))


def answer(policy: str, view: Any) -> Move:  # noqa: ANN401 - a view that a test changes
    """The first thing that a policy does about the one open offer."""
    (offer,) = [key for key, shown in view["you"]["offers"].items() if shown["status"] == "open"]
    move = deals(policy, view)[0]
    assert getattr(move.command, "offer", getattr(move.command, "counters", None)) == offer
    assert move.why.endswith(".")
    return move


def poor(view: Any, nation: NationId, units: int = 5) -> Any:  # noqa: ANN401 - a view that a test changes
    """The view with a crisis of a nation that has the levels, but no money."""
    crisis = next(iter(view["crises"].values()))
    crisis["target"] = nation
    domain = crisis["needs"][0]["domain"]
    crisis["forecast"]["short"] = {domain: units}
    view["nations"][nation]["capability"][domain] = 9
    view["nations"][nation]["budget"] = 0
    return view


@pytest.mark.parametrize("policy", [name for name in POLICIES if name != "random"])
def test_every_policy_takes_aid(policy: str) -> None:
    view = a_view(offered(aid(OTHER, ONE, 2)), ONE)

    move = answer(policy, view)

    assert isinstance(move.command, AcceptDeal)
    assert move.because == "deal_gift"


@pytest.mark.parametrize(
    "policy, because",
    [
        ("altruist", "deal_train"),
        ("reciprocator", "deal_train"),
        ("late", "deal_train"),
        ("opportunist", "deal_no_use"),
        ("free_rider", "deal_alone"),
    ],
)
def test_whether_a_policy_trains_follows_its_character(policy: str, because: str) -> None:
    view = a_view(offered(exercise(ONE, OTHER)), ONE)

    assert answer(policy, view).because == because


def test_a_reciprocator_trains_with_nations_of_good_record_that_it_trusts() -> None:
    view = a_view(offered(exercise(ONE, OTHER)), ONE)
    mistrusted, idle = copy.deepcopy(view), copy.deepcopy(view)
    mistrusted["nations"][ONE]["trust"][OTHER] = 30
    idle["nations"][OTHER]["record"] = 50

    assert isinstance(answer("reciprocator", view).command, AcceptDeal)
    assert answer("reciprocator", mistrusted).because == "deal_not_with"
    assert answer("reciprocator", idle).because == "deal_not_with"


def test_an_opportunist_trains_with_those_who_have_helped_others() -> None:
    view = a_view(offered(exercise(ONE, OTHER)), ONE)
    view["nations"][OTHER]["given"] = 3

    assert isinstance(answer("opportunist", view).command, AcceptDeal)


def test_nobody_starts_training_in_the_last_round() -> None:
    view = a_view(offered(exercise(ONE, OTHER)), ONE)
    view["clock"]["round"] = view["clock"]["rounds"]

    assert {answer(policy, view).because for policy in POLICIES if policy != "random"} == {"deal_late"}


def test_an_exercise_that_promises_leave_no_money_for_is_refused() -> None:
    view = a_view(offered(exercise(ONE, OTHER)), ONE)
    view["may"]["deals"]["left"] = view["may"]["deals"]["exercise_cost"] - 1

    assert answer("altruist", view).because == "deal_dear"


def test_a_bot_keeps_the_money_for_promises_that_it_is_about_to_make() -> None:
    playout = offered(exercise(ONE, OTHER))
    view: Any = copy.deepcopy(screen(RULES, playout.state, SeatViewer(nation=ONE)))
    said = [move.command for move in turn("altruist", view, SEED)]
    promised = sum(
        command.units * view["may"]["crises"][command.crisis]["price"]
        for command in said
        if isinstance(command, MakePledge)
    )
    cost = view["may"]["deals"]["exercise_cost"]
    assert promised

    view["may"]["deals"]["left"] = promised + cost - 1

    assert answer("altruist", view).because == "deal_dear"


def test_a_second_exercise_in_a_year_is_refused() -> None:
    playout = offered(exercise(ONE, OTHER, THIRD))
    (first,) = playout.state.ties.offers
    playout.do(AcceptDeal(offer=first.id), ONE)
    playout.do(ProposeDeal(terms=(exercise(ONE, NationId("bor")),)), NationId("bor"))

    (move,) = deals("altruist", a_view(playout, ONE))

    assert isinstance(move.command, RefuseDeal)
    assert move.because == "deal_busy"


@pytest.mark.parametrize(
    "policy, because",
    [
        ("altruist", "deal_give"),
        ("reciprocator", "deal_give"),
        ("late", "deal_give"),
        ("opportunist", "deal_own"),
        ("free_rider", "deal_own"),
    ],
)
def test_who_gives_aid_to_a_good_neighbour_whose_crisis_lacks_money(policy: str, because: str) -> None:
    view = poor(a_view(offered(aid(ONE, OTHER, 1)), ONE), OTHER)
    view["nations"][OTHER]["given"] = 3

    assert answer(policy, view).because == because


def test_a_reciprocator_gives_nothing_to_whoever_has_given_nothing() -> None:
    view = poor(a_view(offered(aid(ONE, OTHER, 1)), ONE), OTHER)

    assert answer("reciprocator", view).because == "deal_undeserved"


def test_a_reciprocator_gives_nothing_where_money_is_not_what_is_lacking() -> None:
    view = a_view(offered(aid(ONE, OTHER, 1)), ONE)

    assert answer("reciprocator", view).because == "deal_undeserved"


def test_too_much_aid_is_countered_with_what_the_bot_would_give() -> None:
    view = poor(a_view(offered(aid(ONE, OTHER, 60)), ONE), OTHER)
    most = view["may"]["deals"]["aid_max"]

    move = answer("altruist", view)

    assert isinstance(move.command, ProposeDeal)
    assert move.command.terms == (aid(ONE, OTHER, most),)
    assert str(most) in move.why


def test_the_engine_takes_a_counter_offer_and_the_other_bot_takes_the_aid() -> None:
    playout = offered(aid(ONE, OTHER, 60))
    playout.policies[ONE] = "altruist"

    playout.speak(ONE)
    playout.speak(OTHER)

    (deal,) = playout.state.ties.deals[:1]
    assert deal.terms[0] == aid(ONE, OTHER, deal.terms[0].points)  # type: ignore[union-attr]


def test_a_swap_that_pays_for_itself_is_taken_even_by_a_free_rider() -> None:
    view = a_view(offered(exercise(ONE, OTHER), aid(OTHER, ONE, 4)), ONE)

    assert answer("free_rider", view).because == "deal_swap"


def test_a_bot_invites_those_with_whom_it_works_worst_and_leaves_out_who_refused() -> None:
    playout = a_table()
    view = a_view(playout, ONE)
    for place, nation in enumerate(sorted(set(playout.policies) - {ONE}, reverse=True)):
        view["ties"]["interoperability"][ONE][nation] = place
    (first,) = deals("altruist", view)
    assert isinstance(first.command, ProposeDeal)
    assert first.command.terms == (exercise(ONE, *sorted(set(playout.policies) - {ONE})[-3:]),)
    playout.do(first.command, ONE)
    refuser = playout.state.ties.offers[0].parties[-1]
    playout.do(RefuseDeal(offer=playout.state.ties.offers[0].id), refuser)

    (second,) = deals("altruist", a_view(playout, ONE))

    assert isinstance(second.command, ProposeDeal)
    assert refuser not in second.command.terms[0].nations  # type: ignore[union-attr]


def test_an_altruist_offers_aid_to_whom_nothing_but_money_is_lacking() -> None:
    view = poor(a_view(a_table(), ONE), OTHER)
    view["may"]["deals"]["left"] = 100

    moves = [move for move in deals("altruist", view) if move.because == "offer_aid"]

    assert [command.terms[0].receiver for move in moves if isinstance(command := move.command, ProposeDeal)] == [OTHER]  # type: ignore[union-attr]


def test_a_nation_whose_own_crisis_lacks_money_asks_the_richest() -> None:
    view = poor(a_view(a_table(), ONE), ONE)
    view["may"]["deals"]["left"] = 0
    richest = max(set(view["nations"]) - {ONE}, key=lambda nation: (view["nations"][nation]["budget"], nation))

    (move,) = deals("free_rider", view)

    assert move.because == "offer_request"
    assert isinstance(move.command, ProposeDeal)
    assert move.command.terms[0].giver == richest  # type: ignore[union-attr]


def test_an_offer_whose_partners_train_elsewhere_is_withdrawn() -> None:
    playout = offered(exercise(ONE, OTHER, THIRD), by=ONE)
    playout.do(ProposeDeal(terms=(exercise(OTHER, THIRD),)), OTHER)
    playout.do(AcceptDeal(offer=playout.state.ties.offers[1].id), THIRD)

    move = deals("altruist", a_view(playout, ONE))[0]

    assert isinstance(move.command, WithdrawDeal)
    playout.do(move.command, ONE)


@pytest.mark.parametrize("policy", POLICIES)
def test_a_bot_that_nobody_answers_stops_offering(policy: str) -> None:
    playout = a_table()
    playout.policies[ONE] = policy
    for _ in range(30):
        move = next_move(policy, playout.look(ONE), SEED, may_seal=False)
        if move is None:
            break
        playout.do(move.command, ONE)
        for offer in playout.state.ties.offers:
            if offer.status == "open" and offer.proposer == ONE:
                playout.do(RefuseDeal(offer=offer.id), next(other for other in offer.parties if other != ONE))

    assert next_move(policy, playout.look(ONE), SEED, may_seal=False) is None
    assert len(playout.state.ties.offers) <= 3


def test_no_promise_is_broken_for_a_deal() -> None:
    playout = Playout(RULES, ["reciprocator", "altruist", "late", "altruist", "reciprocator", "late"], SEED)
    struck = 0
    while playout.state.phase is not Phase.ENDED:
        if playout.state.phase is Phase.DIPLOMACY:
            for nation in [*playout.policies, *playout.policies]:
                playout.speak(nation)
            struck += len(playout.state.ties.deals)
        elif playout.state.phase is Phase.PLANNING:
            for nation in playout.policies:
                playout.speak(nation)
        playout.end_phase()
    promises = [pledge for report in playout.state.reports for pledge in report.pledges]

    assert struck > 3
    assert promises
    assert all(pledge.kept for pledge in promises)
