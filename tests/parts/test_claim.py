"""Without a bell between processes one alone may serve: a second refuses to start, and says what would be right."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.lobby.served import served
from tests.parts.stores import ROOT, Store, a_database, a_file

LOADS = "import django; django.setup(); import wargame.asgi; print('serves', flush=True); input()"
"""What a server does first; then it waits."""


class Process:
    """A process that serves, as far as claiming its database goes."""

    def __init__(self, folder: Path, store: Store, redis: str) -> None:
        values = {"DJANGO_SETTINGS_MODULE": "wargame.settings.dev", "VAR_DIR": str(folder), "REDIS_URL": redis}
        self.running = subprocess.Popen(
            [sys.executable, "-c", LOADS],
            cwd=ROOT,
            env={**os.environ, **values, "DATABASE_URL": store.url},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def says(self) -> str:
        """The first line it prints; nothing where it refuses."""
        assert self.running.stdout is not None
        return self.running.stdout.readline().strip()

    def end(self) -> tuple[int, str]:
        """Let it go; its exit status and what it said about that."""
        _said, error = self.running.communicate("\n")
        return self.running.returncode, error


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "sqlite":
        return a_file(tmp_path)
    server: str = request.getfixturevalue("database_server")
    return a_database(server)


@pytest.fixture
def process(tmp_path: Path, store: Store) -> Callable[[str], Process]:
    return lambda redis: Process(tmp_path, store, redis)


@pytest.mark.parametrize("second, cure", [("", "Stop the other one"), ("redis", "the same REDIS")])
def test_a_second_process_that_cannot_hear_the_first_refuses_to_start(
    process: Callable[[str], Process], redis_url: str, second: str, cure: str
) -> None:
    one = process("")
    assert one.says() == "serves"

    other = process(second and redis_url)
    status, error = other.end()

    assert status == 1
    assert cure in error
    assert "Traceback" not in error
    assert one.end()[0] == 0


def test_processes_with_redis_serve_together(process: Callable[[str], Process], redis_url: str) -> None:
    one, other = process(redis_url), process(redis_url)

    assert [one.says(), other.says()] == ["serves", "serves"]
    assert [one.end()[0], other.end()[0]] == [0, 0]


def test_a_process_that_was_killed_leaves_no_claim(process: Callable[[str], Process]) -> None:
    one = process("")
    assert one.says() == "serves"
    one.running.kill()
    one.end()

    other = process("")

    assert other.says() == "serves"
    assert other.end()[0] == 0


def test_a_claim_that_the_database_has_lost_is_taken_again(tmp_path: Path, database_server: str) -> None:
    store = a_database(database_server)
    holders = (
        "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted"
        " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    with served(tmp_path, store, environment={"REDIS_URL": ""}):
        (lost,) = store.rows(holders)[0]
        store.rows(f"SELECT pg_terminate_backend({lost})")  # as when PostgreSQL is started again

        while not [holder for (holder,) in store.rows(holders) if holder != lost]:
            time.sleep(0.05)  # the process looks every second

        status, error = Process(tmp_path, store, "").end()
    assert status == 1
    assert "Stop the other one" in error
