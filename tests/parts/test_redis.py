"""Redis is a doorbell: killed, frozen, emptied, refused or never there, nothing is lost and nothing stops."""

import asyncio
import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
import redis

from tests.parts.cluster import Cluster, Shape, cluster
from tests.parts.load import Load, compare
from tests.parts.process import free_port
from tests.parts.redis_server import RedisServer, redis_server
from tests.parts.seated import Seated, seated
from tests.parts.stores import a_database

pytestmark = [pytest.mark.slow, pytest.mark.promise("R8")]

ANSWERS = 400 if os.environ.get("SOAK") else 40
"""Each person has so many while something is wrong."""


@pytest.fixture(scope="module")
def bell() -> Iterator[RedisServer]:
    with redis_server(password="the right one") as found:
        yield found


@pytest.fixture(scope="module")
def shaken(tmp_path_factory: pytest.TempPathFactory, database_server: str, bell: RedisServer) -> Iterator[Cluster]:
    """Two processes whose Redis is in trouble again and again."""
    folder = tmp_path_factory.mktemp("shaken")
    with cluster(folder, a_database(database_server), Shape(redis=[bell.url])) as found:
        yield found
    assert "Traceback" not in found.logs(), found.logs()


@contextmanager
def killed(bell: RedisServer) -> Iterator[None]:
    bell.part.kill()
    yield
    bell.part.start()


@contextmanager
def frozen(bell: RedisServer) -> Iterator[None]:
    bell.part.freeze()
    yield
    bell.part.thaw()


@contextmanager
def flushed(bell: RedisServer) -> Iterator[None]:
    bell.flush()
    yield


@pytest.mark.parametrize("trouble", [killed, frozen, flushed])
async def test_while_redis_is_in_trouble_commands_are_accepted_and_seen_and_afterwards_it_rings_again(
    shaken: Cluster, bell: RedisServer, trouble: Callable[[RedisServer], AbstractContextManager[None]]
) -> None:
    async with seated(shaken, "--bots", "none") as people:
        await people.agree()
        async with Load(*people.everybody) as calm:
            await calm.more(ANSWERS // 2)
        with trouble(bell):
            await people.agree()
            async with Load(*people.everybody) as load:
                await load.more(ANSWERS)
            await people.agree()
        await asyncio.to_thread(await_rings_for_both, bell, people)
        await people.agree()

        assert [client.goodbye for client in people.everybody] == [None] * 3
        assert [client.modes for client in people.everybody] == [["resync"]] * 3
    figures = f"{trouble.__name__}: {load.tally.told()}; before: {calm.tally.told()}"
    print(f"\n{figures}")  # noqa: T201 - for docs/reliability.md
    for tally in (calm.tally, load.tally):
        compare(shaken.store, tally)
    assert "tables are sound" in shaken.web[0].manage("verify_tables")


def await_rings_for_both(bell: RedisServer, people: Seated) -> None:
    """Wait until both processes hear the table's bell."""
    group = f"asgi__group__table.{people.table_id}"
    with redis.Redis.from_url(bell.url) as asking:
        while asking.pubsub_numsub(group)[0][1] < 2:
            time.sleep(0.05)


async def test_with_a_wrong_password_and_with_no_redis_at_all_two_processes_still_serve_one_table(
    tmp_path_factory: pytest.TempPathFactory, database_server: str, bell: RedisServer
) -> None:
    nobody = f"redis://127.0.0.1:{free_port()}/0"
    shape = Shape(servers=("uvicorn", "daphne"), redis=[bell.url_with("wrong"), nobody])
    with cluster(tmp_path_factory.mktemp("deaf"), a_database(database_server), shape) as found:
        async with seated(found) as people:
            async with Load(*people.everybody) as load:
                await load.more(ANSWERS)
            await people.agree()
        compare(found.store, load.tally)
    assert "Traceback" not in found.logs(), found.logs()
