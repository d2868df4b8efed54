"""What tests of live tables share: a hub that serves, and an end to it."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from django.utils import translation

from lobby.live.hub import Hub
from lobby.live.tables import forget_hub
from lobby.serving import serving_hub


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
