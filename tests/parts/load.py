"""People who ask for things without pause, on whichever process they are, and what they were told."""

import asyncio
import itertools
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Self

from tests.lobby.client import TableClient
from tests.parts.stores import Store

THINKING = 0.02
"""Seconds between an answer and the next wish; without them, two processes race for each place in the log."""


@dataclass
class Tally:
    """What clients were told."""

    accepted: Counter[str] = field(default_factory=Counter)
    """Keys of what was accepted."""
    answers: Counter[TableClient] = field(default_factory=Counter)
    waits: list[float] = field(default_factory=list)
    """Seconds until each answer."""

    def told(self) -> str:
        """The middle and the slow end of the waits, for who reads along; no test looks at them."""
        waits = [round(1000 * wait) for wait in sorted(self.waits)] or [0]
        return f"{len(self.waits)} answers, p50 {waits[len(waits) // 2]} ms, p95 {waits[len(waits) * 95 // 100]} ms"


class Load:
    """Clients that keep asking until they are told to stop; use it with `async with`."""

    def __init__(self, *clients: TableClient) -> None:
        self.tally = Tally()
        self._clients = clients
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        self._tasks = [asyncio.create_task(self._ask(client)) for client in self._clients]
        return self

    async def __aexit__(self, *_error: object) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def more(self, answers: int) -> None:
        """Wait until everybody has had so many answers more."""
        wanted = {client: self.tally.answers[client] + answers for client in self._clients}
        while any(self.tally.answers[client] < count for client, count in wanted.items()):
            done, _pending = await asyncio.wait(self._tasks, timeout=0.005)
            for task in done:
                task.result()  # a client that failed fails the test

    async def _ask(self, client: TableClient) -> None:
        await client.until(lambda known: known.view and known.you)
        for number in itertools.count():
            began = time.monotonic()
            answer = await ask(client, number)
            self.tally.waits.append(time.monotonic() - began)
            self.tally.answers[client] += 1
            if answer["t"] == "accepted":
                self.tally.accepted[answer["key"]] += 1
            await asyncio.sleep(THINKING)


async def ask(client: TableClient, number: int) -> dict[str, str]:
    """A host stops the clock and lets it run again; everybody else talks."""
    if client.you is not None and client.you["is_host"]:
        return await client.do({"type": "pause_clock" if number % 2 == 0 else "resume_clock"})
    return await client.say("all", f"Word {number}")


def compare(store: Store, tally: Tally) -> None:
    """Every accepted key is in the database, and once."""
    kept = Counter(str(key) for (key,) in store.rows("SELECT key FROM lobby_logentry WHERE actor = 'host'"))
    kept += Counter(str(key) for (key,) in store.rows("SELECT key FROM lobby_message"))
    assert [key for key in tally.accepted if kept[key] != 1] == []
    assert max(tally.accepted.values(), default=0) == 1
    assert max(kept.values(), default=0) <= 1
