"""A table whose people sit on both processes: a host on the first, a nation on each."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from tests.lobby.client import TableClient
from tests.lobby.served import come_in, order_table
from tests.parts.cluster import Cluster


@dataclass(frozen=True)
class Seated:
    """Who sits where."""

    table_id: str
    host: TableClient
    here: TableClient
    there: TableClient

    @property
    def everybody(self) -> tuple[TableClient, TableClient, TableClient]:
        """All three."""
        return self.host, self.here, self.there

    async def agree(self) -> None:
        """What the host does is seen on the other process, and what is said there is heard here."""
        answer = await self.host.do({"type": "pause_clock"})
        paused = answer["t"] == "accepted"
        if not paused:
            answer = await self.host.do({"type": "resume_clock"})
        assert answer["t"] == "accepted", answer
        await self.there.until(lambda known: known.view and known.view["clock"]["paused"] is paused)
        text = f"Seen: {answer['key']}"
        assert (await self.there.say("all", text))["t"] == "accepted"
        await self.here.until(lambda known: text in [item["text"] for item in known.talk])


@asynccontextmanager
async def seated(found: Cluster, *words: str) -> AsyncIterator[Seated]:
    """A table that has begun, with bots in its other seats where `words` (of create_table) leave them."""
    table = order_table(found.web[0], "--seats", "3", *words)
    links = [table.host, *(table.seats[nation] for nation in sorted(table.seats)[:2])]
    guests = [come_in(found.web[number % 2], link, f"Person {number}") for number, link in enumerate(links)]
    clients = [found.client(guest, number % 2) for guest, number in zip(guests, (0, 0, 1), strict=True)]
    async with AsyncExitStack() as together:
        for client in clients:
            await together.enter_async_context(client)
            await client.until(lambda known: known.view and known.you)
        assert (await clients[0].do({"type": "start_game"}))["t"] == "accepted"
        for client in clients:
            await client.until(lambda known: known.view and known.view["clock"]["phase"] != "lobby")
        yield Seated(table.table_id, *clients)
