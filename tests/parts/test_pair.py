"""Two processes, daphne and uvicorn, and a runner: people of one table sit on both and notice nothing of it."""

import asyncio
import os
from concurrent.futures import Future

import httpx
import pytest

from tests.lobby.client import TableClient
from tests.lobby.idling import begin_idling
from tests.lobby.playing import moment, play
from tests.lobby.served import Guest, Ordered, come_in, order_table
from tests.parts.cluster import Cluster
from tests.parts.splitter import Splitter

pytestmark = pytest.mark.slow

TABLES, PEOPLE = 5, 40
"""Together 200 who come at once."""
IDLE = 60 if os.environ.get("SOAK") else 45
"""Seconds without a word: more than uvicorn waits before it pings (20) and then for an answer (20)."""


@pytest.fixture(scope="module", autouse=True)
def idling(pair: Cluster) -> list[Future[bool]]:
    """A connection to each server that says nothing while all the other tests of this file run."""
    table = order_table(pair.web[0], "--seats", "3", "--bots", "none")
    guests = [come_in(pair.web[0], table.seats[nation], nation) for nation in sorted(table.seats)]
    return [begin_idling(web, guest, IDLE, pair.origin) for web, guest in zip(pair.web, guests, strict=False)]


async def test_people_on_two_processes_and_the_runners_bots_play_a_whole_game(pair: Cluster) -> None:
    table = order_table(pair.web[0], "--seats", "4", "--rounds", "2")
    links = [table.host, *(table.seats[nation] for nation in sorted(table.seats)[:2])]
    guests = [come_in(pair.web[number % 2], link, f"P{number}") for number, link in enumerate(links)]
    host, here, there = (pair.client(guest, number % 2) for number, guest in enumerate(guests))
    async with host, here, there:
        await asyncio.gather(*(client.until(moment) for client in (host, here, there)))
        assert (await host.do({"type": "start_game"}))["t"] == "accepted"

        await asyncio.gather(play(here), play(there))
        await host.until(lambda known: known.view and "ending" in known.view)

        endings = [client.view["ending"] for client in (host, here, there) if client.view]
        assert [ending == endings[0] for ending in endings] == [True] * 3
    actors = {str(actor) for (actor,) in pair.store.rows("SELECT DISTINCT actor FROM lobby_logentry")}
    assert {actor.split(":")[0] for actor in actors} >= {"seat", "bot", "host"}
    assert "tables are sound" in pair.web[1].manage("verify_tables")


async def test_what_is_said_and_who_comes_and_goes_is_seen_on_the_other_process(pair: Cluster) -> None:
    table = order_table(pair.web[0], "--seats", "3")
    guests = [come_in(pair.web[0], table.seats[nation], nation) for nation in sorted(table.seats)[:2]]
    here, there = (pair.client(guest, number) for number, guest in enumerate(guests))
    async with here:
        async with there:
            await asyncio.gather(*(client.until(lambda known: known.view) for client in (here, there)))
            await here.until(lambda known: is_here(known, there))
            await here.say("all", "Can you hear me?")
            await there.until(lambda known: [item["text"] for item in known.talk] == ["Can you hear me?"])

        await here.until(lambda known: not is_here(known, there))


def is_here(known: TableClient, other: TableClient) -> bool:
    assert other.you is not None or other.cursor is not None
    people = (known.room or {"people": []})["people"]
    return any(person["here"] for person in people if person["name"] == sorted(names(known))[1])


def names(known: TableClient) -> list[str]:
    return [person["name"] for person in (known.room or {"people": []})["people"] if person.get("nation")]


async def test_who_comes_by_the_front_door_is_served_by_whichever_process_takes_turns(pair: Cluster) -> None:
    table = order_table(pair.web[0], "--seats", "3", "--bots", "none")
    guests = [come_in(pair.web[0], table.seats[nation], nation) for nation in sorted(table.seats)]
    door = asyncio.create_task(Splitter([web.listening.getsockname()[1] for web in pair.web]).serve(pair.front.dup()))
    clients = [TableClient(pair.origin, guest.table_id, guest.cookie) for guest in guests]
    async with clients[0], clients[1], clients[2]:
        for client in clients:
            await client.until(lambda known: known.view and known.room)

        assert (await clients[0].say("all", "Good morning"))["t"] == "accepted"
        await asyncio.gather(*(client.until(lambda known: known.talk) for client in clients))
    door.cancel()
    await asyncio.gather(door, return_exceptions=True)


async def test_two_hundred_come_at_once_to_two_processes(pair: Cluster) -> None:
    tables = [order_table(pair.web[0], "--seats", "3") for _number in range(TABLES)]

    arrivals = [arrive(pair, tables[number % TABLES], number) for number in range(TABLES * PEOPLE)]
    views = await asyncio.gather(*arrivals)

    assert views == [True] * (TABLES * PEOPLE)
    assert " 500 " not in pair.logs()


async def arrive(pair: Cluster, table: Ordered, number: int) -> bool:
    """Join by one process, connect to the other, and see the table."""
    web = pair.web[number % 2]
    async with httpx.AsyncClient(base_url=web.address, timeout=120) as browser:
        await browser.get("/")
        token, origin = browser.cookies["csrftoken"], {"Origin": web.address}
        form = {"code": table.code, "name": f"Person {number}", "csrfmiddlewaretoken": token}
        answer = await browser.post("/join", data=form, headers=origin)
        assert answer.status_code == httpx.codes.FOUND, answer.text
        guest = Guest(table_id=table.table_id, cookies=dict(browser.cookies))
    async with pair.client(guest, (number + 1) % 2) as player:
        return bool(await player.until(lambda known: known.view and known.room))


def test_a_connection_without_a_word_outlasts_pings_and_their_patience_on_either_server(
    idling: list[Future[bool]],
) -> None:
    assert [silent.result() for silent in idling] == [True, True]
