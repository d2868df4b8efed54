"""The challenger: a hand that nobody else sees, cards that strike fairly, sums behind its numbers, its score."""

import random

import pytest
from hypothesis import given

from rules.engine.actors import (
    EvaluatorViewer,
    FacilitatorViewer,
    PublicViewer,
    RedActor,
    RedViewer,
    SeatViewer,
    Viewer,
)
from rules.engine.agreements import Clause
from rules.engine.codec import canonical
from rules.engine.commands import LayCards, SetRedController
from rules.engine.copying import revise
from rules.engine.explain import explain
from rules.engine.formulas.red import is_playable, plays_most
from rules.engine.ids import CardId, Domain, NationId, Outcome, Phase
from rules.engine.red import Play, RedController, Splits
from rules.engine.screen import screen
from rules.engine.shadows import Report, Shadows
from rules.engine.state import GameState
from tests.engine.builders import (
    ASH,
    BAY,
    COB,
    FIRST,
    a_crisis,
    a_nation,
    a_plan,
    a_state,
    ended_phase,
    full,
    played,
    resolved,
)
from tests.engine.games import seeds, some
from tests.engine.pacts import founded, founding, talks
from tests.engine.random_play import play

WORM, LEAK, SIEGE = (CardId(name) for name in ("worm", "leak", "siege"))


def an_aftermath(**red: object) -> GameState:
    """The end of round 1 with a person's challenger: three cards, five of pressure, only Bay in the bag."""
    state = a_state(Phase.AFTERMATH, full(), bag=(BAY,))
    held = revise(state.red, controller=RedController.PERSON, pressure=5, hand=(WORM, LEAK, SIEGE), plays=())
    return revise(state, red=revise(held, **red))


def everybody_else(state: GameState) -> list[Viewer]:
    """Who is not to see the challenger's cards."""
    seats = [SeatViewer(nation=nation) for nation in state.settings.nations]
    return [PublicViewer(), EvaluatorViewer(), *seats]


@given(seeds)
@some
@pytest.mark.rule("15.2", "15.4", "15.7", "1.7")
def test_nobody_else_can_tell_one_hand_or_one_play_from_another(seed: int) -> None:
    rng = random.Random(seed)
    for step in play(full(), seed):
        if not step.applied or rng.random() > 0.05:
            continue
        state = step.after
        hand = tuple(rng.sample(list(full().cards), 3))
        laid = (Play(card=hand[0], target=state.settings.nations[0], pressure=1),)
        other = revise(state, red=revise(state.red, hand=hand, plays=laid))
        for viewer in everybody_else(state):
            assert canonical(screen(full(), other, viewer)) == canonical(screen(full(), state, viewer))


@given(seeds)
@some
@pytest.mark.rule("15.2", "15.5")
def test_the_draw_of_crises_does_not_mind_what_is_in_the_hand(seed: int) -> None:
    for step in play(full(), seed):
        state = step.after
        if step.applied and state.phase is Phase.AFTERMATH:
            empty = revise(state, red=revise(state.red, hand=(), plays=(), controller=RedController.PERSON))
            held = revise(empty, red=revise(empty.red, hand=(WORM, LEAK)))

            assert ended_phase(full(), held).crises == ended_phase(full(), empty).crises


@given(seeds)
@some
@pytest.mark.rule("15.2", "15.4", "15.5", "2.10")
def test_every_hand_and_every_horizon_of_a_game_follows_the_rules(seed: int) -> None:
    for step in play(full(), seed):
        before, state = step.before, step.after
        if not step.applied or state.round == before.round:
            continue
        hand, targets = state.red.hand, [crisis.target for crisis in state.crises.values()]
        turned = [crisis for crisis in state.crises.values() if crisis.by_red]

        assert len(set(hand)) == len(hand) <= 4
        assert all(is_playable(full(), full().cards[card]) for card in hand)
        assert not set(hand) & {crisis.card for crisis in state.crises.values()}
        assert len(turned) <= plays_most(full(), state)
        assert turned == list(state.crises.values())[: len(turned)]
        assert len(set(targets)) == len(targets)
        assert all(crisis.target in before.bag or not before.bag for crisis in turned[:1])
        assert state.red.pressure >= 0


@pytest.mark.rule("15.5", "6.1")
def test_pressure_behind_a_card_raises_its_severity_by_half_of_it() -> None:
    found = {}
    for pressure in (1, 2, 4):
        laid = an_aftermath(plays=(Play(card=WORM, target=BAY, pressure=pressure),))
        crisis = next(iter(ended_phase(full(), laid).crises.values()))
        found[pressure] = crisis.severity
        assert (crisis.card, crisis.target, crisis.by_red, crisis.pressure) == (WORM, BAY, True, pressure)

    assert (found[2] - found[1], found[4] - found[1]) == (1, 2)


@pytest.mark.rule("15.5")
def test_whoever_is_struck_by_the_challenger_leaves_the_bag() -> None:
    laid = an_aftermath(plays=(Play(card=WORM, target=BAY, pressure=1),))

    assert BAY not in ended_phase(full(), revise(laid, bag=(ASH, BAY))).bag


@pytest.mark.rule("15.4")
def test_where_the_bag_is_empty_anybody_can_be_struck() -> None:
    emptied = revise(an_aftermath(), bag=())

    assert screen(full(), emptied, RedViewer())["red_may"]["targets"] == [ASH, BAY, COB]


