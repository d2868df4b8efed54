"""Reading tables, logs and heads: plain functions for the reader's thread; everything they return is a value."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from django.conf import settings

from lobby.live.editions import playable
from lobby.live.rows import EntryRow, Head, MessageRow, SnapshotRow, TableRow
from lobby.models import LogEntry, Message, Snapshot, Table

TABLE_FIELDS = tuple(field.name for field in fields(TableRow))
ENTRY_FIELDS = tuple(field.name for field in fields(EntryRow))
MESSAGE_FIELDS = tuple(field.name for field in fields(MessageRow))
SNAPSHOT_FIELDS = tuple(field.name for field in fields(SnapshotRow))
HEADS_AT_ONCE = 400
"""Tables asked for in one query."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A table as the database has it: a snapshot, the log's entries after it, and all talk."""

    table: TableRow
    snapshot: SnapshotRow | None
    """None: the log is still read from its beginning."""
    entries: tuple[EntryRow, ...]
    messages: tuple[MessageRow, ...]


def read_table(table_id: str, *, from_beginning: bool = False, with_talk: bool = True) -> Stored | None:
    """The table, or None where there is none; `from_beginning` leaves the snapshot aside.

    So does a snapshot of another version of the program: it may read and count otherwise, and the log is enough (R13).
    """
    row = Table.objects.filter(pk=table_id).values(*TABLE_FIELDS).first()
    own = Snapshot.objects.filter(table_id=table_id, program=settings.VERSION)
    snapshot = None if from_beginning else own.values(*SNAPSHOT_FIELDS).first()
    if row is None:
        return None
    return Stored(
        table=TableRow(**row),
        snapshot=SnapshotRow(**snapshot) if snapshot else None,
        entries=read_entries(table_id, snapshot["seq"] if snapshot else 0),
        messages=read_messages(table_id, 0) if with_talk else (),
    )


def read_entries(table_id: str, after: int) -> tuple[EntryRow, ...]:
    """The log's entries after a position, in order."""
    rows = LogEntry.objects.filter(table_id=table_id, seq__gt=after).order_by("seq").values(*ENTRY_FIELDS)
    return tuple(EntryRow(**row) for row in rows)


def read_messages(table_id: str, after: int) -> tuple[MessageRow, ...]:
    """The messages after a position, in order."""
    rows = Message.objects.filter(table_id=table_id, number__gt=after).order_by("number").values(*MESSAGE_FIELDS)
    return tuple(MessageRow(**row) for row in rows)


def find_entry(table_id: str, actor: str, key: str) -> EntryRow | None:
    """The entry that an actor's key made, or None."""
    row = LogEntry.objects.filter(table_id=table_id, actor=actor, key=key).values(*ENTRY_FIELDS).first()
    return EntryRow(**row) if row is not None else None


def read_heads(table_ids: Iterable[str]) -> dict[str, Head]:
    """How far each of the tables has come; a table that is gone is not among the answers."""
    wanted = sorted(table_ids)
    heads: dict[str, Head] = {}
    for start in range(0, len(wanted), HEADS_AT_ONCE):
        rows: Any = Table.objects.filter(pk__in=wanted[start : start + HEADS_AT_ONCE]).values_list(
            "id", "seq", "talk_seq", "room_revision", "epoch"
        )
        heads |= {
            table_id: Head(seq=seq, talk_seq=talk_seq, room_revision=revision, epoch=epoch)
            for table_id, seq, talk_seq, revision, epoch in rows
        }
    return heads


def read_played(since: int) -> tuple[str, ...]:
    """The tables at which something has happened since a moment, of editions that can be played here; newest first."""
    going = playable(Table.objects.filter(ended_at=None, seq__gt=0, last_at__gte=since))
    return tuple(going.order_by("-last_at").values_list("pk", flat=True))


def read_due(now: int) -> tuple[str, ...]:
    """The tables whose running phase's time was up before `now`, of editions that can be played here."""
    waiting = playable(Table.objects.filter(deadline__gt=0, deadline__lte=now))
    due = waiting.order_by("deadline").values_list("pk", flat=True)
    return tuple(due[:HEADS_AT_ONCE])
