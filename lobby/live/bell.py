"""The bell between processes: a table's id goes through it and nothing else, neither game data nor a number.

It may fail, hang or lose a ring: whoever was not rung sees the log's head within a second. With the in-memory layer
there is one process, and nobody to ring.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from channels.layers import InMemoryChannelLayer, get_channel_layer

from lobby.live.limits import limits

logger = logging.getLogger(__name__)


def is_alone() -> bool:
    """Whether there is one process only: without a layer, or with the one in memory."""
    layer = get_channel_layer()
    return layer is None or isinstance(layer, InMemoryChannelLayer)


class Bell:
    """One channel of this process, in the group of every table that is alive here."""

    def __init__(self, heard: Callable[[str], None]) -> None:
        """`heard(table_id)` is called when another process rings."""
        self._alone = is_alone()
        self._layer: Any = get_channel_layer()
        self._heard = heard
        self._channel = ""
        self._wanted: set[str] = set()
        self._joined: set[str] = set()
        """The tables whose rings reach this process; what differs from those wanted is put right by `_keep`."""
        self._differs = asyncio.Event()
        self._keeping: asyncio.Task[None] | None = None
        self._listening: asyncio.Task[None] | None = None
        self._rung: dict[str, None] = {}
        """The tables to ring for, in the order in which that was asked; once each, however often it was."""
        self._ringing: asyncio.Task[None] | None = None

    def ring(self, table_id: str) -> None:
        """Tell the other processes to look at a table; returns at once, and nobody ever waits for it."""
        if self._alone:
            return
        self._rung[table_id] = None
        if self._ringing is None:
            self._ringing = asyncio.get_running_loop().create_task(self._ring_out())

    def subscribe(self, table_id: str) -> None:
        """Hear the rings for a table from now on, or as soon as the layer can be reached."""
        self._wanted.add(table_id)
        self._begin()

    def unsubscribe(self, table_id: str) -> None:
        """Hear them no more."""
        self._wanted.discard(table_id)
        self._begin()

    def stop(self) -> None:
        """Listen no more."""
        for task in (self._keeping, self._listening, self._ringing):
            if task is not None:
                task.cancel()

    def _begin(self) -> None:
        self._differs.set()
        if self._keeping is None and not self._alone:
            self._keeping = asyncio.get_running_loop().create_task(self._keep())

    async def _keep(self) -> None:
        """Put right what differs, again after a while where the layer could not be reached."""
        while True:
            await self._differs.wait()
            self._differs.clear()
            if not await self._patiently(self._settle):
                await asyncio.sleep(limits().ring_timeout / 1000)
                self._differs.set()

    async def _settle(self) -> None:
        if not self._channel:
            self._channel = await self._layer.new_channel()
            self._listening = asyncio.get_running_loop().create_task(self._listen())
        for table_id in self._wanted - self._joined:
            await self._layer.group_add(_group(table_id), self._channel)
            self._joined.add(table_id)
        for table_id in self._joined - self._wanted:
            await self._layer.group_discard(_group(table_id), self._channel)
            self._joined.discard(table_id)

    async def _patiently(self, work: Callable[[], Coroutine[Any, Any, None]]) -> bool:
        """Whether the layer did it in time."""
        try:
            await asyncio.wait_for(work(), limits().ring_timeout / 1000)
        except Exception as error:  # noqa: BLE001 - the boundary to the layer: correctness does not need it
            logger.warning("the bell does not work: %s", type(error).__name__)
            return False
        return True

    async def _ring_out(self) -> None:
        """Ring for one table after the other; where the layer hangs or fails, whoever was not rung looks by itself."""
        try:
            while self._rung:
                table_id = next(iter(self._rung))
                del self._rung[table_id]
                if not await self._patiently(partial(self._send, table_id)):
                    self._rung.clear()
        finally:
            self._ringing = None

    async def _send(self, table_id: str) -> None:
        await self._layer.group_send(_group(table_id), {"type": "ring", "table": table_id})

    async def _listen(self) -> None:
        while True:
            try:
                message = await self._layer.receive(self._channel)
                self._heard(str(message["table"]))
            except Exception as error:  # noqa: BLE001 - the boundary to the layer: try again, the poll does meanwhile
                logger.warning("the bell cannot be heard: %s", type(error).__name__)
                await asyncio.sleep(limits().ring_timeout / 1000)


def _group(table_id: str) -> str:
    return f"table.{table_id}"
