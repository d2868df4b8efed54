"""One whole game played by bots, as fast as the engine goes: no codec, no clocks, no lobby.

The bots decide by the same views and legal acts as at a table. The lab closes the phases itself, so that nobody has to
say "ready" or "sealed", and leaves out the chips, which are words and change no number.
"""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rules.bots.adversary import next_play
from rules.bots.moves import Move
from rules.bots.runner import Foresight, turn
from rules.engine.actors import BotActor, HostActor, RedBotActor, RedViewer
from rules.engine.apply import Applied, apply
from rules.engine.chance import Stream
from rules.engine.commands import Command, EndPhase, MakePledge, SetController, SetRedController, StartGame
from rules.engine.formulas.scoring import contest, leadership, prosperity, security
from rules.engine.ids import CardId, Controller, Module, NationId, OptionId, Phase
from rules.engine.red import RedController
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.setup import open_table
from rules.engine.state import GameState
from rules.engine.view_types import TableView
from rules.lab.glance import glance

HOST = HostActor()
SWEEPS = 2
"""How often every bot has the word in diplomacy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """One decision looked into: how far plans lie apart for one nation, in hundredths of a point."""

    best_over_worst: int
    best_over_fair: int
    nothing_pays: bool
    """Whether giving nothing to others would have been better than the fair share."""
    liked: tuple[tuple[CardId, OptionId, tuple[OptionId, ...]], ...]
    """Of every card with options: the one that is worth most, and all that could be picked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """What one game came to; scores in hundredths of a point."""

    seed: str
    nations: tuple[NationId, ...]
    policies: tuple[str, ...]
    scores: tuple[int, ...]
    half_time: tuple[int, ...]
    """Scores as they would have been at half-time."""
    stability: int
    tier: str
    outcomes: tuple[str, ...]
    """Of every crisis, in order."""
    commands: int
    agendas: tuple[int, ...] = ()
    """Points of every nation's agenda, where they are dealt."""
    probes: tuple[Probe, ...] = ()
    challenger: int | None = None
    """The challenger's score in points, where there is one."""


