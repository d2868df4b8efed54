"""Whole games played at random: mostly what `legal` allows, now and then anything by anybody, which must be refused."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from rules.engine import commands as c
from rules.engine.actors import (
    Actor,
    BotActor,
    ClockActor,
    FacilitatorActor,
    HostActor,
    RedActor,
    RedBotActor,
    RedViewer,
    SeatActor,
    SeatViewer,
)
from rules.engine.apply import Applied, apply
from rules.engine.errors import Refusal, RefusedError
from rules.engine.formulas.deals import open_offers
from rules.engine.formulas.red import is_waited_for
from rules.engine.formulas.turns import appeal_refusal, play_on_refusal
from rules.engine.ids import Controller, Module, NationId, Outcome, Phase
from rules.engine.red import RedController
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.setup import open_table
from rules.engine.state import GameState, Seals
from tests.engine.random_commands import anything, legal_moves, red_moves

ASKED = 0.6
"""How often a nation speaks next to whom an offer was made."""
ACTS_A_PHASE = (2, 12)
WILD = 0.3
"""How much of the play is anything by anybody."""
FITTING = 0.8
TABLE_COMMANDS = (
    c.ConfigureTable,
    c.SetController,
    c.StartGame,
    c.EndPhase,
    c.ExtendPhase,
    c.PauseClock,
    c.ResumeClock,
    c.SetRedController,
    c.AdjudicateCrisis,
    c.GrantAppeal,
    c.PlayOn,
)
LONGEST = 2000
"""Commands after which a game that does not end is a fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One command of a game: what was there, who asked for what, and the answer."""

    ruleset: Ruleset
    before: GameState
    command: c.Command
    by: Actor
    at: int
    applied: Applied | None
    refusal: Refusal | None

    @property
    def after(self) -> GameState:
        """The state that the command left."""
        return self.applied.state if self.applied else self.before


def play(ruleset: Ruleset, seed: int, seats: int | None = None, *, wild: float = WILD) -> Iterator[Step]:
    """Yield the steps of one game from the lobby to the end and a few commands beyond."""
    rng = random.Random(seed)
    count = seats or rng.choice(sorted(ruleset.scenario.seatings))
    game = _Game(ruleset, open_table(ruleset, count, f"{rng.getrandbits(256):064x}", 1000), rng)
    yield from game.lobby()
    while game.state.phase is not Phase.ENDED:
        for _ in range(rng.randint(*ACTS_A_PHASE)):
            yield game.wild() if rng.random() < wild else game.sensible()
        yield from game.go_on()
    for _ in range(3):
        yield game.wild()


class _Game:
    def __init__(self, ruleset: Ruleset, state: GameState, rng: random.Random) -> None:
        self.ruleset = ruleset
        self.state = state
        self.rng = rng
        self.at = 1000
        self.left = LONGEST

    def do(self, command: c.Command, by: Actor) -> Step:
        """Try a command, keep what it leads to."""
        self.left -= 1
        assert self.left > 0, "the game does not end"
        self.at += self.rng.randrange(4000)
        before = self.state
        try:
            applied = apply(self.ruleset, before, command, by, self.at)
        except RefusedError as error:
            return Step(
                ruleset=self.ruleset,
                before=before,
                command=command,
                by=by,
                at=self.at,
                applied=None,
                refusal=error.refusal,
            )
        self.state = applied.state
        return Step(
            ruleset=self.ruleset, before=before, command=command, by=by, at=self.at, applied=applied, refusal=None
        )

    def lobby(self) -> Iterator[Step]:
        """Set the table, give out the seats, start."""
        yield self.do(c.StartGame(), HostActor())
        yield self.do(self._configuration(), HostActor())
        for nation in self.state.settings.nations:
            controller = self.rng.choice((Controller.PERSON, Controller.PERSON, Controller.BOT, Controller.EMPTY))
            yield self.do(c.SetController(nation=nation, controller=controller), HostActor())
            yield self.wild()
        first = self.state.settings.nations[0]
        yield self.do(c.SetController(nation=first, controller=Controller.PERSON), FacilitatorActor())
        yield self.do(c.StartGame(), self.rng.choice((HostActor(), FacilitatorActor())))

    def _configuration(self) -> c.ConfigureTable:
        scenario = self.ruleset.scenario
        lengths = (0, 0, 60_000, 200_000)
        return c.ConfigureTable(
            nations=self.state.settings.nations,
            rounds=self.rng.randint(scenario.rounds_min, scenario.rounds_max),
            clocks={phase: self.rng.choice(lengths) for phase in self.state.settings.clocks},
            seals=self.rng.choice(list(Seals)),
        )

    def wild(self) -> Step:
        """Ask for anything, mostly as somebody who may ask for such things, sometimes as anybody."""
        command = anything(self.rng, self.state)
        anybody: tuple[Actor, ...] = (HostActor(), FacilitatorActor(), ClockActor(), self._holder(), self._anybody())
        fitting = HostActor() if isinstance(command, TABLE_COMMANDS) else self._holder()
        if isinstance(command, c.LayCards):
            fitting = self._red()
        return self.do(command, fitting if self.rng.random() < FITTING else self.rng.choice(anybody))

    def sensible(self) -> Step:
        """Ask for what the screen of some seat says is possible, or what a host would do."""
        nation = self._next_to_speak()
        view = screen(self.ruleset, self.state, SeatViewer(nation=nation))
        moves = [*legal_moves(self.rng, nation, view), *self._host_moves(), *self._red_moves()]
        move = self.rng.choice(moves) if moves else c.SetReady(ready=True)
        return self.do(move, self._actor(nation, move))

    def _next_to_speak(self) -> NationId:
        """Anybody; often somebody who is waited for, so that some deals are struck."""
        waited_for = [party for offer in open_offers(self.state) for party in offer.parties]
        asked = waited_for if waited_for and self.rng.random() < ASKED else self.state.settings.nations
        return self.rng.choice(asked)

    def _actor(self, nation: NationId, move: c.Command) -> Actor:
        if isinstance(move, TABLE_COMMANDS):
            return HostActor()
        if isinstance(move, c.LayCards):
            return self._red()
        bot = self.state.nations[nation].controller is Controller.BOT
        return BotActor(nation=nation) if bot else SeatActor(nation=nation)

    def _host_moves(self) -> Iterator[c.Command]:
        if self.state.clock.paused:
            yield c.ResumeClock()
        elif self.rng.random() < 0.1:
            yield c.PauseClock()
        if self.rng.random() < 0.1:
            yield c.ExtendPhase(milliseconds=self.rng.randint(1, 600_000))
        if self.rng.random() < 0.1:
            nation = self.rng.choice(self.state.settings.nations)
            yield c.SetController(nation=nation, controller=self.rng.choice(list(Controller)))

        yield from self._fate_moves()

    def _fate_moves(self) -> Iterator[c.Command]:
        for waiting in self.state.fates.open:
            ended = self.rng.choice(list(Outcome))
            yield c.AdjudicateCrisis(crisis=waiting.result.crisis, outcome=ended, reason="They made their case.")
        if play_on_refusal(self.ruleset, self.state) is None:
            yield from [c.PlayOn(reason="The game goes on.")] * 5
        if Module.EVENTS in self.ruleset.scenario.modules and self.rng.random() < 0.1:
            yield c.PlayOn(reason="The game goes on.")
            yield c.GrantAppeal(reason="Ships are on their way.")
        if appeal_refusal(self.ruleset, self.state) is None and self.rng.random() < 0.3:
            yield c.GrantAppeal(reason="Ships are on their way.")

    def _red(self) -> Actor:
        holders: dict[RedController, Actor] = {
            RedController.PERSON: RedActor(),
            RedController.BOT: RedBotActor(),
            RedController.HOST: self.rng.choice((HostActor(), FacilitatorActor())),
        }
        return holders.get(self.state.red.controller, RedActor())

    def _red_moves(self) -> Iterator[c.Command]:
        if Module.RED_CELL in self.ruleset.scenario.modules:
            if self.rng.random() < 0.1:
                yield c.SetRedController(controller=self.rng.choice(list(RedController)))
            yield from red_moves(self.rng, screen(self.ruleset, self.state, RedViewer()))

    def _holder(self) -> Actor:
        held = [nation for nation, own in self.state.nations.items() if own.controller is not Controller.EMPTY]
        nation = self.rng.choice(held or self.state.settings.nations)
        bot = self.state.nations[nation].controller is Controller.BOT
        return BotActor(nation=nation) if bot else SeatActor(nation=nation)

    def _anybody(self) -> Actor:
        nation = NationId(self.rng.choice((*self.state.settings.nations, "nowhere")))
        return self.rng.choice((BotActor(nation=nation), SeatActor(nation=nation), RedActor(), RedBotActor()))

    def go_on(self) -> Iterator[Step]:
        """End the phase one of the ways a phase ends."""
        phase = c.EndPhase(round=self.state.round, phase=self.state.phase)
        if self.state.phase is Phase.ENDED:
            return
        if self.state.clock.paused:
            yield self.do(c.ResumeClock(), HostActor())
        elif self.state.clock.deadline and self.rng.random() < 0.5:
            yield self.do(phase, ClockActor())
            self.at = max(self.at, self.state.clock.deadline)
            yield self.do(phase, ClockActor())
        elif self.rng.random() < 0.5:
            yield from self._everybody_done()
        else:
            yield self.do(phase, HostActor())

    def _everybody_done(self) -> Iterator[Step]:
        done = c.SealPlan() if self.state.phase is Phase.PLANNING else c.SetReady(ready=True)
        began = self.state.phase
        for nation in self.rng.sample(self.state.settings.nations, len(self.state.settings.nations)):
            if self.state.phase is began:
                yield self.do(done, self._actor(nation, done))
        if self.state.phase is began and is_waited_for(self.state):
            yield self.do(c.LayCards(plays=self.state.red.plays, done=True), self._red())
