"""What fault tests share: talk at any pace, and the seed with which each of them can be run again."""

import os
import random
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from lobby.live.hub import Hub
from lobby.live.tables import forget_hub
from lobby.serving import serving_hub


class AnyPace:
    """A pace that is never too fast."""

    def takes(self, _person: object) -> bool:
        """Count one more."""
        return True


@pytest.fixture
def at_any_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    """People may talk as fast as they like: a load is no flood."""
    monkeypatch.setattr("lobby.live.conversation.pace", AnyPace())


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """A seed from the environment (SEED) or from chance; printed with a failure."""
    found = int(os.environ.get("SEED", "0")) or random.SystemRandom().randrange(1, 2**32)
    request.node.user_properties.append(("seed", found))
    print(f"SEED={found}")  # noqa: T201 - pytest shows it with a failure
    return found


@pytest_asyncio.fixture
async def live() -> AsyncIterator[Hub]:
    """The hub of the test's event loop with its clock and its bots, stopped after the test."""
    found = serving_hub()
    yield found
    await found.stop()
    forget_hub(found)
