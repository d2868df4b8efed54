"""Names and messages are erased when their time is over; the game itself names nations only, and stays."""

from typing import Final

from django.db import transaction
from django.db.models import BigIntegerField, F
from django.db.models.functions import Cast

from lobby.models import Message, Participant, Table
from lobby.services.erasure import erase_messages, tell_anew
from lobby.services.limits import forget_attempts
from lobby.services.room import lock_table

DAY: Final = 24 * 3600 * 1000
"""Milliseconds."""


def erase_old(now: int) -> int:
    """Erase the people and the talk of every table whose last move lies further back than it keeps them.

    `now` is in the server's milliseconds; returns the number of tables.
    """
    forget_attempts(now)
    kept = Cast(F("keep_days"), BigIntegerField()) * DAY
    due = Table.objects.filter(erased_at__isnull=True, last_at__lt=now - kept)
    tables = list(due.values_list("pk", flat=True))
    for table_id in tables:
        erase_people(table_id, now)
    return len(tables)


@transaction.atomic
def erase_people(table_id: str, now: int) -> None:
    """Erase one table's names, accounts' traces and messages."""
    lock_table(table_id)
    Participant.objects.filter(table_id=table_id).delete()
    erase_messages(Message.objects.filter(table_id=table_id))
    tell_anew(table_id)
    Table.objects.filter(pk=table_id).update(erased_at=now, host=None)
