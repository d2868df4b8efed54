"""Databases for servers that tests start: a copy of one with every table in it, as a file or on a PostgreSQL."""

import atexit
import itertools
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import psycopg
from psycopg.types.json import set_json_loads

from tests.parts.process import environment

ROOT = Path(__file__).resolve().parents[2]

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Store:
    """A database, named as DATABASE_URL names it."""

    url: str

    def rows(self, statement: str) -> list[tuple[object, ...]]:
        """What a statement finds; JSON comes as text."""
        if self.url.startswith("sqlite"):
            with closing(sqlite3.connect(self.url.removeprefix("sqlite:///"))) as connection:
                return connection.execute(statement).fetchall()
        with psycopg.connect(self.url, autocommit=True) as server:
            set_json_loads(_as_text, server)
            return server.execute(statement.encode()).fetchall()


def a_file(folder: Path) -> Store:
    """A SQLite file with every table in it, and nothing in them."""
    path = folder / "entente.sqlite3"
    shutil.copy(_migrated_file(), path)
    return Store(f"sqlite:///{path}")


def a_database(server: str) -> Store:
    """The same on a PostgreSQL; `server` is the address of any of its databases."""
    template = _migrated_database(_prefix(server))
    return Store(_create(_prefix(server), f"entente_{os.getpid()}_{next(_numbers)}", template))


def a_store(folder: Path) -> Store:
    """The same wherever the tests run: on the PostgreSQL of DATABASE_URL, or else in a file."""
    server = os.environ.get("DATABASE_URL", "")
    return a_database(server) if server.startswith("postgres") else a_file(folder)


def _as_text(found: str | bytes) -> str:
    return found if isinstance(found, str) else found.decode()


def _prefix(server: str) -> str:
    return server.rsplit("/", 1)[0]


def _create(prefix: str, name: str, template: str) -> str:
    with psycopg.connect(f"{prefix}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
    return f"{prefix}/{name}"


@cache
def _migrated_file() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="entente-migrated-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "entente.sqlite3"
    _migrate(f"sqlite:///{path}", folder)
    return path


@cache
def _migrated_database(prefix: str) -> str:
    name = f"migrated_{os.getpid()}"
    with tempfile.TemporaryDirectory() as folder:
        _migrate(_create(prefix, name, "template1"), Path(folder))
    return name


def _migrate(url: str, folder: Path) -> None:
    values = {"DJANGO_SETTINGS_MODULE": "wargame.settings.dev", "VAR_DIR": str(folder), "DATABASE_URL": url}
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    made = subprocess.run(command, cwd=ROOT, env=environment(**values), check=False, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
