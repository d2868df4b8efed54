"""The lab's programs as plain functions on parsed arguments; Django's commands only call them."""

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from rules.bots.postures import CHARACTERS
from rules.engine.ids import CardId
from rules.engine.ruleset import Ruleset
from rules.lab import balance as bars
from rules.lab import bench as timing
from rules.lab import card_report as cards
from rules.lab import simulate as series
from rules.lab.pages import card_page, card_text
from rules.lab.removals import OFFERED, offered, play_pairs, removal_page, removal_report, removal_text
from rules.lab.running import DASK, MissingDaskError, executor_of, play_all, spread
from rules.lab.seatings import jobs_mixed
from rules.lab.trials import play_trials
from rules.packs.registry import load_shipped

SCENARIO = "first_watch"
INTRODUCTION = "4,5,6,7,8"
"""Numbers of nations for which the introduction's bars have to hold."""
FAILED = 1

Say = Callable[[str], object]


def policies_of(text: str) -> tuple[str, ...]:
    """Return the policies of a comma-separated list; raises ArgumentTypeError for an unknown one."""
    names = tuple(part.strip() for part in text.split(","))
    unknown = sorted(set(names) - set(CHARACTERS))
    if unknown:
        raise argparse.ArgumentTypeError(f"no policy {', '.join(unknown)}; there are {', '.join(CHARACTERS)}")
    return names


def seats_of(text: str) -> tuple[int, ...]:
    """Return the numbers of a comma-separated list; raises ArgumentTypeError for anything else."""
    try:
        return tuple(int(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"not numbers of nations: {text}") from None


def executor_named(text: str) -> str:
    """Return the address of a Dask cluster, or "" for none; raises ArgumentTypeError for anything else."""
    if text and not re.fullmatch(rf"{DASK}[^/\s]+:\d+", text):
        raise argparse.ArgumentTypeError(f"not {DASK}HOST:PORT: {text}")
    return text


def games_of(text: str) -> int:
    """Return a number of games, at least 2: one alone has no interval."""
    if not text.isdecimal() or int(text) < 2:
        raise argparse.ArgumentTypeError("at least 2 games")
    return int(text)


def _add_common(parser: argparse.ArgumentParser, games: int) -> None:
    parser.add_argument("--scenario", default=SCENARIO, help="id of a scenario (%(default)s)")
    parser.add_argument("--games", type=games_of, default=games, help="games, each experiment (%(default)s)")
    parser.add_argument("--seed", default="1", help="the same seed plays the same games (%(default)s)")
    parser.add_argument("--json", action="store_true", help="the report as JSON and nothing else")
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help="processes to play on (all cores: %(default)s)"
    )
    parser.add_argument(
        "--executor", type=executor_named, default="", help="dask://HOST:PORT: play on a Dask cluster instead"
    )


def add_simulate_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `simulate` understands."""
    _add_common(parser, 100)
    parser.add_argument(
        "--policies",
        type=policies_of,
        default=("reciprocator",),
        help="comma-separated, seated in turn (reciprocator); known: " + ", ".join(CHARACTERS),
    )
    parser.add_argument("--seats", type=int, help="number of nations (as many as policies, at least 3)")
    parser.add_argument("--fixed", action="store_true", help="do not move policies on by a seat from game to game")


def add_balance_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `balance` understands."""
    _add_common(parser, 200)
    parser.add_argument("--seats", type=seats_of, default=seats_of(INTRODUCTION), help=f"numbers ({INTRODUCTION})")


def add_card_report_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `card_report` understands."""
    _add_common(parser, 1000)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--card", help="id of a card, such as first_watch.salt_line")
    for kind in OFFERED:
        what.add_argument(f"--{kind}", help=f"id of a {kind}: games with and without it")
    parser.add_argument("--seats", type=int, default=6, help="number of nations (%(default)s)")
    parser.add_argument("--html", type=Path, help="write the report with its charts to this file, too")


def add_bench_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `bench` understands."""
    parser.add_argument("--scenario", default=SCENARIO, help="id of a scenario (%(default)s)")
    parser.add_argument("--games", type=games_of, default=40, help="games to time (%(default)s)")
    parser.add_argument("--seats", type=int, default=6, help="number of nations (%(default)s)")
    parser.add_argument("--json", action="store_true", help="the report as JSON and nothing else")


@contextmanager
def _progress(total: int, *, quiet: bool) -> Iterator[Callable[[int], None]]:
    """Show a bar on a terminal, on the error stream, so that the report stays clean."""
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        disable=quiet or not console.is_terminal,
    ) as progress:
        task = progress.add_task("games", total=total)
        yield lambda count: progress.advance(task, count)


