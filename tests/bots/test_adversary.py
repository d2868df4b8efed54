"""The adversary plays by the challenger's own screen, lawfully, and where nations are thin and alone."""

from collections.abc import Iterator

import pytest

from rules.bots.adversary import next_play
from rules.engine.actors import PublicViewer, RedBotActor, RedViewer
from rules.engine.apply import apply
from rules.engine.commands import LayCards
from rules.engine.copying import revise
from rules.engine.ids import Domain, Phase, Threat
from rules.engine.red import RedController
from rules.engine.screen import screen
from rules.engine.state import GameState
from rules.lab.playout import Playout, play
from rules.lab.running import game_seed
from rules.lab.simulate import as_text, report
from tests.engine.builders import ASH, BAY, COB, a_nation, full, stormy
from tests.engine.test_red import LEAK, SIEGE, WORM, an_aftermath

MIX = ("reciprocator", "altruist", "opportunist")


def the_bots(**red: object) -> GameState:
    """The end of round 1, the challenger a bot's; anybody can be struck."""
    return revise(an_aftermath(controller=RedController.BOT, **red), bag=())


def laid(state: GameState) -> LayCards:
    """What the adversary does."""
    wanted = next_play(screen(full(), state, RedViewer()))
    assert wanted is not None
    assert isinstance(wanted.command, LayCards)
    return wanted.command


def aftermaths() -> Iterator[GameState]:
    """Every aftermath of some games by bots, before and after the adversary has played."""
    for number in range(4):
        playout = Playout(full(), MIX, game_seed("adversary", number))
        while playout.state.phase is not Phase.ENDED:
            playout.talk()
            playout.plan()
            playout.end_phase()
            if playout.state.phase is Phase.AFTERMATH:
                yield playout.state
                playout.oppose()
                yield playout.state
                playout.end_phase()


@pytest.mark.rule("15.4", "15.6")
def test_all_that_it_does_is_lawful_and_then_it_is_done() -> None:
    found = list(aftermaths())
    played = [state for state in found if not state.red.done]

    for state in played:
        after = apply(full(), state, laid(state), RedBotActor(), 0).state
        assert after.red.done or after.round > state.round
    assert len(played) >= 8
    assert sum(bool(state.red.plays) for state in found) >= 4


def test_it_is_silent_when_it_is_done_or_cannot_play_or_sees_what_all_see() -> None:
    state = the_bots()

    assert next_play(screen(full(), revise(state, red=revise(state.red, done=True)), RedViewer())) is None
    assert next_play(screen(full(), revise(state, phase=Phase.DIPLOMACY), RedViewer())) is None
    assert next_play(screen(full(), state, PublicViewer())) is None


def test_it_takes_the_card_that_stretches_all_nations_most() -> None:
    thin = a_nation(the_bots(), ASH, capability={**the_bots().nations[ASH].capability, Domain.FORCES: 0})

    assert [play.card for play in laid(thin).plays] == [SIEGE]


def test_it_strikes_whom_somebody_trusts_least() -> None:
    state = the_bots(hand=(WORM,))
    alike = {nation: revise(own, exposure=dict.fromkeys(Threat, 0)) for nation, own in state.nations.items()}
    calm = {nation: revise(own, trust=dict.fromkeys(own.trust, 60)) for nation, own in alike.items()}
    cold = revise(state, nations={**calm, BAY: revise(calm[BAY], trust={ASH: 60, COB: 5})})

    assert laid(cold).plays[0].target == BAY
    assert laid(revise(cold, bag=(COB,))).plays[0].target == COB


def test_it_keeps_pressure_that_would_make_nothing_worse_until_the_last_year() -> None:
    odd, one = the_bots(pressure=3, hand=(LEAK,)), the_bots(pressure=1, hand=(LEAK,))
    last = revise(one, round=one.settings.rounds - 1)

    assert [play.pressure for play in laid(odd).plays] == [2]
    assert laid(one) == LayCards(plays=(), done=True)
    assert [play.pressure for play in laid(last).plays] == [1]


@pytest.mark.rule("15.8")
def test_a_simulation_tells_how_the_challenger_did_where_there_is_one() -> None:
    games = [play(full(), MIX, game_seed("told", number)) for number in range(2)]
    plain = [play(stormy(), MIX, game_seed("told", number)) for number in range(2)]

    found, without = report("full", 1, games), report("stormy", 1, plain)

    assert found["challenger"]["value"] == sum(game.challenger or 0 for game in games) / 2
    assert "the challenger's score" in as_text(found)
    assert "challenger" not in as_text(without)
