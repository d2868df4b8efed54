"""What tests of live tables share: a hub that serves, and an end to it."""

from collections.abc import AsyncIterator

import pytest_asyncio

from lobby.live.hub import Hub
from lobby.live.tables import forget_hub
from lobby.serving import serving_hub


@pytest_asyncio.fixture
async def live() -> AsyncIterator[Hub]:
    """The hub of the test's event loop with its clock and its bots, stopped after the test."""
    found = serving_hub()
    yield found
    await found.stop()
    forget_hub(found)
