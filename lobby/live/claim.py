"""A claim on the database: without a bell between processes exactly one may serve it, and a second refuses to start.

With SQLite it is a lock on a file beside the database, with PostgreSQL an advisory lock; both end with the process,
also by a power cut. Where PostgreSQL itself is started again the claim is gone until the process is.
"""

import fcntl
import logging
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS, OperationalError, connections

from lobby.live.bell import is_alone
from lobby.live.lines import unpooled

logger = logging.getLogger(__name__)

PATIENCE: Final = 2.0
"""Seconds in which a process that is ending may let go."""
NUMBER: Final = 0x656E74656E7465
"""The advisory lock: "entente" in ASCII."""
ALONE = (
    "Another process serves this database already. Without REDIS_URL one alone may, for processes could not tell each "
    "other what happens. Stop the other one, or set REDIS_URL for all of them."
)
TOGETHER = (
    "Another process serves this database without REDIS_URL, and this one with it. They could not tell each other what "
    "happens. Set the same REDIS_URL for all of them."
)

_held: list[Any] = []
"""What keeps the claim for as long as the process lives."""


class ServedElsewhereError(Exception):
    """Another process serves the same database, and the two could not hear each other; the text says the cure."""


def claim(patience: float = PATIENCE) -> None:
    """Claim the database, alone or together with others that ring; raises ServedElsewhereError."""
    with ThreadPoolExecutor(1) as thread:  # a server may load us inside its event loop, where Django refuses to wait
        thread.submit(_claim, patience).result()


def release() -> None:
    """Let go of the claim, as the end of the process would."""
    while _held:
        _held.pop().close()


def _claim(patience: float) -> None:
    alone = is_alone()
    take = _take_file if connections[DEFAULT_DB_ALIAS].vendor == "sqlite" else _take_advisory
    until = time.monotonic() + patience
    while not _is_taken(take, alone=alone):
        if time.monotonic() >= until:
            raise ServedElsewhereError(ALONE if alone else TOGETHER)
        time.sleep(0.05)


def _is_taken(take: Callable[[bool], Any], *, alone: bool) -> bool:
    try:
        found = take(alone)
    except (OSError, OperationalError) as error:
        logger.warning("whether another process serves this database is not known: %s", error)
        return True
    if found is None:
        return False
    _held.append(found)
    return True


def _take_file(alone: bool) -> Any:  # noqa: ANN401, FBT001 - a file or None
    name = str(connections[DEFAULT_DB_ALIAS].settings_dict["NAME"])
    file = os.fdopen(os.open(f"{name}-served", os.O_RDWR | os.O_CREAT, 0o600), "r+b")
    try:
        fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    return file


def _take_advisory(alone: bool) -> Any:  # noqa: ANN401, FBT001 - a connection or None
    line = unpooled(connections[DEFAULT_DB_ALIAS])
    line.inc_thread_sharing()  # it outlives the thread that claims
    function = "pg_try_advisory_lock" if alone else "pg_try_advisory_lock_shared"
    with line.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [NUMBER])
        if cursor.fetchone()[0]:
            return line
    line.close()
    return None
