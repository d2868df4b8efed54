"""A stranger's client, written from docs/protocol.md alone, plays whole games against the program as people run it."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from tests.lobby.client import TableClient
from tests.lobby.served import Guest, Served, come_in, order_table, served, solo

Json = dict[str, Any]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("game")) as found:
        yield found


def client_of(server: Served, guest: Guest) -> TableClient:
    return TableClient(server.address, guest.table_id, guest.cookie)


async def play(client: TableClient) -> None:
    """Play every phase until the end: pledge the fair share, invest, seal, be ready."""
    done: tuple[int, str] | None = None
    while done is None or done[1] != "ended":
        done = await next_moment(client, done)
        await act(client)


async def next_moment(client: TableClient, before: tuple[int, str] | None) -> tuple[int, str]:
    """The first round and phase that are not the ones before."""
    found: tuple[int, str] = await client.until(lambda known: moment(known) if moment(known) != before else None)
    return found


def moment(client: TableClient) -> tuple[int, str] | None:
    """The round and phase a client sees."""
    return (client.view["clock"]["round"], client.view["clock"]["phase"]) if client.view else None


async def act(client: TableClient) -> None:
    view = client.view or {}
    if view["clock"]["phase"] == "diplomacy":
        await pledge(client, view)
    if view["may"]["can_save_plan"]:
        await plan(client, view)
    if view["may"]["can_seal"]:
        await client.do({"type": "seal_plan"})
    elif view["may"]["can_ready"]:
        await client.do({"type": "set_ready", "ready": True})


async def pledge(client: TableClient, view: Json) -> None:
    nation = view["you"]["nation"]
    for crisis, may in view["may"]["crises"].items():
        units = min(may["pledge_max"], view["crises"][crisis]["fair"][nation])
        if may["can_pledge"] and units:
            command = {"type": "make_pledge", "crisis": crisis, "units": units, "condition": {"type": "unconditional"}}
            await client.do(command)


async def plan(client: TableClient, view: Json) -> None:
    open_to = {domain: limit for domain, limit in view["may"]["invest"].items() if limit["high"]}
    domain = min(open_to, default=None)
    investments = [{"domain": domain, "points": 1}] if domain else []
    await client.do({"type": "save_plan", "plan": {"deployments": [], "investments": investments, "choices": []}})


async def test_a_strangers_client_plays_a_solo_game_to_its_end(server: Served) -> None:
    async with client_of(server, solo(server)) as client:
        await play(client)

        assert client.view is not None
        assert client.view["ending"]["tier"]
        assert client.view["chance"]["seed"]
        assert not client.unanswered


async def test_people_with_strangers_clients_play_a_whole_game_together(server: Served) -> None:
    table = order_table(server, "--seats", "3", "--bots", "none")
    guests = [come_in(server, link, nation) for nation, link in table.seats.items()]
    watcher = client_of(server, come_in(server, table.host, "Host"))
    clients = [client_of(server, guest) for guest in guests]
    async with watcher, clients[0], clients[1], clients[2]:
        await asyncio.gather(*(client.until(moment) for client in (watcher, *clients)))
        started = await watcher.do({"type": "start_game"})
        assert started["t"] == "accepted", started

        await asyncio.gather(*(play(client) for client in clients))
        await watcher.until(lambda known: known.view and "ending" in known.view)

        endings = [client.view["ending"] for client in (watcher, *clients) if client.view]
        assert [ending == endings[0] for ending in endings] == [True] * 4
