"""The client of docs/protocol.md with a recorder: every frame it sends and gets goes into a history."""

import asyncio
from collections.abc import Mapping

from tests.faults.history import History, Json, Kept, Person, read_kept
from tests.lobby.client import TableClient
from tests.lobby.served import Guest, Served


class RecordingClient(TableClient):
    """One page at one table of a real server."""

    def __init__(self, address: str, guest: Guest, history: History, name: str, **how: bool) -> None:
        super().__init__(address, guest.table_id, guest.cookie, **how)
        self.guest = guest
        self.history = history
        self.name = name
        self.number = 0
        """Of its newest connection."""
        self.records = True
        self.replies = 0
        """Answers it has got."""

    async def _greet(self) -> None:
        if self.records:
            if self.number:
                self.history.note(self.name, self.number, "lost")
            self.number += 1
            self.history.note(self.name, self.number, "opened")
        await super()._greet()

    async def _send(self, message: Json) -> None:
        if self.records and self._line is not None:
            self.history.note(self.name, self.number, "sent", message)
        await super()._send(message)

    async def _take(self, message: Json) -> None:
        if self.records:
            self.history.note(self.name, self.number, "got", message)
        self.replies += message["t"] in {"accepted", "refused"}
        await super()._take(message)


def person(nation: str | None) -> Person:
    """Whom a client plays: a nation, or the host without one."""
    return (
        Person(actors=(f"seat:{nation}",), viewer=f"seat:{nation}")
        if nation
        else Person(actors=("host",), viewer="public")
    )


async def conclude_served(server: Served, clients: Mapping[str, RecordingClient]) -> History:
    """Bring a run to its end: play stopped, everything shown, every view fetched anew, the database read."""
    host = clients["host"]
    await asyncio.gather(*(client.until(_is_at_rest) for client in clients.values()))
    if host.view is not None and not host.view["clock"]["paused"]:
        await host.do({"type": "pause_clock"})  # refused where the game is over
    for name, client in clients.items():
        await fetch_view(server, name, client)
    host.history.kept = kept_there(server, host.guest.table_id)
    return host.history


def _is_at_rest(client: TableClient) -> bool:
    return client.you is not None and not client.unanswered


async def fetch_view(server: Served, name: str, client: RecordingClient) -> None:
    """Let somebody new be shown a client's view; the client is shown as much before it has to give way."""
    fresh = TableClient(server.address, client.guest.table_id, client.guest.cookie, take_over=True)
    async with fresh:
        await fresh.until(lambda known: known.view)
        client.history.fetched[name] = {**(fresh.cursor or {}), "view": fresh.view}
        await client.until(lambda known: known.cursor == fresh.cursor)
        client.records = False


def kept_there(server: Served, table_id: str) -> Kept:
    """The table in a server's database."""
    return read_kept(table_id, server.rows)
