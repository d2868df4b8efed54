"""A connection that says nothing, beside whatever else a test file does."""

import asyncio
import contextlib
import json
import threading
from concurrent.futures import Future

from tests.lobby.served import Guest, Served, open_socket


def begin_idling(server: Served, guest: Guest, seconds: int, origin: str | None = None) -> Future[bool]:
    """Connect and say nothing for so long; whether the connection is still alive in the end, or else how it ended."""
    outcome: Future[bool] = Future()

    def run() -> None:
        try:
            outcome.set_result(asyncio.run(_idle(server, guest, seconds, origin)))
        except Exception as error:  # noqa: BLE001 - the test that waits for the outcome raises it
            outcome.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return outcome


async def _idle(server: Served, guest: Guest, seconds: int, origin: str | None) -> bool:
    """Say hello, say nothing, and ask whether anybody is there."""
    async with open_socket(server, guest, origin=origin) as line:
        await line.send(json.dumps({"t": "hello", "v": 1}))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while True:
                    await line.recv()
        await line.send('{"t": "ping", "n": 7}')
        while json.loads(await line.recv()).get("n") != 7:
            pass
        return line.close_code is None
