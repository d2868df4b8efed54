"""A line between browsers and the server that a test can cut, freeze and mend, whatever goes over it."""

import asyncio
import threading
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, TypeVar

Result = TypeVar("Result")
Ends = tuple[asyncio.StreamWriter, asyncio.StreamWriter]
CHUNK = 65_536


class Line:
    """Passes bytes between a port of its own and the server's, from a thread with an event loop of its own.

    Cut: open connections break, and new ones are refused. Frozen: they stay open and nothing comes through, as when a
    phone leaves the network without a word; what was on its way arrives after mending.
    """

    def __init__(self) -> None:
        self.target = 0
        """The server's port, once there is a server."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._open: set[Ends] = set()
        self._is_cut = False
        self._flows = self._do(self._make_gate())
        self._server = self._do(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def cut(self) -> None:
        """Break every connection, and let no new one through."""
        self._do(self._cut())

    def freeze(self) -> None:
        """Let nothing more through, and tell nobody."""
        self._do(self._set(flows=False))

    def mend(self) -> None:
        """Let everything through again."""
        self._is_cut = False
        self._do(self._set(flows=True))

    def close(self) -> None:
        """Break everything for good."""
        self._do(self._cut())
        self._server.close()
        self._do(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _do(self, work: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=30)

    async def _make_gate(self) -> asyncio.Event:
        gate = asyncio.Event()
        gate.set()
        return gate

    async def _set(self, *, flows: bool) -> None:
        if flows:
            self._flows.set()
        else:
            self._flows.clear()

    async def _cut(self) -> None:
        self._is_cut = True
        for end in [end for ends in self._open for end in ends]:
            end.transport.abort()

    async def _end(self) -> None:
        self._flows.set()
        await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}), return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._is_cut:
            writer.transport.abort()
            return
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            writer.transport.abort()  # the server is away, as the browser may see
            return
        ends = (writer, far_writer)
        self._open.add(ends)
        try:
            await asyncio.gather(self._pass(reader, far_writer), self._pass(far_reader, writer))
        finally:
            self._open.discard(ends)
            for end in ends:
                end.transport.abort()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while chunk := await reader.read(CHUNK):
                await self._flows.wait()
                writer.write(chunk)
                await writer.drain()
            writer.write_eof()
