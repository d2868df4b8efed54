"""A bad network in front of a real server: it delays, drips, reorders what clients send, goes deaf, and cuts."""

import asyncio
import contextlib
import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.typing import Data, Origin

FAULTS = ("none", "delay", "drip", "reorder", "cut", "deaf")


@dataclass
class BadNetwork:
    """A proxy for websockets. What it does to a message is drawn by chance; none is lost but where a line ends."""

    upstream: str
    """The address of the server."""
    chance: random.Random
    weights: tuple[int, ...] = (64, 10, 12, 10, 2, 2)
    """How often each of FAULTS happens."""
    told: Counter[str] = field(default_factory=Counter)
    address: str = ""

    async def handle(self, client: ServerConnection) -> None:
        """Carry messages both ways until a side ends, or the network does."""
        assert client.request is not None
        url = f"{self.upstream.replace('http', 'ws', 1)}{client.request.path}"
        cookie = {"Cookie": client.request.headers.get("Cookie", "")}
        with contextlib.suppress(OSError, ConnectionClosed):
            async with connect(url, origin=Origin(self.upstream), additional_headers=cookie) as server:
                carrying = {
                    asyncio.create_task(self._carry(client, server, may_reorder=True)),
                    asyncio.create_task(self._carry(server, client, may_reorder=False)),
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
        *,
        may_reorder: bool,
    ) -> None:
        """Carry messages one way; ends when the line does."""
        with contextlib.suppress(ConnectionClosed):
            async for message in source:
                fault = self.chance.choices(FAULTS, self.weights)[0]
                self.told[fault] += 1
                if fault == "cut":
                    return
                if fault == "deaf":  # half open: what comes is read by nobody, until the line is given up
                    await asyncio.sleep(0.3)
                    return
                await self._pass(source, target, message, fault if may_reorder or fault != "reorder" else "none")

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
