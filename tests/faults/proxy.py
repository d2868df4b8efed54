"""A bad network in front of a server: it delays, drips, reorders, loses and repeats messages, goes deaf, and cuts."""

import asyncio
import contextlib
import json
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.typing import Data, Origin

FAULTS = ("none", "delay", "drip", "reorder", "cut", "deaf", "lose", "repeat")
LOSING = (76, 4, 4, 4, 1, 1, 5, 5)
"""Weights of a network that also loses and repeats single messages, which TCP never does and a proxy may."""


@dataclass
class BadNetwork:
    """A proxy for websockets. What it does to a message is drawn by chance, and told."""

    upstream: str
    """The address of the server."""
    chance: random.Random
    weights: tuple[int, ...] = (64, 10, 12, 10, 2, 2, 0, 0)
    """How often each of FAULTS happens."""
    told: Counter[str] = field(default_factory=Counter)
    address: str = ""
    repeated: Callable[[str, str, Any], None] = lambda _cookie, _way, _message: None
    """Told of each message before it goes a second time: whose line, up (to the server) or down, and the message."""

    async def handle(self, client: ServerConnection) -> None:
        """Carry messages both ways until a side ends, or the network does."""
        assert client.request is not None
        url = f"{self.upstream.replace('http', 'ws', 1)}{client.request.path}"
        cookie = client.request.headers.get("Cookie", "")
        with contextlib.suppress(OSError, ConnectionClosed):
            async with connect(url, origin=Origin(self.upstream), additional_headers={"Cookie": cookie}) as server:
                carrying = {
                    asyncio.create_task(self._carry(client, server, "up", cookie)),
                    asyncio.create_task(self._carry(server, client, "down", cookie)),
                }
                await asyncio.wait(carrying, return_when=asyncio.FIRST_COMPLETED)
                for task in carrying:
                    task.cancel()
                await asyncio.gather(*carrying, return_exceptions=True)
                client.transport.abort()
                server.transport.abort()

    async def _carry(
        self,
        source: ClientConnection | ServerConnection,
        target: ClientConnection | ServerConnection,
        way: str,
        cookie: str,
    ) -> None:
        """Carry messages one way, up to the server or down; ends when the line does. Only what goes up is reordered."""
        with contextlib.suppress(ConnectionClosed):
            async for message in source:
                fault = self.chance.choices(FAULTS, self.weights)[0]
                self.told[f"{fault} {way}" if fault in {"lose", "repeat"} else fault] += 1
                if fault == "cut":
                    return
                if fault == "deaf":  # half open: what comes is read by nobody, until the line is given up
                    await asyncio.sleep(0.3)
                    return
                if fault == "repeat":
                    self.repeated(cookie, way, json.loads(message))
                    await target.send(message)
                if fault != "lose":
                    await self._pass(source, target, message, "none" if (way, fault) == ("down", "reorder") else fault)

    async def _pass(
        self,
        source: ClientConnection | ServerConnection,
        target: ClientConnection | ServerConnection,
        message: Data,
        fault: str,
    ) -> None:
        if fault == "delay":
            await asyncio.sleep(self.chance.random() / 20)
        if fault == "reorder":
            with contextlib.suppress(TimeoutError):
                await target.send(await asyncio.wait_for(source.recv(), 0.02))
        if fault == "drip" and isinstance(message, str):
            await target.send(_pieces(message))
            return
        await target.send(message)


async def _pieces(message: str) -> AsyncIterator[str]:
    """A message in fragments that come slowly."""
    size = max(1, len(message) // 4)
    for start in range(0, len(message), size):
        yield message[start : start + size]
        await asyncio.sleep(0.005)


@asynccontextmanager
async def bad_network(upstream: str, chance: random.Random) -> AsyncIterator[BadNetwork]:
    """A bad network in front of a server, on a free port."""
    found = BadNetwork(upstream, chance)
    async with serve(found.handle, "127.0.0.1", 0, max_size=None) as listening:
        found.address = f"http://127.0.0.1:{next(iter(listening.sockets)).getsockname()[1]}"
        yield found
