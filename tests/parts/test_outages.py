"""The database is cut or hangs, processes are killed, one after another or all at once: nothing is lost."""

import asyncio
import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from lobby.live.answers import LobbyReason
from tests.faults.test_kills import LIMITS, Clients, everybody, judge, load, reach
from tests.lobby.client import TableClient
from tests.lobby.playing import play
from tests.lobby.served import SERVERS, Guest, Served, come_in, order_table, served
from tests.parts.cluster import Cluster, Shape, cluster
from tests.parts.load import Load, compare
from tests.parts.postgresql import Postgres, postgres
from tests.parts.redis_server import RedisServer, redis_server
from tests.parts.seated import seated
from tests.parts.stores import Store, a_database

pytestmark = [pytest.mark.slow, pytest.mark.promise("R6")]

ANSWERS = 200 if os.environ.get("SOAK") else 20
"""Each person has so many before, between and after what happens."""
ROUNDS = 2
HANGS = 20 if os.environ.get("SOAK") else 1
QUESTIONS = 2000 if os.environ.get("SOAK") else 25
"""What is asked of a server whose database hangs, and needs none: the answers show that the server does not hang."""


@pytest.fixture(scope="module")
def database() -> Iterator[Postgres]:
    with postgres() as found:
        yield found


@pytest.fixture(scope="module")
def bell() -> Iterator[RedisServer]:
    with redis_server() as found:
        yield found


@pytest.fixture(scope="module")
def shaken(tmp_path_factory: pytest.TempPathFactory, database: Postgres, bell: RedisServer) -> Iterator[Cluster]:
    folder = tmp_path_factory.mktemp("outages")
    with cluster(folder, a_database(database.url("postgres")), Shape(redis=[bell.url])) as found:
        yield found


def begun_phases(store: Store, table_id: str) -> list[str]:
    """Every phase that the table's log says has begun."""
    rows = store.rows("SELECT table_id, events FROM lobby_logentry")
    events = [event for found, text in rows if found == table_id for event in json.loads(str(text))]
    return [event["phase"] for event in events if event["type"] == "phase_began"]


async def in_thread(*work: Callable[[], object]) -> None:
    """Do what waits for processes beside the clients, who go on."""
    for step in work:
        await asyncio.get_running_loop().run_in_executor(None, step)


async def test_while_postgresql_is_started_again_nothing_accepted_is_lost(shaken: Cluster, database: Postgres) -> None:
    async with seated(shaken, "--bots", "none") as people:
        async with Load(*people.everybody) as load:
            await load.more(ANSWERS)
            await in_thread(database.crash, database.start)
            await load.more(ANSWERS)
            await in_thread(database.stop, database.start)
            await load.more(ANSWERS)
        await people.agree()

        assert [client.goodbye for client in people.everybody] == [None] * 3
    compare(shaken.store, load.tally)
    assert "tables are sound" in shaken.web[0].manage("verify_tables")


@pytest.mark.promise("R10")
@pytest.mark.parametrize("server", SERVERS)
async def test_while_postgresql_hangs_everybody_waits_on_their_line_and_then_all_go_on(
    tmp_path: Path, database: Postgres, server: str
) -> None:
    with served(tmp_path, a_database(database.url("postgres")), live=LIMITS, server=server) as found:
        async with everybody(found) as clients:
            async with load(clients, seed=1) as tasks:
                for _hang in range(HANGS):
                    await reach(clients, ANSWERS, tasks)
                    database.freeze()
                    asked = await at_rest(clients)
                    for _question in range(QUESTIONS):
                        await ask_what_needs_no_database(clients)
                        assert waiting(clients) == asked
                    database.thaw()
                await reach(clients, ANSWERS, tasks)
            lines = {name: (client.number, client.goodbye) for name, client in clients.items()}
            await judge(found, clients)

    assert lines == dict.fromkeys(clients, (1, None))
    assert reasons(clients) & {*LobbyReason} == set()  # the rules alone have refused anything


