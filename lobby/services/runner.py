"""The runner: a process that serves nobody, plays the bots and ends the phases of every table that is being played."""

import asyncio
import logging
import signal
from collections.abc import Callable, Collection

from django.db import Error

from lobby.live.hub import Hub
from lobby.live.limits import limits
from lobby.live.moments import now_ms
from lobby.live.reader import reader
from lobby.live.store import read_played
from lobby.live.tables import hub
from lobby.live.writer import writer
from lobby.serving import begin

logger = logging.getLogger(__name__)


async def run_tables(runs: Collection[str], ready: Callable[[], None]) -> None:
    """Run until SIGTERM or SIGINT; `ready` is called once tables are looked after."""
    ended, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ended.set)
    found = hub()
    begin(found, runs)
    finding = loop.create_task(find_tables(found))
    ready()
    await ended.wait()
    finding.cancel()
    await found.stop()
    writer.stop()


async def find_tables(found: Hub) -> None:
    """Keep every table in memory at which something has happened lately; the hub does the rest."""
    while True:
        try:
            going = await reader.read(read_played, now_ms() - limits().idle_after)
        except Error as error:
            logger.warning("could not look for tables: %s", error)
            going = ()
        for table_id in going:
            await _keep(found, table_id)
        await asyncio.sleep(limits().poll_every / 1000)


async def _keep(found: Hub, table_id: str) -> None:
    try:
        await found.table(table_id)
    except Exception as error:  # noqa: BLE001 - the boundary of one table: the others go on, and a second later this one
        logger.warning("could not load table %s: %s: %s", table_id, type(error).__name__, error)
