"""Several processes of the program that serve one database, each at an address of its own; people see one origin."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex

from websockets.typing import Origin

from tests.lobby.client import TableClient
from tests.lobby.served import Guest, Served
from tests.parts.stores import ROOT, Store

FREE = (
    '{"messages_a_second": 2000, "messages_burst": 20000, "acks_a_second": 2000, "acks_burst": 20000,'
    ' "talk_messages": 1000, "bot_pause": 0, "lease": 2000}'
)
"""Limits for tests: nobody is too fast, bots do not think, and a dead runner is missed after two seconds."""


@dataclass(frozen=True)
class Cluster:
    """Web processes and, where asked for, a runner; `front` is a port that stands in the addresses people see."""

    folder: Path
    store: Store
    front: socket.socket
    web: list[Served] = field(default_factory=list)
    runner: subprocess.Popen[bytes] | None = None

    @property
    def origin(self) -> str:
        """What browsers name as the page's origin, whichever process answers."""
        return f"http://127.0.0.1:{self.front.getsockname()[1]}"

    def client(self, guest: Guest, number: int, *, take_over: bool = False) -> TableClient:
        """Somebody's page that is connected to one of the web processes."""
        found = TableClient(self.web[number].address, guest.table_id, guest.cookie, take_over=take_over)
        found.origin = Origin(self.origin)
        return found

    def logs(self) -> str:
        """What all processes have written."""
        return "".join(path.read_text() for path in sorted(self.folder.glob("*/server.log")))


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What a cluster is made of."""

    servers: Sequence[str] = ("daphne", "uvicorn")
    redis: Sequence[str] = ("",)
    """The Redis of each web process by its address; the last one counts for the others and the runner too."""
    runner: bool = False
    live: str = FREE
    front: int = 0
    """The port people see; 0: any that is free."""


@contextmanager
def cluster(folder: Path, store: Store, shape: Shape) -> Iterator[Cluster]:
    """All of it, started; stopped at the end."""
    with ExitStack() as running:
        front = running.enter_context(socket.create_server(("127.0.0.1", shape.front), backlog=512))
        port, secret = str(front.getsockname()[1]), token_hex(32)
        common = {"PORT": port, "SECRET_KEY": secret, "RUNS": "" if shape.runner else "bots,clock"}
        found = Cluster(folder, store, front)
        for number, server in enumerate(shape.servers):
            redis = shape.redis[min(number, len(shape.redis) - 1)]
            found.web.append(_web(running, found, number, shape, {**common, "REDIS_URL": redis}, server))
        for web in found.web:
            web.start()
            running.callback(_end, web)
        if shape.runner:
            values = {**found.web[-1].environment, "LIVE": shape.live}
            found = Cluster(folder, store, front, found.web, _runner(running, found, values))
        yield found


def _web(running: ExitStack, found: Cluster, number: int, shape: Shape, values: dict[str, str], server: str) -> Served:
    folder = found.folder / f"web{number + 1}"
    folder.mkdir()
    listening = running.enter_context(socket.create_server(("127.0.0.1", 0), backlog=512))
    return Served(folder, listening, found.store, live=shape.live, environment=values, server=server)


def _runner(running: ExitStack, found: Cluster, values: dict[str, str]) -> subprocess.Popen[bytes]:
    folder = found.folder / "runner"
    folder.mkdir()
    settings = {"DJANGO_SETTINGS_MODULE": "wargame.settings.dev", "VAR_DIR": str(folder), "LOG_LEVEL": "WARNING"}
    environment = {**os.environ, **settings, **values, "DATABASE_URL": found.store.url}
    log = running.enter_context((folder / "server.log").open("ab"))
    words = [sys.executable, "-u", "manage.py", "run_tables"]
    process = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=log)
    running.callback(_end_runner, process)
    assert process.stdout is not None
    running.callback(process.stdout.close)
    assert process.stdout.readline(), "the runner does not start"
    return process


def _end(web: Served) -> None:
    assert web.process is not None
    if web.process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            web.process.send_signal(signal.SIGCONT)
        web.stop()


def _end_runner(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait()
