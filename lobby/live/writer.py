"""The one writer of this process: a thread that commits what many tables want to append in one transaction.

What waits while a commit is on its way goes into the next one, so that a busy process commits in large groups and a
quiet one at once. Nothing is acknowledged before its COMMIT has returned.
"""

import asyncio
import logging
import queue
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from lobby.live import statements
from lobby.live.faultpoints import passing
from lobby.live.lines import own_connection, was_cut
from lobby.live.rows import Append, MessageRow, SnapshotRow
from lobby.live.warrants import OutdatedError, Warrant, find_outdated

logger = logging.getLogger(__name__)

GROUP = 256
"""The most rows of one transaction."""

Row = Append | MessageRow | SnapshotRow


class StorageError(Exception):
    """The database did not keep it; `unclear` when the COMMIT itself failed and it may be there all the same."""

    def __init__(self, *, unclear: bool) -> None:
        """Keep whether anybody knows."""
        super().__init__("unclear" if unclear else "not stored")
        self.unclear = unclear


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Something to write, and where its outcome is awaited."""

    work: Row | Callable[[], Any]
    loop: asyncio.AbstractEventLoop
    outcome: asyncio.Future[Any]
    warrant: Warrant | None = None
    """Who asked; None: nobody whose seat could have been taken meanwhile."""


class Writer:
    """A queue and its thread. Every method may be called from any event loop of the process."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    async def write(self, row: Row, warrant: Warrant | None = None) -> bool:
        """Whether the row took its place; False: somebody else was first. Raises StorageError when it is not kept.

        Raises OutdatedError where whoever asked for it is not at the table any more, or not what they were.
        """
        return bool(await self._put(row, warrant))

    async def call(self, work: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the work returns
        """Run a small write of another kind in a transaction of its own; raises what it raises."""
        return await self._put(work)

    def stop(self) -> None:
        """Write what is queued, close the connection and end the thread; the next job would start another."""
        with self._starting:
            thread, self._thread = self._thread, None
        if thread is not None:
            self._queue.put(None)
            thread.join()

    def _put(self, work: Row | Callable[[], Any], warrant: Warrant | None = None) -> asyncio.Future[Any]:
        loop = asyncio.get_running_loop()
        job = Job(work=work, loop=loop, outcome=loop.create_future(), warrant=warrant)
        self._queue.put(job)
        if self._thread is None:
            self._start()
        return job.outcome

    def _start(self) -> None:
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        own_connection()
        more = True
        while more:
            jobs, more = self._next_group()
            rows = [job for job in jobs if not callable(job.work)]
            _settle(_commit(rows))
            _settle([_run_alone(job) for job in jobs if callable(job.work)])
        connection.close()

    def _next_group(self) -> tuple[list[Job], bool]:
        """Wait for a job and take along what else is there; False as second part: no more after these."""
        jobs: list[Job] = []
        job = self._queue.get()
        while job is not None:
            jobs.append(job)
            if len(jobs) == GROUP:
                return jobs, True
            try:
                job = self._queue.get_nowait()
            except queue.Empty:
                return jobs, True
        return jobs, False


Outcome = tuple[Job, bool | Any | Exception]


def _commit(jobs: Sequence[Job], *, again: bool = False) -> list[Outcome]:
    """Write rows in one transaction; where that fails before COMMIT, each alone, so that one spoils no other.

    Where the connection was cut, all of them once more (`again`) on another one.
    """
    if not jobs:
        return []
    committing = False
    try:
        with transaction.atomic(durable=True):
            outcomes = _write_rows(jobs)
            passing("before_commit")
            committing = True
    except Exception as error:  # the boundary to the tables: each is told that its row was not stored
        cut = was_cut(error)
        logger.error("%s rows were not committed: %s", len(jobs), error, exc_info=not cut)  # noqa: TRY400 - an outage
        connection.close()  # whatever state it is in, the next one starts afresh
        if committing or len(jobs) == 1 or cut:
            retry = cut and not committing and not again
            return _commit(jobs, again=True) if retry else _told(jobs, error, unclear=committing)
        return [outcome for job in jobs for outcome in _commit([job])]
    passing("after_commit")
    return outcomes


def _told(jobs: Sequence[Job], error: Exception, *, unclear: bool) -> list[Outcome]:
    return [(job, _trouble(error, unclear=unclear)) for job in jobs]


def _trouble(error: Exception, *, unclear: bool) -> StorageError:
    trouble = StorageError(unclear=unclear)
    trouble.__cause__ = error
    return trouble


def _write_rows(asked: Sequence[Job]) -> list[Outcome]:
    statements.lock_tables(connection, {_table_of(job.work) for job in asked if not callable(job.work)})
    outdated = find_outdated(job.warrant for job in asked if job.warrant is not None)
    jobs = [job for job in asked if job.warrant not in outdated]
    appends = [job.work for job in jobs if isinstance(job.work, Append)]
    messages = [job.work for job in jobs if isinstance(job.work, MessageRow)]
    snapshots = [job.work for job in jobs if isinstance(job.work, SnapshotRow)]
    written = statements.insert_entries(connection, appends)
    said = statements.insert_messages(connection, messages)
    statements.save_snapshots(connection, snapshots)
    refused: list[Outcome] = [(job, OutdatedError()) for job in asked if job.warrant in outdated]
    return [*refused, *((job, _takes_place(job.work, written, said)) for job in jobs)]


def _table_of(row: Row) -> str:
    return row.entry.table_id if isinstance(row, Append) else row.table_id


def _takes_place(work: Row | Callable[[], Any], written: set[statements.Place], said: set[statements.Place]) -> bool:
    """Whether the row is in; a place is taken once, also where two loops of this process asked for the very same."""
    if isinstance(work, SnapshotRow) or callable(work):
        return True
    taken, place = (
        (written, statements.entry_place(work.entry))
        if isinstance(work, Append)
        else (said, statements.message_place(work))
    )
    if place not in taken:
        return False
    taken.remove(place)
    return True


def _run_alone(job: Job) -> Outcome:
    assert callable(job.work)  # noqa: S101 - sorted out by the caller
    try:
        with transaction.atomic(durable=True):
            return job, job.work()
    except Exception as error:  # noqa: BLE001 - the boundary to whoever asked: the error is raised there
        connection.close()
        return job, error


def _settle(outcomes: Iterable[Outcome]) -> None:
    """Wake everybody who waits, with one call for each event loop."""
    by_loop: dict[asyncio.AbstractEventLoop, list[Outcome]] = {}
    for outcome in outcomes:
        by_loop.setdefault(outcome[0].loop, []).append(outcome)
    for loop, found in by_loop.items():
        try:
            loop.call_soon_threadsafe(_tell, found)
        except RuntimeError:
            logger.warning("%s outcomes came after their event loop was closed", len(found))


def _tell(outcomes: Sequence[Outcome]) -> None:
    for job, result in outcomes:
        if job.outcome.done():
            continue  # whoever asked was cancelled
        if isinstance(result, Exception):
            job.outcome.set_exception(result)
        else:
            job.outcome.set_result(result)


writer = Writer()
"""This process's writer."""
