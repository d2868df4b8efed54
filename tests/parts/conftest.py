"""What tests on real parts share: a PostgreSQL and a Redis that nobody harms, and a cluster that stands on them."""

import os
from collections.abc import Iterator

import pytest

from tests.parts.cluster import Cluster, Shape, cluster
from tests.parts.postgresql import postgres
from tests.parts.redis_server import redis_server
from tests.parts.stores import a_database


@pytest.fixture(scope="session")
def database_server() -> Iterator[str]:
    """The address of a database on a PostgreSQL that runs."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        yield given
        return
    with postgres() as found:
        yield found.url("postgres")


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """The address of a Redis that runs."""
    given = os.environ.get("REDIS_URL", "")
    if given:
        yield given
        return
    with redis_server() as found:
        yield found.url


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory, database_server: str, redis_url: str) -> Iterator[Cluster]:
    """Daphne and uvicorn, each a process, and a runner for bots and clock; its logs must hold no traceback."""
    folder = tmp_path_factory.mktemp("pair")
    with cluster(folder, a_database(database_server), Shape(redis=[redis_url], runner=True)) as found:
        yield found
    assert "Traceback" not in found.logs(), found.logs()
