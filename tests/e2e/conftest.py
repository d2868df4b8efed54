"""A real server on a port of its own and a real browser, for every test in this folder."""

import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.tree import ROOT

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
"""A browser in a container, that asks nobody on the internet anything."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the system's Chromium where there is one."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return {**browser_type_launch_args, "args": QUIET, **({"executable_path": chromium} if chromium else {})}


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a program of the tests' own answers, with an empty database."""
    with running(tmp_path_factory.mktemp("served")) as url:
        yield url


@contextmanager
def running(folder: Path, more: Mapping[str, str] | None = None) -> Iterator[str]:
    """A program whose data lies in `folder`; its socket is open before it starts. Yields its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        environment = served_environment(folder, port) | dict(more or {})
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "--verbosity", "0"], cwd=ROOT, env=environment, check=True
        )
        command = [sys.executable, "-m", "daphne", "--fd", str(listening.fileno()), "wargame.asgi:application"]
        with (folder / "server.log").open("w") as log:
            server = subprocess.Popen(
                command, cwd=ROOT, env=environment, pass_fds=[listening.fileno()], stdout=log, stderr=subprocess.STDOUT
            )
        try:
            url = f"http://127.0.0.1:{port}"
            with urllib.request.urlopen(f"{url}/healthz", timeout=60):  # noqa: S310 - our own address
                pass  # the request waited in the socket's queue until the program served it
            yield url
        finally:
            server.terminate()
            try:
                server.wait(timeout=60)
            except subprocess.TimeoutExpired:
                server.kill()  # a server that does not end is a failure, not a test run that never ends
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
