"""The client at the losing network, itself put to the test: it waits for what a welcome promised, and for its own."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from websockets.asyncio.server import ServerConnection, serve

from tests.faults.history import History, Json
from tests.faults.losing import LosingClient
from tests.faults.recording import person
from tests.lobby.served import Guest

EPOCH = "one/seat:arv"


@dataclass
class Heard:
    """What is left of a server behind a losing network: a test says each of its words."""

    line: ServerConnection
    client: LosingClient

    async def says(self, *messages: Json) -> None:
        for message in messages:
            await self.line.send(json.dumps(message))

    async def is_greeted(self) -> Json | None:
        """The cursor of the next hello."""
        while True:
            said: Json = json.loads(await self.line.recv())
            if said["t"] == "hello":
                cursor: Json | None = said["cursor"]
                return cursor


@asynccontextmanager
async def heard() -> AsyncIterator[Heard]:
    lines: asyncio.Queue[ServerConnection] = asyncio.Queue()

    async def keep(line: ServerConnection) -> None:
        lines.put_nowait(line)
        await line.wait_closed()

    async with serve(keep, "127.0.0.1", 0) as listening:
        address = f"http://127.0.0.1:{next(iter(listening.sockets)).getsockname()[1]}"
        guest = Guest(table_id="table", cookies={})
        async with LosingClient(address, guest, History(people={"arv": person("arv")}), "arv") as client:
            yield Heard(await lines.get(), client)


def welcome(mode: str) -> Json:
    return {"t": "welcome", "v": 1, "you": {"nation": "arv"}, "now": 1, "mode": mode}


def view(vseq: int) -> Json:
    return {"t": "view", "epoch": EPOCH, "vseq": vseq, "now": 1, "view": {"count": vseq}}


def change(vseq: int) -> Json:
    return {"t": "change", "epoch": EPOCH, "vseq": vseq, "now": 1, "set": [[["count"], vseq]], "del": []}


async def test_a_view_that_was_promised_and_lost_is_asked_for_also_where_the_next_change_would_fit() -> None:
    async with heard() as server:
        assert await server.is_greeted() is None
        await server.says(welcome("resync"), view(1))

        await server.says(welcome("resync"), change(2))  # two hellos: the view of the second welcome is lost
        await server.client.until(lambda known: server.client.gaps or known.view == {"count": 2})

        assert server.client.view == {"count": 1}
        assert await server.is_greeted() is None
        await server.says(welcome("resync"), view(2))
        await server.client.until(lambda known: known.view == {"count": 2})


async def test_an_answer_to_a_hello_whose_cursor_was_given_up_since_is_not_taken() -> None:
    async with heard() as server:
        assert await server.is_greeted() is None
        await server.says(welcome("resync"), view(1), change(3))  # one is missing between them: the cursor is given up
        assert await server.is_greeted() is None

        await server.says(welcome("resumed"), change(2), change(3))

        assert await server.is_greeted() is None
        await server.says(welcome("resync"), view(3))
        await server.client.until(lambda known: known.view == {"count": 3})
    taken = [moment.frame["t"] for moment in server.client.history.moments if moment.kind == "got"]
    assert taken == ["welcome", "view", "welcome", "view"]
