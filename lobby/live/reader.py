"""The one reader of this process: a thread with a database connection of its own, off every event loop."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import DatabaseError, connection

logger = logging.getLogger(__name__)

T = TypeVar("T")


class Reader:
    """Runs small reading functions one after the other, off the event loop."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reader")

    async def read(self, function: Callable[..., T], *args: object) -> T:
        """What the function returns or raises; after a database error the connection is opened anew."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, _run, function, args)

    def stop(self) -> None:
        """Close the connection; the thread itself stays for the next reading."""
        self._thread.submit(connection.close).result()


def _run(function: Callable[..., T], args: tuple[object, ...]) -> T:
    try:
        return function(*args)
    except DatabaseError:
        connection.close()  # whatever state it is in, the next one starts afresh
        raise


reader = Reader()
"""This process's reader."""
