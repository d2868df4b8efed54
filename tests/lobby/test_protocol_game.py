"""A stranger's client, written from docs/protocol.md alone, plays whole games against the program as people run it."""

import asyncio
from collections.abc import Iterator

import pytest

from tests.lobby.client import TableClient
from tests.lobby.playing import moment, play
from tests.lobby.served import Guest, Served, come_in, order_table, served, solo


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("game")) as found:
        yield found


def client_of(server: Served, guest: Guest) -> TableClient:
    return TableClient(server.address, guest.table_id, guest.cookie)


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
