"""A front door for `make cluster`: it hands each connection to the next process that takes it, and copies bytes.

It speaks no HTTP; a public server has a real proxy there (deploy/Caddyfile). No connection depends on another.
"""

import asyncio
import contextlib
import itertools
import socket
from collections.abc import Sequence

CHUNK = 64 * 1024


class Splitter:
    """Copies between whoever connects and one of the ports."""

    def __init__(self, ports: Sequence[int]) -> None:
        self._ports = ports
        self._turns = itertools.count()

    async def serve(self, listening: socket.socket) -> None:
        """Take connections until cancelled."""
        async with await asyncio.start_server(self._take, sock=listening) as server:
            await server.serve_forever()

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            inner_reader, inner_writer = await self._next()
        except OSError:
            writer.close()
            return
        await asyncio.gather(copy(reader, inner_writer), copy(inner_reader, writer))

    async def _next(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        turn = next(self._turns)
        for step in range(len(self._ports)):
            port = self._ports[(turn + step) % len(self._ports)]
            with contextlib.suppress(OSError):
                return await asyncio.open_connection("127.0.0.1", port)
        raise OSError("nobody serves")


async def copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Copy until one side ends, then end the other."""
    with contextlib.suppress(OSError):
        while data := await reader.read(CHUNK):
            writer.write(data)
            await writer.drain()
    writer.close()
