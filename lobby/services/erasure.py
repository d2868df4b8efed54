"""Erasing one person: the name goes, the messages become marks, the game stays, for it names nations only."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from lobby.models import Message, Participant, Table
from lobby.models.table import new_epoch
from lobby.services.room import announce, begin_tenure, close_sockets, lock_table
from lobby.services.seats import free_seat_of

MARK: Final = "[erased]"
"""What stands where a message was."""


def erase_everywhere(people: Iterable[Participant], user: User | None) -> None:
    """Erase somebody at each of these tables, and the account, where there is one."""
    for person in people:
        erase_person(person)
    if user is not None:
        user.delete()


def erase_person(person: Participant) -> None:
    """Erase somebody at one table, a host too; connections close, the seat passes on, nobody's replay changes.

    A table whose host is erased has none: whoever runs the server can hand out its host's link.
    """
    known: UUID = person.pk
    with transaction.atomic():
        table = lock_table(person.table_id)
        person.refresh_from_db()
        nation = person.nation
        begin_tenure(person)
        erase_messages(Message.objects.filter(table=table, participant=known))
        if person.is_host and table.host_id == person.user_id:
            Table.objects.filter(pk=table.pk).update(host=None)
        tell_anew(table.pk)
        person.delete()
    close_sockets(known, "removed")
    free_seat_of(table.pk, nation)
    announce(table.pk)


def erase_messages(messages: QuerySet[Message]) -> None:
    """Put the mark where the words were, and forget who wrote them; a hash of few words would tell them too."""
    messages.update(text=MARK, body_hash="", participant=None)


def tell_anew(table_id: str) -> None:
    """Let every process load the table anew, its talk too, and every client forget what it was told before."""
    Table.objects.filter(pk=table_id).update(epoch=new_epoch())
