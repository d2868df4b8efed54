"""The one reader of this process: a thread with a database connection of its own, off every event loop."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import Error, connection

from lobby.live.lines import own_connection, was_cut

logger = logging.getLogger(__name__)

T = TypeVar("T")


class Reader:
    """Runs small reading functions one after the other, off the event loop."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reader")

    async def read(self, function: Callable[..., T], *args: object) -> T:
        """What the function returns or raises; where the connection was cut, it is tried once more on another."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, _run, function, args)

    def stop(self) -> None:
        """Close the connection; the thread itself stays for the next reading."""
        self._thread.submit(_close).result()


def _run(function: Callable[..., T], args: tuple[object, ...]) -> T:
    own_connection()
    try:
        return function(*args)
    except Error as error:
        connection.close()  # whatever state it is in, the next one starts afresh
        if not was_cut(error):
            raise
    return function(*args)


def _close() -> None:
    connection.close()  # looked up in the thread that runs this: each thread has its own


reader = Reader()
"""This process's reader."""