@pytest.mark.promise("R10")
@pytest.mark.parametrize("server", SERVERS)
async def test_a_page_and_a_connection_opened_while_postgresql_hangs_come_when_it_goes_on(
    tmp_path: Path, database: Postgres, server: str
) -> None:
    with served(tmp_path, a_database(database.url("postgres")), live=LIMITS, server=server) as found:
        async with everybody(found) as clients:
            table = order_table(found, "--seats", "3")
            guest = come_in(found, min(table.seats.values()), "Ana")
            for client in clients.values():
                await client.until(lambda known: known.view)
            database.freeze()
            page = asyncio.create_task(asyncio.to_thread(a_page, found, guest))
            newcomer = asyncio.create_task(first_view(found, guest))
            for _question in range(QUESTIONS):
                await ask_what_needs_no_database(clients)
            waited = not page.done() and not newcomer.done()
            database.thaw()

            assert waited
            assert await page == httpx.codes.OK
            assert (await newcomer)["clock"]["phase"] == "lobby"
            assert [client.goodbye for client in clients.values()] == [None] * 3


def a_page(found: Served, guest: Guest) -> int:
    """The status with which a table's page comes."""
    with httpx.Client(base_url=found.address, cookies=guest.cookies, timeout=60) as client:
        return client.get(f"/t/{guest.table_id}/").status_code


async def first_view(found: Served, guest: Guest) -> dict[str, Any]:
    """What somebody who connects is shown."""
    async with TableClient(found.address, guest.table_id, guest.cookie) as client:
        await client.until(lambda known: known.view)
        return client.view or {}


def waiting(clients: Clients) -> dict[str, set[str]]:
    """The keys that each client has no answer about."""
    return {name: {*client.unanswered} for name, client in clients.items()}


async def ask_what_needs_no_database(clients: Clients) -> None:
    await asyncio.gather(*(client.explain("nations", "arv", "budget") for client in clients.values()))


async def at_rest(clients: Clients) -> dict[str, set[str]]:
    """What everybody waits for, once the answers that were on their way have come."""
    found, calm = waiting(clients), 0
    while calm < QUESTIONS or not all(found.values()):
        await ask_what_needs_no_database(clients)
        before, found = found, waiting(clients)
        calm = calm + 1 if found == before else 0
    return found


def reasons(clients: Clients) -> set[str]:
    """Why anything was refused."""
    moments = clients["host"].history.moments
    return {str(moment.frame["reason"]) for moment in moments if moment.frame.get("t") == "refused"}


async def test_processes_are_started_again_one_after_the_other_and_nothing_accepted_is_lost(shaken: Cluster) -> None:
    async with seated(shaken, "--bots", "none") as people:
        async with Load(*people.everybody) as load:
            for web in shaken.web:
                await load.more(ANSWERS)
                await in_thread(web.stop, web.start)
            await load.more(ANSWERS)
        await people.agree()
    compare(shaken.store, load.tally)
    assert "tables are sound" in shaken.web[0].manage("verify_tables")


async def test_when_the_process_that_plays_the_bots_is_killed_the_other_plays_on(shaken: Cluster) -> None:
    table = order_table(shaken.web[0], "--seats", "3", "--rounds", str(ROUNDS))
    guests = [come_in(shaken.web[0], table.host, "Host"), come_in(shaken.web[1], min(table.seats.values()), "Ana")]
    host, ana = (shaken.client(guest, number) for number, guest in enumerate(guests))
    async with host, ana:
        await asyncio.gather(*(client.until(lambda known: known.view and known.you) for client in (host, ana)))
        assert (await host.do({"type": "start_game"}))["t"] == "accepted"
        await host.until(lambda known: known.view and known.view["clock"]["phase"] != "lobby")
        await in_thread(shaken.web[0].kill)

        await play(ana)

        await in_thread(shaken.web[0].start)
        await host.until(lambda known: known.view and known.view.get("ending"))
        assert [client.view and client.view["ending"] for client in (host, ana)] == [(ana.view or {})["ending"]] * 2
    assert max(Counter(begun_phases(shaken.store, table.table_id)).values()) == ROUNDS
    assert "tables are sound" in shaken.web[1].manage("verify_tables")


async def test_after_everything_was_killed_at_once_the_database_alone_is_enough(
    shaken: Cluster, database: Postgres, bell: RedisServer
) -> None:
    async with seated(shaken, "--bots", "none", "--rounds", "2") as people:
        async with Load(*people.everybody) as load:
            await load.more(ANSWERS)
            await in_thread(*(web.kill for web in shaken.web), database.crash, bell.part.kill)
            await in_thread(database.start, bell.part.start, *(web.start for web in shaken.web))
            await load.more(ANSWERS)
        await people.agree()
    compare(shaken.store, load.tally)
    assert "tables are sound" in shaken.web[0].manage("verify_tables")
