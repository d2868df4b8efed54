"""Honest people play on beside many who read nothing, flood, or hang about; the offenders are closed."""

import asyncio
import contextlib
import json
import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from lobby.live.limits import limits
from tests.lobby.client import TableClient
from tests.lobby.served import Guest, Ordered, Served, come_in, open_socket, order_table, served
from tests.lobby.test_socket_crowd import MEMORY, never_reading

pytestmark = [pytest.mark.promise("R9"), pytest.mark.slow]

SOAK = bool(os.environ.get("SOAK"))
SLOW, FLOODS, IDLE = (10, 10, 200) if SOAK else (10, 3, 24)
TURNS = 28
"""Commands of each honest player: together more updates than anybody may leave unread."""
FLOOD = 20 * limits().messages_burst


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("company")) as found:
        yield found


def onlookers(server: Served, table: Ordered, number: int, name: str) -> list[Guest]:
    """People who came in by the code and have no seat."""
    return [come_in(server, f"/j/{table.code}/", f"{name} {place}") for place in range(number)]


async def flood(server: Served, guest: Guest) -> str | None:
    """Send without pause; why it ended."""
    last = None
    async with open_socket(server, guest) as line:
        with contextlib.suppress(ConnectionClosed):
            for number in range(FLOOD):
                await line.send(json.dumps({"t": "ping", "n": number}))
        with contextlib.suppress(ConnectionClosed):
            async for text in line:
                last = json.loads(text)
    return last["why"] if last and last["t"] == "bye" else None


async def knock(server: Served, table: Ordered) -> None:
    """Ask for the table's socket as nobody; whatever the answer."""
    with contextlib.suppress(InvalidStatus, ConnectionClosed):
        async with open_socket(server, Guest(table_id=table.table_id, cookies={})) as line:
            await line.recv()


async def play(player: TableClient) -> set[str]:
    """Be ready and not, in turn; how that was answered."""
    return {(await player.do({"type": "set_ready", "ready": turn % 2 == 0}))["t"] for turn in range(TURNS)}


def are_gone(known: TableClient, names: list[str]) -> bool:
    people = (known.room or {"people": []})["people"]
    return not any(person["here"] for person in people if person["name"] in names)


async def test_honest_people_play_on_beside_everybody_who_does_not(server: Served) -> None:
    table = order_table(server, "--seats", "4", "--bots", "none")
    honest = [come_in(server, link, nation) for nation, link in table.seats.items()]
    host = come_in(server, table.host, "Host")
    slow = onlookers(server, table, SLOW, "Slow")
    floods = onlookers(server, table, FLOODS, "Flood")
    before = server.memory()

    with ExitStack() as stack:
        for _number in range(IDLE):
            stack.enter_context(socket.create_connection(server.listening.getsockname()))
        for guest in slow:
            stack.enter_context(await never_reading(server, guest))
        async with contextlib.AsyncExitStack() as people:
            clients = [TableClient(server.address, guest.table_id, guest.cookie) for guest in [host, *honest]]
            clock, *players = [await people.enter_async_context(client) for client in clients]
            await asyncio.gather(*(client.until(lambda known: known.view) for client in (clock, *players)))
            assert (await clock.do({"type": "start_game"}))["t"] == "accepted"
            ends = asyncio.gather(*(flood(server, guest) for guest in floods))
            strangers = asyncio.gather(*(knock(server, table) for _number in range(IDLE)))

            answers = await asyncio.gather(
                *(play(player) for player in players[1:])
            )  # one is never ready: no phase ends

            await strangers
            assert await ends == ["flood"] * FLOODS
            await clock.until(lambda known: are_gone(known, [f"Slow {place}" for place in range(SLOW)]))
        assert answers == [{"accepted"}] * len(players[1:])
        after = server.memory()
        print(f"R9: {SLOW} slow, {FLOODS} floods, {IDLE} idle: {before} MiB before, {after} MiB after")  # noqa: T201 - a figure
        assert after - before <= MEMORY
