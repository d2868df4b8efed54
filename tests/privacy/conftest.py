"""The live hub, as the tests of live tables have it."""

from tests.lobby.conftest import live

__all__ = ["live"]
