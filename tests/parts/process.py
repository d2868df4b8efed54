"""A program that tests run beside themselves: started, frozen, killed and started again, on one port and one folder."""

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

STARTS_WITHIN = 60.0
"""Seconds after which a part that does not answer is given up."""


class PartError(RuntimeError):
    """A part that the tests need could not be started; the text says which, and what it said."""


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@dataclass(kw_only=True)
class Part:
    """A program and where it listens. `command` is run anew at every start."""

    name: str
    command: Sequence[str]
    port: int
    log: Path
    environment: Mapping[str, str] | None = None
    user: int | None = None
    """The uid to run as; None: as the tests run."""
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        """Start it and wait until its port answers; raises PartError."""
        with self.log.open("ab") as log:
            try:
                self.process = subprocess.Popen(
                    self.command,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    env=self.environment,
                    **identity(self.user),  # type: ignore[call-overload]
                )
            except OSError as error:
                raise PartError(f"{self.name} cannot be started: {error}") from error
        self._await_port()

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to end and wait for that; its exit status."""
        assert self.process is not None
        self.thaw()
        self.process.send_signal(number)
        return self.process.wait()

    def kill(self) -> None:
        """End it as a power cut would."""
        self.stop(signal.SIGKILL)

    def freeze(self) -> None:
        """Let it hang: connections stay open, nothing is answered."""
        assert self.process is not None
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on after `freeze`."""
        assert self.process is not None
        self.process.send_signal(signal.SIGCONT)

    @property
    def is_running(self) -> bool:
        """Whether it was started and has not ended."""
        return self.process is not None and self.process.poll() is None

    def said(self) -> str:
        """What it has written."""
        return self.log.read_text(errors="replace")

    def _await_port(self) -> None:
        assert self.process is not None
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until and self.process.poll() is None:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return
            time.sleep(0.01)
        with contextlib.suppress(OSError):
            self.process.kill()
        raise PartError(f"{self.name} does not answer on port {self.port}:\n{self.said()[-2000:]}")


def identity(user: int | None) -> dict[str, object]:
    """Keyword arguments that run a process as another user, and in that user's group alone."""
    return {} if user is None else {"user": user, "group": user, "extra_groups": []}


def environment(**changed: str) -> dict[str, str]:
    """The environment that tests run in, with some values changed."""
    return {**os.environ, **changed}
