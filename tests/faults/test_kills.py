"""Power cuts under load (R1, R6): the server is killed at moments of chance, at every named one, and in every phase."""

import asyncio
import contextlib
import json
import os
import random
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from lobby.live.faultpoints import POINTS
from tests.faults.checker import violations
from tests.faults.history import History
from tests.faults.recording import RecordingClient, conclude_served, person
from tests.faults.wishes import wish
from tests.lobby.served import Served, come_in, order_table, served

pytestmark = [pytest.mark.slow, pytest.mark.promise("R1"), pytest.mark.promise("R2"), pytest.mark.promise("R3")]

KILLS = int(os.environ.get("KILLS", "1000" if os.environ.get("SOAK") else "7"))
"""Kills at moments of chance; those at named moments and in every phase come to them."""
BETWEEN = (5, 60)
"""Answers between two kills, at least and at most."""
KILLS_A_TABLE = 25
FREE = {"messages_a_second": 2000, "messages_burst": 20000, "acks_a_second": 2000, "acks_burst": 20000}
LIMITS = json.dumps({**FREE, "talk_messages": 1000, "bot_pause": 0, "snapshot_every": 7})
PHASES = ("lobby", "horizon", "diplomacy", "planning", "resolution", "aftermath", "ended")

Clients = Mapping[str, RecordingClient]


@asynccontextmanager
async def everybody(
    server: Served, rounds: int = 6, address: str = "", kind: type[RecordingClient] = RecordingClient
) -> AsyncIterator[dict[str, RecordingClient]]:
    """A table of four with two people, two bots, and a host without a seat; all of them connected."""
    table = order_table(server, "--seats", "4", "--rounds", str(rounds))
    links: dict[str, str] = {nation: table.seats[nation] for nation in sorted(table.seats)[:2]}
    people = {nation: person(nation) for nation in links} | {"host": person(None)}
    guests = {name: come_in(server, link, name) for name, link in (links | {"host": table.host}).items()}
    seq = server.rows("SELECT seq FROM lobby_table")[0][0]
    history = History(people=people, began_at=int(str(seq)))
    clients = {name: kind(address or server.address, guest, history, name) for name, guest in guests.items()}
    async with contextlib.AsyncExitStack() as stack:
        for client in clients.values():
            await stack.enter_async_context(client)
        yield clients


@asynccontextmanager
async def load(clients: Clients, seed: int) -> AsyncIterator[list[asyncio.Task[None]]]:
    """Everybody asks for things without pause."""
    await start(clients["host"])
    tasks = [
        asyncio.create_task(keep_asking(client, random.Random(seed + number)))
        for number, client in enumerate(clients.values())
    ]
    yield tasks
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def start(host: RecordingClient) -> None:
    await host.until(lambda known: known.view)
    assert (await host.do({"type": "start_game"}))["t"] == "accepted"


async def keep_asking(client: RecordingClient, chance: random.Random) -> None:
    """Ask for one thing after another."""
    await client.until(lambda known: known.view and known.you)
    nation = client.you["nation"] if client.you else None
    while True:
        if chance.random() < 0.2:
            await client.say("all", f"Word {chance.random()}")
            continue
        command = wish(client.view or {}, nation, chance)
        if command["type"] != "end_phase" or chance.random() < 0.2:
            await client.do(command)


async def reach(clients: Clients, answers: int, tasks: list[asyncio.Task[None]]) -> None:
    """Let the load run until so many more answers have come."""
    wanted = answers + sum(client.replies for client in clients.values())
    while sum(client.replies for client in clients.values()) < wanted:
        done, _pending = await asyncio.wait(tasks, timeout=0.005)
        for task in done:
            task.result()  # a client that failed fails the test


async def in_thread(function: Any, *args: Any) -> Any:  # noqa: ANN401 - whatever it is
    return await asyncio.get_running_loop().run_in_executor(None, function, *args)


def start_again(server: Served, point: str = "") -> None:
    """Start the server; with a point of no return it may be dead before it has said that it is there."""
    server.environment["FAULTPOINT"] = point
    with contextlib.suppress(*((httpx.HTTPError,) if point else ())):
        server.start()


async def fall(server: Served, clients: Clients, tasks: list[asyncio.Task[None]]) -> None:
    """Wait until the server has ended itself."""
    assert server.process is not None
    ended = asyncio.ensure_future(in_thread(server.process.wait))
    done, _pending = await asyncio.wait([ended, *tasks], return_when=asyncio.FIRST_COMPLETED)
    for task in done - {ended}:
        task.result()
    assert await ended == -9


async def test_nothing_is_lost_when_the_server_is_killed_at_any_moment(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    chance, left = random.Random(seed), KILLS
    while left > 0:
        with served(tmp_path_factory.mktemp("kill"), live=LIMITS) as server:
            async with everybody(server) as clients:
                async with load(clients, chance.randrange(2**32)) as tasks:
                    for _kill in range(min(left, KILLS_A_TABLE)):
                        await reach(clients, chance.randrange(*BETWEEN), tasks)
                        server.kill()
                        await in_thread(start_again, server)
                    await reach(clients, BETWEEN[0], tasks)
                await judge(server, clients)
        left -= KILLS_A_TABLE


async def test_nothing_is_lost_at_any_named_moment(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with served(tmp_path, live=LIMITS) as server:
        async with everybody(server) as clients:
            async with load(clients, chance.randrange(2**32)) as tasks:
                await reach(clients, BETWEEN[0], tasks)
                server.kill()
                for point in chance.sample(POINTS, len(POINTS)):
                    number = 1 if point == "loaded" else chance.randrange(1, 6)
                    await in_thread(start_again, server, f"{point}:{number}")
                    await fall(server, clients, tasks)
                await in_thread(start_again, server)
                await reach(clients, BETWEEN[0], tasks)
            await judge(server, clients)


@pytest.mark.promise("R6")
async def test_a_game_that_is_killed_in_every_phase_is_played_to_its_end(tmp_path: Path) -> None:
    killed: set[str] = set()
    with served(tmp_path, live=LIMITS) as server:
        async with everybody(server, rounds=3) as clients:
            host = clients["host"]
            await host.until(lambda known: known.view)
            while killed != {*PHASES}:
                phase = str((host.view or {})["clock"]["phase"])
                if phase not in killed:
                    killed.add(phase)
                    server.kill()
                    await in_thread(start_again, server)
                await go_on(host, phase)
            await judge(server, clients)


async def go_on(host: RecordingClient, phase: str) -> None:
    """Let the host end a phase, and wait for the next one."""
    clock = (host.view or {})["clock"]
    if phase == "ended":
        return
    ending = {"type": "end_phase", "round": clock["round"], "phase": phase}
    answer = await host.do({"type": "start_game"} if phase == "lobby" else ending)
    assert answer["t"] == "accepted" or answer["reason"] == "wrong_phase", answer  # bots may have been faster
    await host.until(lambda known: (known.view or {})["clock"] != clock)


async def judge(server: Served, clients: Clients) -> None:
    """The whole run keeps every promise, and the program itself finds its table sound."""
    history = await conclude_served(server, clients)
    assert violations(history) == []
    accepted = [moment for moment in history.moments if moment.kind == "got" and moment.frame["t"] == "accepted"]
    assert accepted
    assert "1 of 1 tables are sound" in await in_thread(server.manage, "verify_tables")
