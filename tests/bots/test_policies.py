"""Each policy plays by its character: what it promises, keeps, adds and chooses."""

import copy
import hashlib
from collections.abc import Iterator

import pytest

from rules.bots.policies import POLICIES, breaking_pays, deserved
from rules.bots.runner import next_move, turn
from rules.bots.seat import Seat, seat_of
from rules.bots.talks import fair_asks
from rules.bots.words import REASONS, sentence
from rules.engine.actors import SeatViewer
from rules.engine.commands import MakePledge, SavePlan, SetAsk, StatePosition
from rules.engine.ids import CrisisId, NationId, Phase
from rules.engine.plans import Plan, Unconditional
from rules.engine.screen import screen
from rules.engine.view_types import CrisisView, TableView
from rules.lab.playout import Playout
from rules.packs.registry import load_shipped

RULESET = load_shipped().ruleset("first_watch")
SEED = hashlib.sha256(b"characters").hexdigest()


def a_table(policy: str = "late", phase: Phase = Phase.DIPLOMACY) -> Playout:
    """Return a table of six bots in a phase of the first round, where nobody has said anything."""
    playout = Playout(RULESET, [policy] * 6, SEED)
    while playout.state.phase is not phase:
        playout.end_phase()
    return playout


def a_view(playout: Playout, nation: NationId) -> TableView:
    """Return what a nation sees, as a copy that a test may change."""
    return copy.deepcopy(screen(RULESET, playout.state, SeatViewer(nation=nation)))


def a_helper(playout: Playout) -> NationId:
    """Return a nation that no crisis has struck."""
    struck = {crisis.target for crisis in playout.state.crises.values()}
    return next(nation for nation in playout.policies if nation not in struck)


def pledges(policy: str, view: TableView) -> dict[str, int]:
    """Return what a policy would promise now."""
    said = (move.command for move in turn(policy, view, SEED))
    return {command.crisis: command.units for command in said if isinstance(command, MakePledge)}


def planned(policy: str, view: TableView) -> Plan:
    """Return the plan that a policy would save."""
    move = next_move(policy, view, SEED)
    assert move is not None
    assert isinstance(move.command, SavePlan)
    return move.command.plan


def seats(playout: Playout) -> Iterator[tuple[Seat, CrisisView]]:
    for nation in playout.policies:
        seat = seat_of(a_view(playout, nation), SEED)
        yield from ((seat, crisis) for crisis in seat.crises)


def test_every_bot_opens_talk_by_its_chips_and_only_once() -> None:
    playout = a_table()
    nation = a_helper(playout)

    first = next_move("free_rider", a_view(playout, nation), SEED, may_seal=False)

    assert first is not None
    assert isinstance(first.command, StatePosition)
    assert first.why == "We have our own house to look after this year; do not count on us."
    playout.do(first.command, nation)
    assert next_move("free_rider", a_view(playout, nation), SEED, may_seal=False) is None


def test_a_free_rider_promises_nothing_and_sends_to_its_own_crisis_only() -> None:
    playout = a_table("free_rider")
    assert all(pledges("free_rider", a_view(playout, nation)) == {} for nation in playout.policies)

    playout.end_phase()
    for nation in playout.policies:
        own = {crisis.id for crisis in playout.state.crises.values() if crisis.target == nation}
        plan = planned("free_rider", a_view(playout, nation))
        assert {sent.crisis for sent in plan.deployments} <= own
        assert plan.investments


def test_a_reciprocator_promises_what_it_is_asked_to_nations_of_good_record() -> None:
    playout = a_table()
    nation = a_helper(playout)
    view = a_view(playout, nation)

    promised = pledges("reciprocator", view)

    assert promised == {key: crisis["asks"][nation] for key, crisis in view["crises"].items()}


@pytest.mark.parametrize(
    "record, history, percent",
    [(100, [], 100), (60, [20], 100), (45, [40], 50), (20, [0], 0), (20, [0, 90], 100)],
    ids=["good", "just good", "middling", "poor", "poor but mending"],
)
def test_a_reciprocator_gives_as_the_record_deserves_and_forgives(
    record: int, history: list[int], percent: int
) -> None:
    playout = a_table()
    view = a_view(playout, a_helper(playout))
    crisis = next(iter(view["crises"].values()))
    view["nations"][crisis["target"]]["record"] = record
    view["nations"][crisis["target"]]["record_history"] = history

    assert deserved(seat_of(view, SEED), crisis) == percent


