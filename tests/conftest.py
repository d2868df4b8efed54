"""What every test shares: how hard Hypothesis looks, on which database it makes sense, and an end to that database."""

import os
from collections.abc import Iterator

import pytest
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models.signals import post_migrate
from hypothesis import HealthCheck, settings

# No deadlines: a slow machine is not a failure. Every failure prints a blob that reproduces it.
settings.register_profile(
    "ci", deadline=None, max_examples=60, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("dev", parent=settings.get_profile("ci"), max_examples=20)
settings.register_profile("release", parent=settings.get_profile("ci"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
"""Marks of tests that are about one database alone, and its name."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what is about the other database, and say so; `make test` runs on both."""
    here = DATABASES[connections[DEFAULT_DB_ALIAS].vendor]
    for item in items:
        for mark, name in DATABASES.items():
            if name != here and item.get_closest_marker(mark):
                item.add_marker(pytest.mark.skip(reason=f"about {name} alone, and this run is on {here}"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """The test database; the live part's threads let go of it before it is removed, as a server would insist on.

    Django would fill in its permissions again whenever a test has emptied it: a seventh of the time, and nobody asks.
    """
    post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")
    yield
    from lobby.live.reader import reader  # noqa: PLC0415 - Django is not ready before
    from lobby.live.writer import writer  # noqa: PLC0415 - the same

    writer.stop()
    reader.stop()
    for connection in connections.all(initialized_only=True):
        if connection.settings_dict["OPTIONS"].get("pool"):
            connection.close()
            connection.close_pool()  # type: ignore[attr-defined] # PostgreSQL's alone
