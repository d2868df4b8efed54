"""A game between bots that is written down as it is played."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rules.bots.moves import Move
from rules.engine.apply import Applied
from rules.engine.commands import AcceptDeal, Command, ProposeDeal, RefuseDeal
from rules.engine.ids import CrisisId, NationId, Phase
from rules.engine.ruleset import Ruleset
from rules.engine.state import Crisis, GameState, News
from rules.lab.playout import Playout

TALKED_OF = (ProposeDeal, AcceptDeal, RefuseDeal)
"""What leaves no line in the feed, and whose reason is worth reading all the same."""


@dataclass(frozen=True)
class Said:
    """What a bot did or said: the lines that all saw, and why it did so."""

    nation: NationId
    lines: tuple[News, ...]
    why: str


@dataclass
class Round:
    """One round as it went."""

    number: int
    opened: GameState
    """As its horizon was seen."""
    news: tuple[News, ...]
    """What was said as it opened."""
    talks: list[Said] = field(default_factory=list)
    met: tuple[News, ...] = ()
    """What was said as diplomacy closed and plans were revealed."""
    after: tuple[News, ...] = ()
    """What was said as the year ended."""
    closed: GameState | None = None


class Recorded(Playout):
    """A playout that keeps what happened, round by round."""

    def __init__(self, ruleset: Ruleset, policies: Sequence[str], seed: str) -> None:
        self.fresh: tuple[News, ...] = ()
        """Lines that are in the feed since somebody last took them."""
        self.seen = 0
        """The number of the last line."""
        self.rounds: list[Round] = []
        self.crises: dict[CrisisId, Crisis] = {}
        """Every crisis there ever was."""
        super().__init__(ruleset, policies, seed)

    def do(self, command: Command, nation: NationId | None = None) -> Applied:
        """Apply a command and note the lines that it left."""
        applied = super().do(command, nation)
        fresh = tuple(line for line in applied.state.news if line.number > self.seen)
        if fresh:
            self.seen = fresh[-1].number
            self.fresh += fresh
        self.crises.update(applied.state.crises)
        return applied

    def take(self) -> tuple[News, ...]:
        """The lines since the last time."""
        fresh, self.fresh = self.fresh, ()
        return fresh

    def speak(self, nation: NationId) -> bool:
        """Let a bot do what it wants to do, and note why."""
        moves = self.think(nation, self.look(nation))
        for move in moves:
            self.take()
            self.do(move.command, nation)
            self._note(nation, move)
        return bool(moves)

    def _note(self, nation: NationId, move: Move) -> None:
        lines = self.take()
        if self.state.phase is Phase.DIPLOMACY and (lines or isinstance(move.command, TALKED_OF)):
            self.rounds[-1].talks.append(Said(nation, lines, move.why))

    def end_phase(self) -> None:
        """Go on; what the end of a phase says belongs to its round."""
        before = self.state.phase
        if before is Phase.HORIZON:
            self.rounds.append(Round(self.state.round, self.state, self.take()))
        super().end_phase()
        if before is Phase.AFTERMATH:
            return  # what opens a round is told with it
        lines = self.take()
        if before in (Phase.DIPLOMACY, Phase.PLANNING):
            self.rounds[-1].met += lines
        if before is Phase.RESOLUTION:
            self.rounds[-1].closed = self.state
            self.rounds[-1].after = lines


def recorded(ruleset: Ruleset, policies: Sequence[str], seed: str) -> Recorded:
    """Play a game to its end and return it with its record."""
    game = Recorded(ruleset, policies, seed)
    while game.state.phase is not Phase.ENDED:
        game.play_round()
    return game
