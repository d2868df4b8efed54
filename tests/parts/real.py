"""A pytest plugin: `pytest -p tests.parts.real` runs the same tests on PostgreSQL and Redis that it starts itself.

They start before Django's settings are read, which take DATABASE_URL and REDIS_URL from the environment; addresses that
are given already are used as they are.
"""

import os
from collections.abc import Generator
from contextlib import ExitStack

import pytest

from tests.parts.postgresql import postgres
from tests.parts.process import PartError
from tests.parts.redis_server import redis_server

_running = ExitStack()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Generator[None, None, None]:
    """Start the parts; a run without them would prove nothing, so it ends here where they do not start."""
    try:
        if "DATABASE_URL" not in os.environ:
            os.environ["DATABASE_URL"] = _running.enter_context(postgres()).url("entente")
        if "REDIS_URL" not in os.environ:
            os.environ["REDIS_URL"] = _running.enter_context(redis_server()).url
    except PartError as error:
        raise pytest.UsageError(f"the parts that these tests run on are not here: {error}") from error
    yield


def pytest_report_header() -> str:
    """Say on what the tests run."""
    return f"parts: {os.environ['DATABASE_URL']} {os.environ['REDIS_URL']}"


def pytest_unconfigure() -> None:
    """Stop the parts."""
    _running.close()
