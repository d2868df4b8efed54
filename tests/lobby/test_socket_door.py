"""The socket's door on the real server: who is turned away and how, and that nothing bad kills a connection."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed, InvalidStatus

from lobby.live.limits import limits
from tests.lobby.served import Guest, Served, open_socket, served, solo
from tests.lobby.test_protocol_decode import BAD


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("door")) as found:
        yield found


@pytest.fixture(scope="module")
def guest(server: Served) -> Guest:
    return solo(server)


async def say_hello(line: ClientConnection) -> None:
    await line.send(json.dumps({"t": "hello", "v": 1}))
    await until(line, "view")


async def until(line: ClientConnection, kind: str) -> dict[str, Any]:
    """The next message of a kind."""
    while True:
        message: dict[str, Any] = json.loads(await line.recv())
        if message["t"] == kind:
            return message


async def the_end(line: ClientConnection) -> tuple[str | None, int | None]:
    """Read to the end: why it was, in the last message, and the close code."""
    last = None
    try:
        async for text in line:
            last = json.loads(text)
    except ConnectionClosed:
        pass
    return (last["why"] if last and last["t"] == "bye" else None), line.close_code


@pytest.mark.parametrize(
    "path",
    ["/", "/ws/", "/ws/table/", "/ws/table/a/b/", "/nothing", "/ws/table/%00/", "/t/x/", "/ws/table/" + "x" * 3000],
)
async def test_an_unknown_address_is_refused_at_the_handshake(server: Served, guest: Guest, path: str) -> None:
    with pytest.raises(InvalidStatus) as caught:
        async with open_socket(server, guest, path=path):
            pass

    assert caught.value.response.status_code in (403, 404)


@pytest.mark.parametrize("origin", ["", "http://evil.example", "https://127.0.0.1", "http://127.0.0.1:1", "null"])
async def test_a_page_of_another_site_is_refused(server: Served, guest: Guest, origin: str) -> None:
    with pytest.raises(InvalidStatus) as caught:
        async with open_socket(server, guest, origin=origin):
            pass

    assert caught.value.response.status_code == 403


async def test_another_host_is_refused(server: Served, guest: Guest) -> None:
    with pytest.raises(InvalidStatus) as caught:
        async with open_socket(server, guest, Host="evil.example"):
            pass

    assert caught.value.response.status_code in (400, 403)


async def test_strangers_are_told_why_they_cannot_stay(server: Served, guest: Guest) -> None:
    without = Guest(table_id=guest.table_id, cookies={})
    forged = Guest(table_id=guest.table_id, cookies={f"seat_{guest.table_id}": "a.1:b"})
    nowhere = Guest(table_id="nosuchtable", cookies=guest.cookies)

    ends = []
    for stranger in (without, forged, nowhere):
        async with open_socket(server, stranger) as line:
            ends.append(await the_end(line))

    assert ends == [("not_seated", 4003), ("not_seated", 4003), ("unknown_table", 4004)]


async def test_every_bad_frame_is_answered_and_the_connection_stays(server: Served, guest: Guest) -> None:
    async with open_socket(server, guest) as line:
        await say_hello(line)
        for name, text in BAD.items():
            await line.send(text)
            assert (await until(line, "malformed"))["message"], name
            await asyncio.sleep(0.1)  # below the limit of ten a second

        await line.send(b"\x00\x01binary")
        await until(line, "malformed")
        await line.send('{"t": "ping", "n": 5}')
        assert (await until(line, "pong"))["n"] == 5


async def test_a_message_before_hello_is_malformed(server: Served, guest: Guest) -> None:
    async with open_socket(server, guest) as line:
        await line.send('{"t": "do", "key": "k1", "command": {"type": "set_ready", "ready": true}}')

        assert (await until(line, "malformed"))["key"] == "k1"


@pytest.mark.parametrize(
    "command",
    [
        {"type": "set_ask", "crisis": "nothing", "nation": "nobody", "units": -(2**53) + 1},
        {"type": "make_pledge", "crisis": "", "units": 2**53 - 1, "condition": {"type": "unconditional"}},
        {"type": "extend_phase", "milliseconds": 2**53 - 1},
        {"type": "end_phase", "round": -5, "phase": "ended"},
        {"type": "configure_table", "nations": [], "rounds": 0, "clocks": {}, "seals": "names"},
        {
            "type": "configure_table",
            "nations": ["arv", "arv"],
            "rounds": 9**15,
            "clocks": {"lobby": -1},
            "seals": "hidden",
        },
        {"type": "set_controller", "nation": "nobody", "controller": "bot"},
        {"type": "save_plan", "plan": {"deployments": [{"crisis": "x", "domain": "forces", "units": -1}]}},
        {"type": "save_plan", "plan": {"investments": [{"domain": "space", "points": 2**53 - 1}] * 2}},
        {"type": "save_plan", "plan": {"choices": [{"crisis": "x", "option": "y"}]}},
        {"type": "release_pledge", "crisis": "r1c1", "nation": "nobody"},
        {"type": "decline_units", "crisis": "r1c1", "nation": "nobody", "declined": True},
        {"type": "state_position", "needs": ["forces"] * 50, "offers": []},
    ],
)
async def test_senseless_commands_are_refused_with_a_reason_and_a_clause(
    server: Served, guest: Guest, command: dict[str, Any]
) -> None:
    async with open_socket(server, guest) as line:
        await say_hello(line)
        await line.send(json.dumps({"t": "do", "key": "k1", "command": command}))

        answer = await until(line, "refused")

    assert answer["key"] == "k1"
    assert answer["reason"]
    assert answer["message"]
    assert answer["reason"] != "server_fault"


async def test_a_message_that_no_server_should_read_ends_the_connection(server: Served, guest: Guest) -> None:
    async with open_socket(server, guest) as line:
        await say_hello(line)
        await line.send("x" * 70_000)

        why, code = await the_end(line)

    assert why is None
    assert code in (1006, 1009)  # daphne drops the line


async def test_a_flood_ends_its_connection_and_nobody_elses(server: Served, guest: Guest) -> None:
    neighbour = solo(server)
    async with open_socket(server, guest) as flood, open_socket(server, neighbour) as calm:
        await say_hello(flood)
        await say_hello(calm)
        for number in range(20 * limits().messages_burst):
            await flood.send(json.dumps({"t": "ping", "n": number}))

        end = await the_end(flood)
        await calm.send('{"t": "ping", "n": 5}')

        assert (await until(calm, "pong"))["n"] == 5
    assert end == ("flood", 4008)


async def test_unacknowledged_chatter_is_cut_off_before_it_fills_memory(server: Served, guest: Guest) -> None:
    async with open_socket(server, guest) as line:
        await say_hello(line)
        for number in range(40):
            await line.send('{"t": "hello", "v": 1}')  # each asks for a whole view; none is acknowledged
            if number > 25:
                await asyncio.sleep(0.1)
            if line.close_code is not None:
                break

        why, _code = await the_end(line)

    assert why in ("slow", "flood")


async def test_a_connection_that_says_nothing_is_not_kept(tmp_path_factory: pytest.TempPathFactory) -> None:
    with served(tmp_path_factory.mktemp("silent"), live='{"hello_within": 300, "bot_pause": 0}') as quick:
        async with open_socket(quick, solo(quick)) as line:
            assert await the_end(line) == ("slow", 4009)


async def test_too_many_failed_handshakes_from_one_address_are_turned_away_unseen(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with served(tmp_path_factory.mktemp("strangers")) as found:
        member = solo(found)
        stranger = Guest(table_id=member.table_id, cookies={})
        statuses = []
        for _number in range(limits().failed_handshakes + 2):
            try:
                async with open_socket(found, stranger) as line:
                    await the_end(line)
                    statuses.append(101)
            except InvalidStatus as error:
                statuses.append(error.response.status_code)

    assert statuses == [101] * limits().failed_handshakes + [403, 403]
