"""Many games: which ones, and on what they run: one process, several, or whatever has the interface of an executor."""

import gc
import hashlib
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Final, TypeVar

from rules.engine.copying import revise
from rules.engine.ids import Module
from rules.engine.ruleset import Ruleset
from rules.lab.playout import Game, Playout
from rules.lab.probes import probed
from rules.packs.registry import load_shipped

T = TypeVar("T")

DASK: Final = "dask://"
PLEDGES: Final = "pledges"
BATCH: Final = 10
"""Games that are sent to a worker at once."""

Progress = Callable[[int], None]
"""Is told how many games have just been finished."""


@dataclass(frozen=True, slots=True)
class Job:
    """One game to be played: who sits where, in the order of the seating's nations, and its seed."""

    policies: tuple[str, ...]
    seed: str
    without: str = ""
    """A module that is switched off, or "pledges"."""
    probed: bool = False
    """Whether decisions are looked into on the way."""


def game_seed(seed: int | str, number: int) -> str:
    """Return the seed of a game of a series: 64 hexadecimal digits.

    >>> len(game_seed(1, 0)), game_seed(1, 0) == game_seed(1, 1)
    (64, False)
    """
    return hashlib.sha256(f"{seed}:{number}".encode()).hexdigest()


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave the collector out: the engine's values hold no cycles, so nothing needs to be collected on the way."""
    collects = gc.isenabled()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if collects:
            gc.enable()


def play_batch(scenario: str, jobs: Sequence[Job]) -> list[Game]:
    """Play some games here."""
    ruleset = load_shipped().ruleset(scenario)
    with uncollected():
        return [_played(ruleset, job) for job in jobs]


def _played(ruleset: Ruleset, job: Job) -> Game:
    table = Playout(without(ruleset, job.without), job.policies, job.seed)
    table.pledges = job.without != PLEDGES
    return probed(table) if job.probed else table.play_on()


def without(ruleset: Ruleset, part: str) -> Ruleset:
    """Return the rules with a module off; the same ones for "" and for pledges, which are no module."""
    modules = ruleset.scenario.modules
    if not part or part == PLEDGES:
        return ruleset
    return revise(ruleset, scenario=revise(ruleset.scenario, modules=modules - {Module(part)}))


def play_all(scenario: str, jobs: Sequence[Job], executor: Executor | None, done: Progress) -> list[Game]:
    """Play all games and return them in the order of the jobs; without an executor in this process."""
    return spread(partial(play_batch, scenario), jobs, executor, done)


def spread(
    work: Callable[[Sequence[Job]], list[T]], jobs: Sequence[Job], executor: Executor | None, done: Progress
) -> list[T]:
    """Have all jobs done in batches, and return what came of them in their order.

    Any `concurrent.futures.Executor` will do; `work` has to be a function of a module, or a `partial` of one.
    """
    batches = [jobs[start : start + BATCH] for start in range(0, len(jobs), BATCH)]
    if executor is None:
        return list(_counted((work(batch) for batch in batches), done))
    futures: list[Future[list[T]]] = [executor.submit(work, batch) for batch in batches]
    return list(_counted((future.result() for future in futures), done))


def _counted(results: Iterable[list[T]], done: Progress) -> Iterator[T]:
    for found in results:
        yield from found
        done(len(found))


@contextmanager
def workers(count: int) -> Iterator[Executor | None]:
    """Give an executor with so many processes; none for one."""
    if count <= 1:
        yield None
        return
    # Fresh processes: a progress bar runs threads, and a process with threads must not be forked.
    with ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn")) as executor:
        yield executor


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """Give an executor that works on a Dask cluster, by its scheduler's address (host:port).

    Its workers need this program at the same version; raises MissingDaskError where Dask is not installed here.
    """
    try:
        distributed = import_module("distributed")
    except ModuleNotFoundError:
        raise MissingDaskError from None
    with distributed.Client(f"tcp://{address}") as client:
        yield client.get_executor()


class MissingDaskError(Exception):
    """Dask is not installed; it comes with requirements-lab.lock."""


@contextmanager
def executor_of(place: str, count: int) -> Iterator[Executor | None]:
    """Give what is named: `dask://HOST:PORT`, or "" for so many processes here."""
    with cluster(place.removeprefix(DASK)) if place.startswith(DASK) else workers(count) as executor:
        yield executor
