"""Channel layers for tests: one that works, and those that fail as real ones do."""

import asyncio
from collections import defaultdict
from typing import Any, ClassVar, NoReturn
from uuid import uuid4

Message = dict[str, Any]


class GoodLayer:
    """Delivers between the hubs of one process, and remembers what went through."""

    sent: ClassVar[list[Message]] = []

    def __init__(self) -> None:
        self._queues: dict[str, asyncio.Queue[Message]] = defaultdict(asyncio.Queue)
        self._groups: dict[str, set[str]] = defaultdict(set)

    async def new_channel(self) -> str:
        """A name of one's own."""
        return uuid4().hex

    async def group_add(self, group: str, channel: str) -> None:
        """Hear what is sent to a group."""
        self._groups[group].add(channel)

    async def group_discard(self, group: str, channel: str) -> None:
        """Hear it no more."""
        self._groups[group].discard(channel)

    async def group_send(self, group: str, message: Message) -> None:
        """Send to everybody in a group."""
        self.sent.append(message)
        for channel in self._groups[group]:
            self._queues[channel].put_nowait(message)

    async def receive(self, channel: str) -> Message:
        """The next message of a channel."""
        return await self._queues[channel].get()


class DeafLayer(GoodLayer):
    """Drops everything, as a layer does whose reader was busy."""

    async def group_send(self, group: str, message: Message) -> None:
        """Lose it."""


class HangingLayer(GoodLayer):
    """Never comes back, as a frozen server, and counts who waits."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting = 0
        self.most = 0
        """How many have waited at the same time."""

    async def group_send(self, group: str, message: Message) -> None:
        """Hang."""
        self.waiting += 1
        self.most = max(self.waiting, self.most)
        try:
            await asyncio.Event().wait()
        finally:
            self.waiting -= 1


class BrokenLayer(GoodLayer):
    """Refuses everything, as a server that is not there."""

    async def new_channel(self) -> NoReturn:
        """Fail."""
        raise OSError("nobody answers")

    async def group_send(self, group: str, message: Message) -> NoReturn:
        """Fail."""
        raise OSError("nobody answers")
