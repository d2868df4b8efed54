"""Runs recipes of the Makefile side by side; each one's output appears whole, in the order in which they are named.

    python tools/lanes.py --lanes 2 test-browsers test-rules lint

starts two, and the next one whenever one has ended. What the first unfinished one writes is shown as it comes; what
the others write meanwhile is kept in files and follows. All run, also after a failure; the last lines say how each
ended. Ctrl-C, or being told to end, ends what runs.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import BinaryIO

GLANCE = 0.1
"""Seconds between two looks at what runs."""
LINES, ENDING = 30, 4096
"""What is repeated of a job that failed: at most so many of its last lines, and bytes."""
GRACE = 30
"""Seconds that what was interrupted has for tidying up."""
INTERRUPTED = 130
"""The exit status of what Ctrl-C has ended."""


@dataclass
class Job:
    """A recipe, run as `make RECIPE` in a process group of its own."""

    recipe: str
    log: BinaryIO = field(default_factory=tempfile.TemporaryFile)
    folder: tempfile.TemporaryDirectory[str] = field(
        default_factory=lambda: tempfile.TemporaryDirectory(prefix="lane", ignore_cleanup_errors=True)
    )
    """Where its pytest keeps what tests write: two that tidy up one folder at once fail."""
    process: subprocess.Popen[bytes] | None = None
    status: int | None = None
    """Its exit status; None until it has ended."""
    shown: int = 0
    """How many bytes of its log have been shown."""
    began: float = 0
    wall: float = 0
    """Seconds that it took."""
    processor: float = 0
    """Seconds of processor time that it took with everything it started."""

    @property
    def runs(self) -> bool:
        """Whether it was started and has not ended."""
        return self.process is not None and self.status is None

    def start(self) -> None:
        """Start it; what it writes goes into its log."""
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            ["make", self.recipe],
            env={**os.environ, "PYTEST_DEBUG_TEMPROOT": self.folder.name},
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=subprocess.STDOUT,
            process_group=0,
        )

    def look(self) -> None:
        """Note whether it has ended."""
        if self.process is None:
            return
        found, status, used = os.wait4(self.process.pid, os.WNOHANG)
        if found:
            self.status = self.process.returncode = os.waitstatus_to_exitcode(status)
            self.wall, self.processor = time.monotonic() - self.began, used.ru_utime + used.ru_stime

    def tell(self, number: signal.Signals) -> None:
        """Send a signal to it and to everything it started."""
        if self.process is not None:
            os.killpg(self.process.pid, number)

    def fresh(self) -> bytes:
        """What it has written since the last time."""
        found = os.pread(self.log.fileno(), os.fstat(self.log.fileno()).st_size - self.shown, self.shown)
        self.shown += len(found)
        return found

    def ending(self) -> bytes:
        """The last lines that it has written."""
        size = os.fstat(self.log.fileno()).st_size
        found = os.pread(self.log.fileno(), ENDING, max(0, size - ENDING))
        return b"\n".join(found.splitlines()[-LINES:]) + b"\n"

    def verdict(self) -> str:
        """How it ended, in one line."""
        said = "passed" if self.status == 0 else "not run" if self.process is None else "FAILED"
        return f"  {self.recipe:<16} {said:<8} {self.wall:6.0f} s, {self.processor:6.0f} s of processor time"


class Screen:
    """What people see: one job after the other."""

    def __init__(self, jobs: list[Job], out: BinaryIO) -> None:
        self._jobs = jobs
        self._out = out
        self._at = -1
        """The job that is being shown."""

    def refresh(self) -> None:
        """Show what is new, up to the first job that has not ended."""
        for number, job in enumerate(self._jobs):
            if number < self._at:
                continue
            if number > self._at:
                self._at = number
                self._out.write(f"\n======== make {job.recipe}\n".encode())
            self._out.write(job.fresh())
            if job.status is None:
                break
        self._out.flush()

    def rest(self) -> None:
        """Show what is left, also of jobs that were ended."""
        for job in self._jobs[max(self._at, 0) :]:
            if job.process is not None:
                self._out.write(f"\n======== make {job.recipe}, the rest\n".encode() + job.fresh())
        self._out.flush()

    def recall(self) -> None:
        """Repeat how those that failed ended, so that nobody has to look for it."""
        for job in self._jobs:
            if job.status:
                self._out.write(f"\n======== make {job.recipe} FAILED; it ended so:\n".encode() + job.ending())
        self._out.flush()


def run(jobs: list[Job], lanes: int, screen: Screen) -> None:
    """Run all, `lanes` at a time, and show them."""
    while any(job.status is None for job in jobs):
        for job in jobs:
            if job.runs:
                job.look()
        free = lanes - sum(job.runs for job in jobs)
        for job in [job for job in jobs if job.process is None][:free]:
            job.start()
        screen.refresh()
        time.sleep(GLANCE)


def end(jobs: Iterable[Job]) -> None:
    """Let everything that runs tidy up and end, for a while; whoever asks twice does not want to wait for that."""
    for number in (signal.SIGINT, signal.SIGKILL):
        running = [job for job in jobs if job.runs]
        until = time.monotonic() + GRACE
        try:
            for job in running:
                job.tell(number)
            while any(job.runs for job in running) and time.monotonic() < until:
                time.sleep(GLANCE)
                for job in running:
                    if job.runs:
                        job.look()
        except KeyboardInterrupt:
            continue


def interrupt(*_signal: object) -> None:
    """Being told to end is like Ctrl-C. A handler, not the default: what is started must not inherit deaf ears."""
    raise KeyboardInterrupt


def main() -> int:
    """Run the recipes that the command line names; 0 where all of them passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lanes", type=int, default=2, help="how many run at the same time")
    parser.add_argument("recipe", nargs="+")
    chosen = parser.parse_args()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
    if sys.stdout.isatty():
        os.environ.setdefault("PY_COLORS", "1")  # pytest sees a file
    jobs = [Job(recipe) for recipe in chosen.recipe]
    screen = Screen(jobs, sys.stdout.buffer)
    try:
        run(jobs, max(1, chosen.lanes), screen)
        screen.recall()
    except KeyboardInterrupt:
        end(jobs)
        screen.rest()
        return INTERRUPTED
    finally:
        print("", *(job.verdict() for job in jobs), sep="\n", flush=True)
    return int(any(job.status for job in jobs))


if __name__ == "__main__":
    sys.exit(main())
