"""The hubs that run in this process, so that pages and commands in other threads can reach their sockets."""

from collections.abc import Callable
from typing import Any, Protocol
from uuid import UUID
from weakref import WeakSet


class RunningHub(Protocol):
    """What other threads may ask of a hub; only `from_any_thread` may be called from them."""

    def from_any_thread(self, function: Callable[..., object], *args: Any) -> None:  # noqa: ANN401 - handed on
        """Run a function on the hub's event loop soon."""

    def close_participant(self, participant_id: UUID, why: str) -> None:
        """Close a person's connections."""

    def room_changed(self, table_id: str) -> None:
        """Look at the people of a table again."""


running: WeakSet[RunningHub] = WeakSet()
"""Every hub whose event loop may still run."""