def test_an_altruist_asks_nobody_for_a_record() -> None:
    playout = a_table()
    view = a_view(playout, a_helper(playout))
    for nation in view["nations"].values():
        nation["record"] = 0

    assert set(pledges("altruist", view)) == set(view["crises"])
    assert pledges("reciprocator", view) == {}


def test_a_late_bot_speaks_when_half_of_the_others_have_and_something_is_missing() -> None:
    playout = a_table()
    nation = a_helper(playout)
    crisis = max(playout.state.crises.values(), key=lambda one: one.units)
    others = [other for other in playout.policies if other != nation]
    assert pledges("late", a_view(playout, nation)) == {}

    for other in others[:3]:
        playout.do(MakePledge(crisis=crisis.id, units=1, condition=Unconditional()), other)

    assert set(pledges("late", a_view(playout, nation))) == {crisis.id}


def test_bots_of_character_keep_their_promises_and_pay_for_them() -> None:
    for policy in ("reciprocator", "altruist", "late"):
        playout = a_table(policy)
        for nation in playout.policies:
            playout.speak(nation)
        playout.end_phase()
        for nation in playout.policies:
            plan = planned(policy, a_view(playout, nation))
            for crisis in playout.state.crises.values():
                promised = sum(pledge.units for pledge in crisis.pledges if pledge.nation == nation)
                assert plan.units(crisis.id) >= promised


def test_an_opportunist_breaks_a_dear_promise_to_a_lost_cause_and_keeps_a_cheap_one() -> None:
    playout = a_table("opportunist")
    nation = a_helper(playout)
    playout.speak(nation)
    playout.end_phase()
    view = a_view(playout, nation)
    crisis = next(one for one in view["crises"].values() if nation in one["pledges"])
    crisis["forecast"]["outcome"] = "failed"

    crisis["pledges"][nation]["units"] = 1
    cheap = breaking_pays(seat_of(view, SEED), crisis)
    crisis["pledges"][nation]["units"] = 5
    dear = breaking_pays(seat_of(view, SEED), crisis)

    assert (cheap, dear) == (False, True)
    kept = planned("reciprocator", view).units(CrisisId(crisis["id"]))
    assert planned("opportunist", view).units(CrisisId(crisis["id"])) < kept


def test_asks_of_a_bot_that_convenes_add_up_to_the_need() -> None:
    playout = a_table()
    for seat, crisis in seats(playout):
        if seat.is_target(crisis):
            asked = [move.command for move in turn("late", seat.view, SEED)]
            for command in asked:
                if isinstance(command, SetAsk) and command.crisis == crisis["id"]:
                    playout.do(command, NationId(seat.me))

    assert all(sum(crisis.asks.values()) >= crisis.units for crisis in playout.state.crises.values())


def test_fair_asks_leave_out_who_is_declined_and_never_ask_less_than_the_fair_share() -> None:
    playout = a_table()
    for seat, crisis in seats(playout):
        crisis["declined"] = [seat.me]

        asks = fair_asks(seat, crisis)

        assert all(asks[nation] >= units for nation, units in crisis["fair"].items())
        assert sum(units for nation, units in asks.items() if nation != seat.me) >= crisis["units"]


def test_a_bot_promises_within_levels_and_budget() -> None:
    playout = a_table()
    nation = a_helper(playout)
    view = a_view(playout, nation)
    for crisis in view["crises"].values():
        crisis["asks"] = dict.fromkeys(crisis["asks"], 50)
        crisis["forecast"]["short"] = {"relief": 99}

    for move in turn("reciprocator", view, SEED):
        if isinstance(move.command, MakePledge):
            playout.do(move.command, nation)

    assert any(pledge.nation == nation for crisis in playout.state.crises.values() for pledge in crisis.pledges)


def test_every_reason_is_a_sentence_that_needs_at_most_names_and_points() -> None:
    for key in REASONS:
        words = sentence(key, {"target": "Arvale", "nation": "Arvale", "points": "3"})
        assert words.endswith(".")
        assert "{" not in words


@pytest.mark.parametrize("policy", POLICIES)
def test_policies_are_known_by_their_names(policy: str) -> None:
    assert POLICIES[policy].name == policy
