"""What every act about people ends with: the table is told, and sockets that no longer count are closed."""

from uuid import UUID

from django.db import transaction

from lobby.live.rooms import room_changed
from lobby.live.sockets import close_participant
from lobby.live.warrants import Warrant, tenures
from lobby.models import Participant, Table


def lock_table(table_id: str) -> Table:
    """The table, locked until the surrounding transaction ends: acts about its people happen one after another.

    On SQLite the lock is the transaction itself, which is IMMEDIATE.
    """
    return Table.objects.select_for_update().get(pk=table_id)


def begin_tenure(person: Participant) -> None:
    """What somebody may do changes with the surrounding transaction, which holds the table's lock: `tenure` is to save.

    Whatever was asked before it, and is not kept yet, does not count any more.
    """
    person.tenure += 1
    begun = Warrant(participant=person.pk, tenure=person.tenure)
    transaction.on_commit(lambda: tenures.begin(begun.participant, begun.tenure), robust=True)


def announce(table_id: str) -> None:
    """Send everybody at the table the fresh list of people."""
    room_changed(table_id)


def close_sockets(participant_id: UUID, why: str) -> None:
    """Close a person's connections at once, and say why."""
    close_participant(participant_id, why)
