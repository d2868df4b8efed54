"""What a screen says that a seat may do, it may do; where it says no, the engine refuses for the same reason."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given

from rules.engine.actors import Actor, BotActor, SeatActor, SeatViewer
from rules.engine.apply import apply
from rules.engine.commands import Command, MakePledge, ReopenPlan, SavePlan, SealPlan, SetReady, StatePosition
from rules.engine.copying import revise
from rules.engine.errors import RefusedError
from rules.engine.ids import Controller, CrisisId, Domain, NationId, OptionId, Phase
from rules.engine.plans import Choice, Deployment, Investment, Plan, Unconditional
from rules.engine.screen import screen
from rules.engine.state import Clock, GameState
from rules.engine.view_may import MayView
from tests.engine.builders import ASH, BAY, COB, a_crisis, a_nation, a_state, stormy, with_plans
from tests.engine.games import RANDOMLY, Rules, few, seeds
from tests.engine.random_commands import legal_moves
from tests.engine.random_play import play


def may(state: GameState, nation: NationId) -> MayView:
    """What a nation's screen says that it may do."""
    return screen(stormy(), state, SeatViewer(nation=nation))["may"]


def holder(state: GameState, nation: NationId) -> Actor:
    """Who plays a nation."""
    bot = state.nations[nation].controller is Controller.BOT
    return BotActor(nation=nation) if bot else SeatActor(nation=nation)


def reason(state: GameState, nation: NationId, command: Command, rules: Rules = stormy) -> str:
    """Why a command is refused, or nothing."""
    try:
        apply(rules(), state, command, holder(state, nation), state.clock.began)
    except RefusedError as error:
        return error.refusal.reason.value
    return ""


def moments(seed: int, often: float, rules: Rules = stormy) -> Iterator[tuple[random.Random, GameState, NationId]]:
    """Some states of a game, each with every nation that somebody plays."""
    rng = random.Random(seed)
    for step in play(rules(), seed):
        if step.applied and rng.random() < often:
            for nation, own in step.after.nations.items():
                if own.controller is not Controller.EMPTY:
                    yield rng, step.after, nation


@RANDOMLY
@given(seeds)
@few
def test_what_a_screen_offers_is_accepted(rules: Rules, seed: int) -> None:
    for rng, state, nation in moments(seed, 0.3, rules):
        for command in legal_moves(rng, nation, screen(rules(), state, SeatViewer(nation=nation))):
            assert reason(state, nation, command, rules) == "", command


@given(seeds)
@few
def test_what_a_screen_does_not_offer_is_refused(seed: int) -> None:
    for _, state, nation in moments(seed, 0.3):
        offered = may(state, nation)
        acts: list[tuple[bool, Command]] = [
            (offered["can_state_position"], StatePosition(needs=(), offers=())),
            (offered["can_seal"], SealPlan()),
            (offered["can_reopen"], ReopenPlan()),
            (offered["can_ready"] or offered["can_unready"], SetReady(ready=True)),
            (offered["can_save_plan"], SavePlan(plan=Plan())),
        ]
        for allowed, command in acts:
            assert (reason(state, nation, command) == "") is allowed, command


@given(seeds)
@few
@pytest.mark.rule("4.6", "5.4")
def test_one_more_than_the_limit_is_one_too_many(seed: int) -> None:
    for _, state, nation in moments(seed, 0.3):
        offered = may(state, nation)
        for crisis, limits in offered["crises"].items():
            if state.phase is Phase.DIPLOMACY and not limits["declined"]:
                most = MakePledge(crisis=CrisisId(crisis), units=limits["pledge_max"] + 1, condition=Unconditional())
                assert reason(state, nation, most) == "pledge_too_large"
            if offered["can_save_plan"]:
                for command in _too_many(state, nation, CrisisId(crisis), offered):
                    assert reason(state, nation, command) in ("over_level", "declined"), command


def _too_many(state: GameState, nation: NationId, crisis: CrisisId, offered: MayView) -> Iterator[Command]:
    """Plans that send one unit more than the limit, given what the saved plan sends elsewhere."""
    elsewhere = tuple(sent for sent in state.plans[nation].deployments if sent.crisis != crisis)
    for domain, limit in offered["crises"][crisis]["deploy"].items():
        one_more = Deployment(crisis=crisis, domain=Domain(domain), units=limit["high"] + 1)
        yield SavePlan(plan=Plan(deployments=(*elsewhere, one_more)))


@given(seeds)
@few
@pytest.mark.rule("7.1", "7.2")
def test_an_option_that_is_not_offered_is_refused_for_the_reason_that_is_shown(seed: int) -> None:
    for _, state, nation in moments(seed, 0.3):
        offered = may(state, nation)
        if not offered["can_save_plan"]:
            continue
        for crisis, limits in offered["crises"].items():
            sent = tuple(state.plans[nation].sent_to(CrisisId(crisis)))
            for option, shown in limits["options"].items():
                choice = Choice(crisis=CrisisId(crisis), option=OptionId(option))
                plan = Plan(deployments=sent, choices=(choice,))
                expected = "" if shown["allowed"] else shown["why_not"]
                found = reason(state, nation, SavePlan(plan=plan))
                assert found in (expected, "over_budget", "over_influence") if shown["allowed"] else found == expected


@pytest.mark.rule("3.6")
def test_investment_is_offered_up_to_the_budget_and_not_above_the_highest_level() -> None:
    state = a_nation(
        a_state(Phase.PLANNING, stormy()),
        ASH,
        budget=9,
        capability={Domain.CYBER: 10, **dict.fromkeys((Domain.FORCES, Domain.INTELLIGENCE, Domain.RELIEF), 3)},
    )

    limits = {domain: limit["high"] for domain, limit in may(state, ASH)["invest"].items()}

    assert limits == {"forces": 9, "cyber": 0, "intelligence": 9, "relief": 9}
    assert reason(state, ASH, SavePlan(plan=Plan(investments=(Investment(domain=Domain.FORCES, points=9),)))) == ""


@pytest.mark.rule("4.6")
def test_prices_are_those_of_the_place_and_of_the_own_size() -> None:
    state = with_plans(a_crisis(a_state(Phase.PLANNING, stormy()), card="strait", target=COB))

    near, far = may(state, COB)["crises"]["r1c1"], may(state, BAY)["crises"]["r1c1"]

    assert (near["price"], far["price"]) == (1, 2)
    assert near["deploy"]["forces"]["price"] == 1
    assert (near["options"]["escort"]["cost"], near["options"]["bargain"]["cost_influence"]) == (1, 4)
    assert far["options"]["escort"]["why_not"] == "option_not_yours"


@pytest.mark.parametrize(
    "change, why",
    [
        ({"phase": Phase.ENDED}, "game_over"),
        ({"phase": Phase.LOBBY}, "wrong_phase"),
        ({"clock": Clock(began=0, deadline=0, paused=True, left=5)}, "paused"),
    ],
    ids=str,
)
def test_a_screen_says_why_nothing_can_be_done(change: dict[str, object], why: str) -> None:
    state = a_state(Phase.PLANNING, stormy())

    assert "why_not" not in may(state, ASH)
    assert may(revise(state, **change), ASH)["why_not"] == why


def test_a_screen_says_that_a_government_fell_or_that_nobody_sits_there() -> None:
    state = a_state(Phase.PLANNING, stormy())

    assert may(a_nation(state, ASH, fallen=True), ASH)["why_not"] == "government_fell"
    assert may(a_nation(state, ASH, controller=Controller.EMPTY), ASH)["why_not"] == "seat_not_yours"
