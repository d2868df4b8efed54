"""A claim on the database: without a bell between processes exactly one may serve it, and a second refuses to start.

With SQLite it is a lock on a file beside the database, with PostgreSQL an advisory lock; both end with the process,
also by a power cut. A PostgreSQL that was started again knows of no claim: a process that serves takes its own again.
"""

import fcntl
import logging
import os
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

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


class ServedElsewhereError(Exception):
    """Another process serves the same database, and the two could not hear each other; the text says the cure."""


class Claim:
    """What this process holds: a locked file, or a connection with a lock."""

    def __init__(self) -> None:
        self._wanted = False
        self._held: Any = None
        self._is_refused = False

    def take(self, patience: float) -> None:
        """Take it, and keep it for as long as the process lives; raises ServedElsewhereError."""
        alone, until = is_alone(), time.monotonic() + patience
        while not self._try(alone=alone):
            if time.monotonic() >= until:
                raise ServedElsewhereError(ALONE if alone else TOGETHER)
            time.sleep(0.05)
        self._wanted = True

    def renew(self) -> None:
        """Take it again where it is lost; nobody is thrown out for it, and what is wrong is said once."""
        if not self._wanted or (self._held is not None and _is_there(self._held)):
            return
        self._held, lost = None, self._held
        if lost is not None:
            lost.close()
        alone = is_alone()
        is_refused = not self._try(alone=alone)
        if is_refused and not self._is_refused:
            logger.error("%s", ALONE if alone else TOGETHER)
        elif self._held is not None:
            logger.warning("the claim on the database was lost, and is taken again")
        self._is_refused = is_refused

    def _try(self, *, alone: bool) -> bool:
        take = _take_file if connections[DEFAULT_DB_ALIAS].vendor == "sqlite" else _take_advisory
        try:
            self._held = take(alone)
        except (OSError, OperationalError) as error:
            logger.warning("whether another process serves this database is not known: %s", error)
            return True
        return self._held is not None


_ours: Final = Claim()


def claim(patience: float = PATIENCE) -> None:
    """Claim the database, alone or together with others that ring; raises ServedElsewhereError."""
    with ThreadPoolExecutor(1) as thread:  # a server may load us inside its event loop, where Django refuses to wait
        thread.submit(_ours.take, patience).result()


def renew() -> None:
    """Take the claim again where the database has lost it; on the reader's thread, and nothing before `claim`."""
    _ours.renew()


def _is_there(held: Any) -> bool:  # noqa: ANN401 - a file or a connection
    """Whether a lock is still held: a file's always is, a connection's until it is cut."""
    return not isinstance(held, BaseDatabaseWrapper) or held.is_usable()


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
