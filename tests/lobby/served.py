"""The program as people run it: daphne or uvicorn in a process of its own, on a socket that is open before that."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from websockets.asyncio.client import connect

from tests.parts.stores import ROOT, Store, a_store

SERVERS = {
    "daphne": [
        *["daphne", "--fd", "{fd}", "--websocket_timeout", "-1"],
        *["--websocket-max-message-size", "65536", "--websocket-max-frame-size", "65536"],
    ],
    "uvicorn": ["uvicorn", "--fd", "{fd}", "--ws-max-size", "65536", "--lifespan", "off", "--no-access-log"],
}
"""How each server is started; deploy/serve.sh starts them alike."""


@dataclass
class Served:
    """A server and its data; it may be killed and started again on the same address."""

    folder: Path
    listening: socket.socket
    store: Store
    live: str = '{"bot_pause": 0}'
    """Limits as JSON."""
    options: tuple[str, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    environment: dict[str, str] = field(default_factory=dict)
    server: str = "daphne"
    """Or "uvicorn"."""

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.listening.getsockname()[1]}"

    def manage(self, *words: str) -> str:
        """Run a management command on its data; what it prints."""
        command = [sys.executable, "manage.py", *words]
        run = subprocess.run(command, cwd=ROOT, env=self._environment(), check=True, capture_output=True, text=True)
        return run.stdout

    def start(self) -> None:
        """Start the server; requests wait in the socket's queue until it serves them."""
        words = [word.format(fd=self.listening.fileno()) for word in SERVERS[self.server]]
        command = [sys.executable, "-m", *words, *self.options, "wargame.asgi:application"]
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self._environment(),
                pass_fds=[self.listening.fileno()],
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        httpx.get(f"{self.address}/healthz", timeout=60).raise_for_status()

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        """Ask it to end, as a host or a system does; its exit status."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait()

    def log(self) -> str:
        """What it has written."""
        return (self.folder / "server.log").read_text()

    def memory(self) -> int:
        """Its resident memory in MiB."""
        assert self.process is not None
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") // 2**20

    def rows(self, statement: str) -> list[tuple[object, ...]]:
        """What a statement finds in its database."""
        return self.store.rows(statement)

    def _environment(self) -> dict[str, str]:
        port = str(self.listening.getsockname()[1])
        settings = {"DJANGO_SETTINGS_MODULE": "wargame.settings.dev", "VAR_DIR": str(self.folder), "PORT": port}
        return {
            **os.environ,
            **settings,
            "DATABASE_URL": self.store.url,
            "LIVE": self.live,
            "LOG_LEVEL": "WARNING",
            **self.environment,
        }


@contextmanager
def served(folder: Path, store: Store | None = None, **how: Any) -> Iterator[Served]:  # noqa: ANN401 - what differs, by name
    """A server with an empty database, in a folder where none is given, stopped at the end; no traceback is logged."""
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listening:
        found = Served(folder, listening, store or a_store(folder), **how)
        found.start()
        try:
            yield found
        finally:
            found.stop()
    assert "Traceback" not in found.log(), found.log()


@dataclass(frozen=True, kw_only=True)
class Guest:
    """Somebody who came in by HTTP: a table and the cookies that are their seat."""

    table_id: str
    cookies: dict[str, str]

    @property
    def cookie(self) -> str:
        """The Cookie header."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())


def solo(found: Served) -> Guest:
    """Begin a solo game."""
    with httpx.Client(base_url=found.address, timeout=60) as client:
        client.get("/")
        answer = post(client, "/solo")
        return Guest(table_id=answer.headers["location"].split("/")[2], cookies=dict(client.cookies))


@dataclass(frozen=True, kw_only=True)
class Ordered:
    """A table made from the command line, and the links to hand out."""

    table_id: str
    host: str
    seats: dict[str, str]
    """A link for each nation."""
    code: str


def order_table(found: Served, *words: str) -> Ordered:
    """Make a table with `manage.py create_table`."""
    made = json.loads(found.manage("create_table", "--scenario", "first_watch", "--json", *words))
    return Ordered(table_id=made["table"], host=made["host"], seats=made["seats"], code=made["code"])


def come_in(found: Served, link: str, name: str) -> Guest:
    """Come in by a link such as .../j/CODE/SECRET."""
    code, secret = link.split("/")[-2:]
    with httpx.Client(base_url=found.address, timeout=60) as client:
        client.get("/")
        answer = post(client, "/join", code=code, secret=secret, name=name)
        assert answer.status_code == httpx.codes.FOUND, answer.text
        return Guest(table_id=answer.headers["location"].split("/")[2], cookies=dict(client.cookies))


def post(client: httpx.Client, path: str, **fields: str) -> httpx.Response:
    """Post a form as a page would."""
    token = client.cookies["csrftoken"]
    origin = str(client.base_url).rstrip("/")
    return client.post(path, data={**fields, "csrfmiddlewaretoken": token}, headers={"Origin": origin})


def open_socket(
    found: Served, guest: Guest | None = None, *, path: str = "", origin: str | None = None, **headers: str
) -> connect:
    """A connection to a table's socket with the guest's seat; use it with `async with`."""
    table = guest.table_id if guest else "nosuchtable"
    url = f"{found.address.replace('http', 'ws', 1)}{path or f'/ws/table/{table}/'}"
    cookie = {"Cookie": guest.cookie} if guest else {}
    sent = found.address if origin is None else origin
    return connect(url, origin=sent or None, additional_headers={**cookie, **headers}, open_timeout=60)  # type: ignore[arg-type]
