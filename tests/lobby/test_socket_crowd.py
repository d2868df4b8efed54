"""Many, slow and silent connections at the real server: nobody is lost, nobody costs more than a little memory."""

import asyncio
import contextlib
import json
import socket as sockets
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import Future

import httpx
import pytest
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from tests.lobby.client import TableClient
from tests.lobby.idling import begin_idling
from tests.lobby.served import Guest, Ordered, Served, come_in, open_socket, order_table, post, served, solo

TABLES = 5
PEOPLE = 40
"""A table; together 200 who come at once."""
IDLE = 60
"""Seconds a connection must outlast without a word of its people."""
MEMORY = 50
"""MiB that one bad client may cost."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("crowd")) as found:
        yield found


@pytest.fixture(scope="module", autouse=True)
def idling(server: Served) -> Future[bool]:
    """A connection that idles beside all the other tests of this file; whether it was still alive in the end."""
    return begin_idling(server, solo(server), IDLE)


async def test_two_hundred_come_at_once_and_everybody_gets_a_view(server: Served) -> None:
    tables = [order_table(server, "--seats", "3") for _number in range(TABLES)]

    arrivals = [arrive(server, tables[number % TABLES], number) for number in range(TABLES * PEOPLE)]
    views = await asyncio.gather(*arrivals)

    assert len(views) == TABLES * PEOPLE
    assert all(views)
    assert " 500 " not in server.log()


async def arrive(server: Served, table: Ordered, number: int) -> bool:
    """Join over HTTP, connect, say hello, and see the table."""
    async with httpx.AsyncClient(base_url=server.address, timeout=120) as client:
        await client.get("/")
        token, origin = client.cookies["csrftoken"], {"Origin": server.address}
        form = {"code": table.code, "name": f"Person {number}", "csrfmiddlewaretoken": token}
        answer = await client.post("/join", data=form, headers=origin)
        assert answer.status_code == httpx.codes.FOUND, answer.text
        guest = Guest(table_id=table.table_id, cookies=dict(client.cookies))
    async with TableClient(server.address, guest.table_id, guest.cookie) as player:
        return bool(await player.until(lambda known: known.view and known.room))


async def test_a_client_that_never_reads_is_closed_and_costs_little(server: Served) -> None:
    table = order_table(server, "--seats", "3", "--bots", "none")
    players = [come_in(server, link, nation) for nation, link in table.seats.items()]
    host = come_in(server, table.host, "Host")
    before = server.memory()
    stuck = await never_reading(server, players[0])

    async with (
        closed_in_the_end(stuck),
        TableClient(server.address, host.table_id, host.cookie) as clock,
        TableClient(server.address, players[1].table_id, players[1].cookie) as honest,
    ):
        await asyncio.gather(*(client.until(lambda known: known.view) for client in (clock, honest)))
        assert (await clock.do({"type": "start_game"}))["t"] == "accepted"
        answers = [await honest.do({"type": "set_ready", "ready": turn % 2 == 0}) for turn in range(90)]
        await clock.until(lambda known: stuck_is_gone(known, "arv"))

    assert {answer["t"] for answer in answers} == {"accepted"}
    assert server.memory() - before <= MEMORY


def stuck_is_gone(known: TableClient, nation: str) -> bool:
    people = (known.room or {"people": []})["people"]
    return any(person.get("nation") == nation and not person["here"] for person in people)


async def never_reading(server: Served, guest: Guest) -> sockets.socket:
    """A client that says hello by hand and then reads nothing any more."""
    line = sockets.create_connection(server.listening.getsockname())
    line.setsockopt(sockets.SOL_SOCKET, sockets.SO_RCVBUF, 4096)
    host = server.address.removeprefix("http://")
    request = (
        f"GET /ws/table/{guest.table_id}/ HTTP/1.1\r\nHost: {host}\r\nOrigin: {server.address}\r\n"
        f"Cookie: {guest.cookie}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    line.sendall(request.encode())
    answer = await asyncio.get_running_loop().run_in_executor(None, line.recv, 1024)
    assert b"101" in answer.split(b"\r\n")[0]
    hello = b'{"t":"hello","v":1}'
    line.sendall(bytes([0x81, 0x80 | len(hello), 0, 0, 0, 0]) + hello)
    return line


async def test_a_server_that_ends_says_so_first(tmp_path_factory: pytest.TempPathFactory) -> None:
    with served(tmp_path_factory.mktemp("ends")) as ending:
        async with open_socket(ending, solo(ending)) as line:
            await line.send(json.dumps({"t": "hello", "v": 1}))
            await line.recv()
            status = await asyncio.get_running_loop().run_in_executor(None, ending.stop)

            messages = [json.loads(text) async for text in everything(line)]
        ending.start()

    assert messages[-1]["why"] == "closing"
    assert line.close_code == 4012
    assert status == 0


async def everything(line: ClientConnection) -> AsyncIterator[str]:
    """All that is still to be read."""
    try:
        while True:
            text = await line.recv()
            assert isinstance(text, str)
            yield text
    except ConnectionClosed:
        return


async def test_a_client_that_answers_no_ping_is_closed(tmp_path_factory: pytest.TempPathFactory) -> None:
    options = ("--ping-interval", "1", "--ping-timeout", "1")
    with served(tmp_path_factory.mktemp("pings"), options=options) as quick:
        alive, dead = solo(quick), solo(quick)
        stuck = await never_reading(quick, dead)
        async with closed_in_the_end(stuck), open_socket(quick, alive) as line:
            await line.send(json.dumps({"t": "hello", "v": 1}))
            loop = asyncio.get_running_loop()
            rest = await loop.run_in_executor(None, read_to_the_end, stuck)

            await line.send('{"t": "ping", "n": 7}')
            while json.loads(await line.recv()).get("n") != 7:
                pass
    assert rest


def read_to_the_end(line: sockets.socket) -> bytes:
    """Everything until the other side closes."""
    found = b""
    with contextlib.suppress(ConnectionResetError):  # the other side does not wait for a goodbye either
        while part := line.recv(65536):
            found += part
    return found


@contextlib.asynccontextmanager
async def closed_in_the_end(line: sockets.socket) -> AsyncIterator[None]:
    """Close a connection made by hand."""
    try:
        yield
    finally:
        line.close()


def test_pages_can_be_posted_as_a_browser_does(server: Served) -> None:
    with httpx.Client(base_url=server.address, timeout=60) as client:
        client.get("/")

        assert post(client, "/join", code="NOPE-22", name="X").status_code == 422


def test_a_connection_stays_through_a_minute_without_a_word(idling: Future[bool]) -> None:
    assert idling.result()