@pytest.mark.rule("15.5", "15.3", "15.7", "15.8")
def test_the_sums_behind_the_challengers_numbers_add_up() -> None:
    laid = an_aftermath(plays=(Play(card=WORM, target=BAY, pressure=3),), splits=Splits(broken=9, declined=3))
    state = ended_phase(full(), laid)
    ours, theirs = RedViewer(), PublicViewer()
    crisis = next(iter(state.crises))
    sums = [
        explain(full(), state, theirs, ("challenger", "pressure")),
        explain(full(), state, FacilitatorViewer(), ("truth", crisis, "severity")),
        explain(full(), laid, ours, ("red", "score", "score")),
        explain(full(), laid, ours, ("red", "score", "splitting")),
        explain(full(), laid, ours, ("red", "score", "instability")),
        explain(full(), laid, ours, ("red_may", "cards", "worm", "severity", "4")),
    ]

    assert [found and sum(line["amount"] for line in found["terms"]) for found in sums] == [
        found and found["value"] for found in sums
    ]
    assert None not in sums
    shown = screen(full(), laid, ours)["red_may"]["cards"]["worm"]["severity"]
    assert sums[-1] is not None
    assert sums[-1]["value"] == shown[4]
    reach = explain(full(), laid, ours, ("red", "hand", "worm", "reach"))
    assert reach is not None
    assert reach["value"] == screen(full(), laid, ours)["red"]["hand"]["worm"]["reach"]


@pytest.mark.rule("15.7")
def test_only_the_challenger_and_the_facilitator_can_ask_for_what_it_sees() -> None:
    state = an_aftermath()
    path = ("red", "score", "score")

    assert explain(full(), state, FacilitatorViewer(), path) is not None
    assert [explain(full(), state, viewer, path) for viewer in everybody_else(state)] == [None] * 5
    for nowhere in (("red", "hand", "raid", "reach"), ("red_may", "cards", "worm", "severity", "9"), ("red",)):
        assert explain(full(), state, RedViewer(), nowhere) is None


@pytest.mark.rule("15.7", "12.5")
def test_the_challenger_reads_reports_that_leak_and_no_others() -> None:
    state = a_state(Phase.DIPLOMACY, full())
    leaked = Report(crisis=FIRST, by=ASH, to=BAY, grade=2)
    kept = Report(crisis=FIRST, by=ASH, to=COB, grade=2)
    told = revise(state, shadows=Shadows(shared=(leaked, kept), leaked=(leaked,)))

    (read,) = screen(full(), told, RedViewer())["red"]["leaked"]

    assert (read["crisis"], read["by"], read["to"], read["grade"]) == (FIRST, ASH, BAY, 2)
    assert read["severity"] == state.crises[FIRST].severity


@pytest.mark.rule("15.8")
def test_broken_pledges_declined_units_and_divided_coalitions_count_for_the_challenger() -> None:
    state = a_crisis(a_state(Phase.PLANNING, full()), FIRST, "fever", declined=(NationId("bay"),))
    plans = {
        "ash": a_plan({("r1c1", "relief"): 1}, choices={"r1c1": "clinics"}),
        "cob": a_plan({("r1c1", "relief"): 1}, choices={"r1c1": "cordon"}),
    }

    told = ended_phase(full(), resolved(full(), state, **plans))

    assert told.red.splits == Splits(broken=0, declined=1, divided=1)
    assert told.results[0].outcome in Outcome


@pytest.mark.rule("15.4", "15.6")
def test_what_is_laid_anew_takes_the_place_of_what_lay_there() -> None:
    state = an_aftermath(plays=(Play(card=WORM, target=BAY, pressure=1),))
    other = (Play(card=SIEGE, target=BAY, pressure=2),)

    again = played(full(), state, LayCards(plays=other, done=False), RedActor())
    passed_on = played(full(), again, SetRedController(controller=RedController.BOT))

    assert again.red.plays == passed_on.red.plays == other
    assert played(full(), again, LayCards(plays=(), done=False), RedActor()).red.plays == ()


@pytest.mark.rule("15.5", "11.10")
def test_what_agreements_take_off_a_strike_is_shown_and_comes_true() -> None:
    pact = founded(talks(), founding(ASH, BAY, clauses=(Clause.MUTUAL_DEFENCE,), floor=0)).ties.agreements
    armed = a_nation(an_aftermath(), BAY, capability={**an_aftermath().nations[BAY].capability, Domain.FORCES: 10})
    alone = revise(armed, bag=())
    bound = revise(alone, ties=revise(alone.ties, agreements=pact))

    strikes = screen(full(), bound, RedViewer())["red_may"]["cards"]["worm"]["targets"]
    struck = [_struck(state, ASH) for state in (alone, bound)]

    assert {nation: strike["eased"] for nation, strike in strikes.items()} == {ASH: 1, BAY: 0, COB: 0}
    assert struck[0] - struck[1] == 1


def _struck(state: GameState, target: NationId) -> int:
    """The severity with which a card strikes."""
    laid = revise(state, red=revise(state.red, plays=(Play(card=WORM, target=target, pressure=4),)))
    return next(iter(ended_phase(full(), laid).crises.values())).severity