@contextmanager
def _executor(options: argparse.Namespace) -> Iterator[Executor | None]:
    """Give what the games are to be played on; raises SystemExit with words where Dask is missing."""
    try:
        with executor_of(options.executor, options.workers) as executor:
            yield executor
    except MissingDaskError:
        sys.exit("Dask is not installed here; it comes with requirements-lab.lock.")


def ruleset_of(scenario: str, seats: tuple[int, ...]) -> Ruleset:
    """Return a shipped scenario that can be played with so many nations; raises SystemExit with words."""
    try:
        ruleset = load_shipped().ruleset(scenario)
    except KeyError:
        known = ", ".join(summary.id for summary in load_shipped().scenarios())
        sys.exit(f"There is no scenario {scenario}; there are {known}.")
    wrong = [number for number in seats if number not in ruleset.scenario.seatings]
    if wrong:
        low, high = min(ruleset.scenario.seatings), max(ruleset.scenario.seatings)
        sys.exit(f"{scenario} is for {low} to {high} nations, not {wrong[0]}.")
    return ruleset


def simulate(options: argparse.Namespace, say: Say) -> int:
    """Play a series of games and report; returns the exit status."""
    seats = options.seats or max(3, len(options.policies))
    ruleset_of(options.scenario, (seats,))
    jobs = series.jobs_for(options.policies, seats, options.seed, options.games, turned=not options.fixed)
    with _executor(options) as executor, _progress(len(jobs), quiet=options.json) as done:
        games = play_all(options.scenario, jobs, executor, done)
    found = series.report(options.scenario, options.seed, games)
    say(json.dumps(found) if options.json else series.as_text(found))
    return 0


def balance(options: argparse.Namespace, say: Say) -> int:
    """Measure the balance bars and report; returns the exit status, 1 if one fails."""
    ruleset = ruleset_of(options.scenario, options.seats)
    plan = bars.planned(ruleset, options.seats, options.seed, options.games)
    total = sum(len(jobs) for by_name in plan.values() for jobs in by_name.values())
    with _executor(options) as executor, _progress(total, quiet=options.json) as done:
        findings = bars.measure(ruleset, plan, executor, done)
    told = (options.scenario, options.seed, options.games, findings)
    say(json.dumps(bars.as_json(*told)) if options.json else bars.as_text(*told))
    return 0 if all(finding.holds is not False for finding in findings) else FAILED


def card_report(options: argparse.Namespace, say: Say) -> int:
    """Play paired games about a card and report; returns the exit status, 1 if a measure is out of its band."""
    ruleset = ruleset_of(options.scenario, (options.seats,))
    if options.card is None:
        return _removal(ruleset, options, say)
    card = CardId(options.card)
    if card not in ruleset.scenario.cards:
        sys.exit(f"{options.scenario} has no card {card}; it has {', '.join(ruleset.scenario.cards)}.")
    jobs = jobs_mixed(options.seats, options.seed, options.games)
    began = monotonic()
    with _executor(options) as executor, _progress(len(jobs), quiet=options.json) as done:
        trials = spread(partial(play_trials, options.scenario, card), jobs, executor, done)
    found = {**cards.report(ruleset, card, options.seed, trials), "seconds": round(monotonic() - began, 1)}
    if options.html:
        options.html.write_text(card_page(found), encoding="utf-8")
    say(json.dumps(found) if options.json else card_text(found))
    return FAILED if found["verdict"] else 0


def _removal(ruleset: Ruleset, options: argparse.Namespace, say: Say) -> int:
    """Play paired games with and without a clause, a project or an agenda and report."""
    kind, name = next((kind, getattr(options, kind)) for kind in OFFERED if getattr(options, kind))
    if name not in offered(ruleset, kind):
        sys.exit(f"{options.scenario} has no {kind} {name}; it has {', '.join(offered(ruleset, kind)) or 'none'}.")
    jobs = jobs_mixed(options.seats, options.seed, options.games)
    with _executor(options) as executor, _progress(len(jobs), quiet=options.json) as done:
        pairs = spread(partial(play_pairs, options.scenario, kind, name), jobs, executor, done)
    found = removal_report(ruleset, name, options.seed, pairs)
    if options.html:
        options.html.write_text(removal_page(found), encoding="utf-8")
    say(json.dumps(found) if options.json else removal_text(found))
    return FAILED if found["verdict"] else 0


def bench(options: argparse.Namespace, say: Say) -> int:
    """Time the engine and report; returns the exit status."""
    ruleset = ruleset_of(options.scenario, (options.seats,))
    found = timing.timed(ruleset, options.seats, options.games)
    say(json.dumps(found) if options.json else timing.as_text(found))
    return 0
