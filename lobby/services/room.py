"""What every act about people ends with: the table is told, and sockets that no longer count are closed."""

from uuid import UUID

from lobby.live.rooms import room_changed
from lobby.live.sockets import close_participant
from lobby.models import Table


def lock_table(table_id: str) -> Table:
    """The table, locked until the surrounding transaction ends: acts about its people happen one after another.

    On SQLite the lock is the transaction itself, which is IMMEDIATE.
    """
    return Table.objects.select_for_update().get(pk=table_id)


def announce(table_id: str) -> None:
    """Send everybody at the table the fresh list of people."""
    room_changed(table_id)


def close_sockets(participant_id: UUID, why: str) -> None:
    """Close a person's connections at once, and say why."""
    close_participant(participant_id, why)
