"""A real server on a port of its own and a real browser, for every test in this folder."""

import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.architecture.tree import ROOT
from tests.e2e.full_table import FullTable, open_full_table
from tests.e2e.players import Player, all_complaints, somebody

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
"""A browser in a container, that asks nobody on the internet anything."""


PATIENCE = 20_000
"""Milliseconds that the page may take for what it should do at once: a busy machine is no failure."""


@pytest.fixture(scope="session", autouse=True)
def patience() -> None:
    """Wait for whatever is expected as long as a busy machine needs."""
    expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the system's Chromium where there is one."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return {**browser_type_launch_args, "args": QUIET, **({"executable_path": chromium} if chromium else {})}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the data of the tests' own program lies."""
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """Where a program of the tests' own answers, with an empty database."""
    with running(folder) as url:
        yield url


@pytest.fixture
def full_table(address: str, folder: Path) -> FullTable:
    """A table of three people in that program with every module of the rules on."""
    return open_full_table(address, served_environment(folder, 0))


@contextmanager
def running(folder: Path, more: Mapping[str, str] | None = None) -> Iterator[str]:
    """A program whose data lies in `folder`; its socket is open before it starts. Yields its address."""
    served = Served(folder, more)
    served.start()
    try:
        yield f"http://127.0.0.1:{served.port}"
    finally:
        served.stop()


class Served:
    """A program whose data lies in a folder; it can be killed and started again."""

    def __init__(self, folder: Path, more: Mapping[str, str] | None = None) -> None:
        self._folder = folder
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._environment = served_environment(folder, self.port) | dict(more or {})
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers; what is asked before waits in the socket's queue."""
        if not (self._folder / "server.log").exists():
            migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
            subprocess.run(migrate, cwd=ROOT, env=self._environment, check=True)
        command = [sys.executable, "-m", "daphne", "--fd", str(self._listening.fileno()), "wargame.asgi:application"]
        with (self._folder / "server.log").open("a") as log:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self._environment,
                pass_fds=[self._listening.fileno()],
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=60):
            pass

    @property
    def runs(self) -> bool:
        """Whether it was started and not killed."""
        return self._process is not None

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(timeout=60)
        self._process = None

    def stop(self) -> None:
        """End it as one should, and give its port back."""
        process = self._process
        self._listening.close()
        if process is None:
            return
        process.terminate()
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()  # a server that does not end is a failure, not a test run that never ends
            raise


def served_environment(folder: Path, port: int) -> dict[str, str]:
    """The environment of a served program whose data lies in `folder`."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "wargame.settings.dev",
        "VAR_DIR": str(folder),
        "PORT": str(port),
        "SHOW_GALLERY": "1",
        "LOG_LEVEL": "WARNING",
        "LIVE": '{"bot_pause": 0}',
    }


@pytest.fixture
def people(browser: Browser) -> Iterator[Callable[[], Player]]:
    """Makes people, and sees to it that none of their browsers complained."""
    made: list[Player] = []

    def one() -> Player:
        made.append(somebody(Player, browser))
        return made[-1]

    yield one
    complaints = all_complaints(made)
    for player in made:
        player.context.close()
    assert complaints == []
