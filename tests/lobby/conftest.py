"""What tests of live tables share: a hub that serves, and an end to it; and which database they are about."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from django.db import connection
from django.utils import translation

from lobby.live.hub import Hub
from lobby.live.tables import forget_hub
from lobby.serving import serving_hub

VENDORS = ("sqlite", "postgresql")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is about the other database; `make test` runs these tests on both."""
    other = [name for name in VENDORS if name != connection.vendor]
    out = [item for item in items if any(item.get_closest_marker(name) for name in other)]
    if out:
        config.hook.pytest_deselected(items=out)
        items[:] = [item for item in items if item not in out]


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """Leave the language of the last page behind, whichever test comes next."""
    yield
    translation.deactivate()


@pytest_asyncio.fixture
async def live() -> AsyncIterator[Hub]:
    """The hub of the test's event loop with its clock and its bots, stopped after the test."""
    found = serving_hub()
    yield found
    await found.stop()
    forget_hub(found)