class Playout:
    """A game in progress."""

    def __init__(self, ruleset: Ruleset, policies: Sequence[str], seed: str) -> None:
        """Open a table for as many nations as there are policies; `seed` has 64 hexadecimal digits."""
        self.ruleset = ruleset
        self.seed = seed
        self.state = open_table(ruleset, len(policies), seed, 0)
        self.policies = dict(zip(self.state.settings.nations, policies, strict=True))
        self.bots = {nation: BotActor(nation=nation) for nation in self.policies}
        self.half_time: tuple[int, ...] = ()
        self.commands = 0
        self.speaking = list(self.policies)
        self.pledges = True
        self.foresight = Foresight(ruleset=ruleset)
        for nation in self.policies:
            self.do(SetController(nation=nation, controller=Controller.BOT))
        if Module.RED_CELL in ruleset.scenario.modules:
            self.do(SetRedController(controller=RedController.BOT))
        self.do(StartGame())

    def do(self, command: Command, nation: NationId | None = None) -> Applied:
        """Apply a command of the host, or of a nation's bot."""
        by = HOST if nation is None else self.bots[nation]
        applied = apply(self.ruleset, self.state, command, by, 0)
        self.state = applied.state
        self.commands += 1
        return applied

    def look(self, nation: NationId) -> TableView:
        """Return what a nation sees, built as its bot looks at it."""
        return glance(self.ruleset, self.state, nation)

    def think(self, nation: NationId, view: TableView) -> tuple[Move, ...]:
        """Return what a nation's bot wants to do."""
        return turn(self.policies[nation], view, self.seed, chips=False, foresight=self.foresight)

    def end_phase(self) -> None:
        """Go on."""
        self.do(EndPhase(round=self.state.round, phase=self.state.phase))

    def order(self) -> list[NationId]:
        """Return the nations in this round's order of speaking, drawn."""
        stream = Stream(seed=self.seed, name=f"lab:order:{self.state.round}")
        left = list(self.policies)
        return [left.pop(stream.below(len(left))) for _ in range(len(left))]

    def speak(self, nation: NationId) -> bool:
        """Let a bot do all that it wants to do now; return whether it did anything."""
        moves = self.think(nation, self.look(nation))
        for move in moves:
            if self.pledges or not isinstance(move.command, MakePledge):
                self.do(move.command, nation)
        return bool(moves)

    def play_round(self) -> None:
        """Play the running round from its horizon to the next one's, or to the end."""
        self.talk()
        self.plan()
        self.close()
        if self.state.phase is Phase.AFTERMATH:
            self.end_phase()

    def talk(self) -> None:
        """Play from the horizon to planning."""
        self.end_phase()
        self.speaking = self.order()
        for _ in range(SWEEPS):
            spoke = [self.speak(nation) for nation in self.speaking]
            if not any(spoke):
                break
        self.end_phase()

    def plan(self) -> None:
        """Let every bot plan, and reveal."""
        for nation in self.speaking:
            self.speak(nation)
        self.end_phase()

    def close(self) -> None:
        """Play the year's end; then the game is in its aftermath, or over."""
        self.end_phase()
        self.oppose()
        if self.state.round == self.state.settings.rounds // 2:
            self.half_time = standing_scores(self.ruleset, self.state)

    def play_on(self) -> Game:
        """Play all that is left, from a horizon or an aftermath on, and sum the game up."""
        if self.state.phase is Phase.AFTERMATH:
            self.end_phase()
        while self.state.phase is not Phase.ENDED:
            self.play_round()
        return self.summed_up()

    def summed_up(self) -> Game:
        """Return what the game came to; raises AssertionError while it runs."""
        return _summed_up(self)

    def oppose(self) -> None:
        """Let the challenger's bot lay cards for the next year, where there is one."""
        if self.state.red.controller is not RedController.BOT or self.state.phase is not Phase.AFTERMATH:
            return
        wanted = next_play(screen(self.ruleset, self.state, RedViewer()))
        if wanted is not None:
            applied = apply(self.ruleset, self.state, wanted.command, RedBotActor(), 0)
            self.state = applied.state
            self.commands += 1

    def fork(self, ruleset: Ruleset, state: GameState) -> "Playout":
        """Return the same table, played on by other rules or from another state."""
        other = copy.copy(self)
        other.ruleset, other.state = ruleset, state
        other.foresight = Foresight(ruleset=ruleset)
        return other


def standing_scores(ruleset: Ruleset, state: GameState) -> tuple[int, ...]:
    """Return every nation's contest score if the game ended now, in hundredths of a point."""
    constants = ruleset.constants.score
    scores = []
    for nation in state.settings.nations:
        own = state.nations[nation]
        bars = (
            prosperity(own.gdp, own.gdp_start, state.round, constants),
            security(own.harm, (own.levels_start, sum(own.capability.values())), own.readiness, state.round, constants),
            leadership(own.earned, state.round, constants),
            own.support,
        )
        scores.append(contest(bars, state.stability, own.record))
    return tuple(scores)


def play(ruleset: Ruleset, policies: Sequence[str], seed: str) -> Game:
    """Play one game to its end."""
    return Playout(ruleset, policies, seed).play_on()


def _summed_up(playout: Playout) -> Game:
    state = playout.state
    ending = state.ending
    if ending is None:
        raise AssertionError(state.phase)
    cards = ending.scorecards
    scores: Mapping[NationId, int] = {nation: cards[nation].score for nation in playout.policies}
    return Game(
        seed=playout.seed,
        nations=tuple(playout.policies),
        policies=tuple(playout.policies.values()),
        scores=tuple(scores.values()),
        half_time=playout.half_time or tuple(scores.values()),
        stability=ending.stability,
        tier=ending.tier.value,
        outcomes=tuple(result.outcome.value for report in state.reports for result in report.results),
        commands=playout.commands,
        agendas=tuple([card.agenda.points for card in cards.values() if card.agenda]),
        challenger=ending.challenger.score if ending.challenger else None,
    )
