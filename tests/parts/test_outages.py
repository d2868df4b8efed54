"""The database is cut, processes are killed and started again, one after another or all at once: nothing is lost."""

import asyncio
import json
import os
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from tests.lobby.playing import play
from tests.lobby.served import come_in, order_table
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
