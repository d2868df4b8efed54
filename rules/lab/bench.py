"""How fast the engine plays on one core, and where the time goes."""

import cProfile
import gc
import pstats
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import fmean
from time import process_time_ns
from typing import Any, Final

from rules.bots.moves import Move
from rules.engine.apply import Applied, replay
from rules.engine.codec import decode_command, encode
from rules.engine.commands import Command
from rules.engine.ids import NationId, Phase
from rules.engine.ruleset import Ruleset
from rules.engine.view_types import TableView
from rules.lab.playout import Playout
from rules.lab.running import game_seed

POLICY: Final = "reciprocator"
YARDSTICK_LOOPS: Final = 20_000
DEAREST: Final = 12
"""Functions that the profile names."""
ROOT: Final = Path(__file__).resolve().parents[2]

Timed = dict[str, Any]


def yardstick() -> int:
    """Return the nanoseconds of a fixed piece of plain Python: what this machine, as busy as it is, can do now."""
    start = process_time_ns()
    counts: dict[int, int] = {}
    for number in range(YARDSTICK_LOOPS):
        counts[number & 1023] = counts.get(number & 1023, 0) + number
    return process_time_ns() - start


class Clocked(Playout):
    """A playout that notes how long every command, view and thought takes, in nanoseconds."""

    def __init__(self, ruleset: Ruleset, policies: list[str], seed: str) -> None:
        """Open a table whose times are noted."""
        self.times: defaultdict[str, list[int]] = defaultdict(list)
        super().__init__(ruleset, policies, seed)

    @contextmanager
    def noted(self, what: str) -> Iterator[None]:
        """Note how long this takes."""
        start = process_time_ns()
        yield
        self.times[what].append(process_time_ns() - start)

    def do(self, command: Command, nation: NationId | None = None) -> Applied:
        """Apply a command; note its reading from JSON, the decision with its events, and the events alone."""
        before, data = self.state, encode(command)
        kind = data["type"]
        with self.noted("validate"):
            decode_command(data)
        with self.noted(f"command {kind} in {before.phase.value}"):
            applied = super().do(command, nation)
        with self.noted("evolve"):
            replay(self.ruleset, before, applied.events)
        return applied

    def look(self, nation: NationId) -> TableView:
        """Look; note it by phase."""
        with self.noted(f"view in {self.state.phase.value}"):
            return super().look(nation)

    def think(self, nation: NationId, view: TableView) -> tuple[Move, ...]:
        """Think; note it by phase."""
        with self.noted(f"bot in {self.state.phase.value}"):
            return super().think(nation, view)


def _played(playout: Playout) -> int:
    """Play a game to its end; return its rounds."""
    while playout.state.phase is not Phase.ENDED:
        playout.play_round()
    return playout.state.round


@contextmanager
def _settled() -> Iterator[None]:
    """Leave what was loaded out of the collector's sight, as the server does."""
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


def timed(ruleset: Ruleset, seats: int, games: int) -> Timed:
    """Return rounds a second, microseconds by kind of work, and what the profile finds dearest."""
    policies = [POLICY] * seats
    seeds = [game_seed("bench", number) for number in range(games)]
    _played(Playout(ruleset, policies, seeds[0]))
    with _settled():
        speeds = [_speed(ruleset, policies, seed) for seed in seeds]
        times, rounds = _times(ruleset, policies, seeds[: max(2, games // 4)])
        dearest = _dearest(ruleset, policies, seeds[: max(2, games // 4)])
    fastest = sorted(speeds)[-max(1, games // 4) :]
    return {
        "seats": seats,
        "games": games,
        "rounds_per_second": round(1 / fmean(1 / speed for speed in speeds)),
        "rounds_per_second_undisturbed": round(fmean(fastest)),
        "yardstick_microseconds": min(yardstick() for _ in range(20)) // 1000,
        "work": {
            what: {"microseconds": round(fmean(spent) / 1000, 1), "a_round": round(len(spent) / rounds, 2)}
            for what, spent in sorted(times.items(), key=lambda item: -sum(item[1]))
        },
        "profile": dearest,
    }


def _speed(ruleset: Ruleset, policies: list[str], seed: str) -> float:
    """Return the rounds a second of processor time in one game."""
    start = process_time_ns()
    rounds = _played(Playout(ruleset, policies, seed))
    return rounds * 1e9 / (process_time_ns() - start)


def _times(ruleset: Ruleset, policies: list[str], seeds: list[str]) -> tuple[dict[str, list[int]], int]:
    """Return how long every piece of work took in some games, and their rounds."""
    times: defaultdict[str, list[int]] = defaultdict(list)
    rounds = 0
    for seed in seeds:
        playout = Clocked(ruleset, policies, seed)
        rounds += _played(playout)
        for what, spent in playout.times.items():
            times[what] += spent
    return times, rounds


def _dearest(ruleset: Ruleset, policies: list[str], seeds: list[str]) -> list[dict[str, Any]]:
    """Return the functions that use most time themselves."""
    profile = cProfile.Profile()
    profile.enable()
    for seed in seeds:
        _played(Playout(ruleset, policies, seed))
    profile.disable()
    stats = pstats.Stats(profile)
    total: float = stats.total_tt  # type: ignore[attr-defined] # not in the published types
    rows = sorted(stats.stats.items(), key=lambda row: -row[1][2])  # type: ignore[attr-defined] # the same
    return [
        {"where": _where(file, line, name), "percent": round(100 * row[2] / total, 1)}
        for (file, line, name), row in rows[:DEAREST]
    ]


def _where(file: str, line: int, name: str) -> str:
    path = Path(file)
    inside = path.relative_to(ROOT) if path.is_absolute() and path.is_relative_to(ROOT) else Path(path.name)
    return f"{inside}:{line} {name}" if line else name


def as_text(found: Timed) -> str:
    """Return the report for people."""
    lines = [
        f"{found['rounds_per_second']} rounds a second of one core: {found['seats']} nations, all {POLICY}",
        f"{found['rounds_per_second_undisturbed']} in the fastest quarter of {found['games']} games",
        f"yardstick: {found['yardstick_microseconds']} us for {YARDSTICK_LOOPS} turns of a plain loop",
        "",
        f"{'work':<40}{'us each':>10}{'a round':>10}",
    ]
    lines += [
        f"{what:<40}{spent['microseconds']:>10.1f}{spent['a_round']:>10.2f}" for what, spent in found["work"].items()
    ]
    lines += ["", "own time, per cent of the profile"]
    lines += [f"  {row['percent']:>5.1f}  {row['where']}" for row in found["profile"]]
    return "\n".join(lines)
