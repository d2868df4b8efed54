"""Bots play by the rules: none of their commands is ever refused, and every game comes to its end."""

import hashlib
import random

import pytest

from rules.bots.policies import POLICIES
from rules.bots.runner import next_move
from rules.engine.actors import BotActor, HostActor, SeatViewer
from rules.engine.apply import apply
from rules.engine.commands import DeclineUnits, ReleasePledge, SetController, StartGame
from rules.engine.errors import RefusedError
from rules.engine.ids import Controller, NationId, Phase
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.setup import open_table
from rules.engine.state import GameState
from rules.lab.playout import play
from rules.packs.registry import load_shipped
from tests.engine.builders import standard

RULESET = load_shipped().ruleset("first_watch")
FULL = standard()
EITHER = pytest.mark.parametrize("ruleset", [RULESET, FULL], ids=["introduction", "full"])
NAMES = tuple(POLICIES)
QUICK = [name for name in NAMES if name != "planner"]
"""Those that do not play every plan out first."""
MOST_MOVES = 30
"""Of one seat in one phase; far more than any bot needs."""


def seed_of(number: int) -> str:
    return hashlib.sha256(f"bots:{number}".encode()).hexdigest()


class Table:
    """A table whose seats are all bots, played by their own words alone."""

    def __init__(self, ruleset: Ruleset, number: int) -> None:
        self.ruleset = ruleset
        self.draw = random.Random(number)
        self.seed = seed_of(number)
        self.state: GameState = open_table(self.ruleset, self.draw.randint(3, 10), self.seed, 0)
        self.policies = {nation: self.draw.choice(NAMES) for nation in self.state.settings.nations}
        for nation in self.policies:
            command = SetController(nation=nation, controller=Controller.BOT)
            self.state = apply(self.ruleset, self.state, command, HostActor(), 0).state
        self.state = apply(self.ruleset, self.state, StartGame(), HostActor(), 0).state

    def moment(self) -> tuple[int, Phase]:
        return self.state.round, self.state.phase

    def speak(self, nation: NationId, *, may_seal: bool) -> None:
        moment, moves = self.moment(), 0
        while self.moment() == moment:
            view = screen(self.ruleset, self.state, SeatViewer(nation=nation))
            move = next_move(self.policies[nation], view, self.seed, may_seal=may_seal)
            if move is None:
                return
            assert move.why.endswith(".")
            self.state = apply(self.ruleset, self.state, move.command, BotActor(nation=nation), 0).state
            moves += 1
            assert moves <= MOST_MOVES

    def meddle(self) -> None:
        """A target declines or releases somebody while all talk."""
        crisis = self.draw.choice(list(self.state.crises.values()))
        other = self.draw.choice(self.state.settings.nations)
        for command in (
            DeclineUnits(crisis=crisis.id, nation=other, declined=self.draw.random() < 0.7),
            ReleasePledge(crisis=crisis.id, nation=other),
        ):
            try:
                self.state = apply(self.ruleset, self.state, command, BotActor(nation=crisis.target), 0).state
            except RefusedError:
                continue

    def play(self) -> None:
        while self.state.phase is not Phase.ENDED:
            order = self.draw.sample(list(self.policies), len(self.policies))
            for nation in order:
                self.speak(nation, may_seal=False)
            if self.state.phase is Phase.DIPLOMACY:
                self.meddle()
            for nation in order:
                self.speak(nation, may_seal=True)


@EITHER
@pytest.mark.parametrize("number", range(12))
def test_bots_alone_finish_a_game_and_never_do_what_is_refused(number: int, ruleset: Ruleset) -> None:
    table = Table(ruleset, number)

    table.play()

    assert table.state.ending is not None


@pytest.mark.slow
@EITHER
def test_no_command_of_any_policy_is_refused_in_hundreds_of_games(ruleset: Ruleset) -> None:
    draw = random.Random(7)
    for number in range(250):
        policies = [draw.choice(QUICK) for _ in range(draw.randint(3, 10))]

        game = play(ruleset, policies, seed_of(number))

        assert len(game.outcomes) >= 4
