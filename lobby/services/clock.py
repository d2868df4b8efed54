"""The clock: ends a phase when its time is up, by a command like any other.

Several processes may try; one end of a phase has one key, so one wins and the others are answered alike.
"""

import asyncio
import logging

from lobby.live.answers import UnclearError
from lobby.live.hub import Hub
from lobby.live.moments import now_ms
from lobby.live.replica import Act, running_deadline
from lobby.live.table import LiveTable
from rules.engine.actors import ClockActor, PublicViewer
from rules.engine.commands import EndPhase

logger = logging.getLogger(__name__)


class Clock:
    """Timers of the tables that are in memory; of the others the hub says when they are due."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._ending: dict[str, asyncio.Task[None]] = {}

    def watch(self, table: LiveTable) -> None:
        """Set the table's timer to its running deadline."""
        timer = self._timers.pop(table.id, None)
        if timer is not None:
            timer.cancel()
        deadline = running_deadline(table.replica.state)
        if deadline:
            wait = max(0, deadline - now_ms()) / 1000
            self._timers[table.id] = asyncio.get_running_loop().call_later(wait, self.due, table.id)

    def due(self, table_id: str) -> None:
        """A table's time may be up: see, and end the phase."""
        if table_id not in self._ending and not self._hub.closing:
            task = asyncio.get_running_loop().create_task(self._end(table_id))
            self._ending[table_id] = task
            task.add_done_callback(lambda _task: self._ending.pop(table_id, None))

    async def _end(self, table_id: str) -> None:
        try:
            table = await self._hub.table(table_id)
            if 0 < running_deadline(table.replica.state) <= now_ms():
                await table.act(end_of_phase(table))
            else:
                self.watch(table)
        except UnclearError:
            logger.warning("whether a phase of table %s ended is not known; asked again in a moment", table_id)
        except Exception:  # the boundary of one table's clock: the hub says in a second that it is still due
            logger.exception("clock of table %s", table_id)


def end_of_phase(table: LiveTable) -> Act:
    """The clock's command to end the running phase; one phase has one key."""
    state = table.replica.state
    command = EndPhase(round=state.round, phase=state.phase)
    return Act(command=command, by=ClockActor(), key=f"end.{state.round}.{state.phase}", viewer=PublicViewer())
