"""The writer's statements: plain SQL that SQLite (3.35 and later) and PostgreSQL both understand, no value spelled out.

Tables are locked before their rows go in, and both in one order: processes never wait for each other in a circle.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from lobby.live.rows import Append, EntryRow, MessageRow, SnapshotRow
from lobby.models import LogEntry, Message, Snapshot, Table

Place = tuple[str, int, str, str]
"""A table, a position in its log or its talk, and whose row took it: actor and key."""

JSON_FIELDS = frozenset({"command", "events", "answer", "recipients", "vseqs"})


def lock_tables(connection: BaseDatabaseWrapper, table_ids: Collection[str]) -> None:
    """Let nobody else write at these tables until the transaction ends; SQLite has one writer at a time anyway.

    Without it, one transaction has the next place in a log and wants the table's row, and another the other way round.
    """
    if not table_ids or not connection.features.has_select_for_update:
        return
    statement = f"SELECT id FROM {_name(Table)} WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE"  # noqa: S608 - a name
    with connection.cursor() as cursor:
        cursor.execute(statement, [sorted(table_ids)])


def insert_entries(connection: BaseDatabaseWrapper, appends: Iterable[Append]) -> set[Place]:
    """Append to logs and move the heads of the tables on; return the places that were taken by these very rows."""
    by_place: dict[Place, Append] = {}
    for append in appends:  # whoever asked first for a place is told that it is theirs, so theirs is what is written
        by_place.setdefault(entry_place(append.entry), append)
    taken = _insert(connection, LogEntry, [by_place[place].entry for place in sorted(by_place)], "seq")
    for place in sorted(taken):
        _move_head(connection, by_place[place])
    return taken


def insert_messages(connection: BaseDatabaseWrapper, messages: Iterable[MessageRow]) -> set[Place]:
    """Append to talk; return the places that were taken by these very rows."""
    rows = sorted(messages, key=message_place)
    taken = _insert(connection, Message, rows, "number")
    statement = f"UPDATE {_name(Table)} SET talk_seq = %s WHERE id = %s AND talk_seq < %s"  # noqa: S608 - a table's name
    with connection.cursor() as cursor:
        for table_id, number, _actor, _key in sorted(taken):
            cursor.execute(statement, [number, table_id, number])
    return taken


def entry_place(row: EntryRow) -> Place:
    """The place an entry asks for."""
    return row.table_id, row.seq, row.actor, row.key


def message_place(row: MessageRow) -> Place:
    """The place a message asks for."""
    return row.table_id, row.number, row.actor, row.key


def save_snapshots(connection: BaseDatabaseWrapper, snapshots: Iterable[SnapshotRow]) -> None:
    """Keep the snapshots that are newer than the ones there are."""
    name = _name(Snapshot)
    statement = (
        f"INSERT INTO {name} (table_id, seq, state, vseqs, program) "  # noqa: S608 - a table's name
        "VALUES (%s, %s, %s, %s, %s) ON CONFLICT (table_id) DO UPDATE "
        "SET seq = excluded.seq, state = excluded.state, vseqs = excluded.vseqs, program = excluded.program "
        f"WHERE {name}.seq < excluded.seq OR {name}.program <> excluded.program"
    )
    with connection.cursor() as cursor:
        for row in sorted(snapshots, key=lambda row: (row.table_id, row.seq)):
            vseqs = json.dumps(row.vseqs, sort_keys=True)
            cursor.execute(statement, [row.table_id, row.seq, row.state, vseqs, row.program])


def _move_head(connection: BaseDatabaseWrapper, append: Append) -> None:
    entry = append.entry
    statement = (
        f"UPDATE {_name(Table)} SET seq = %s, last_at = %s, deadline = %s, "  # noqa: S608 - a table's name
        "ended_at = CASE WHEN %s THEN COALESCE(ended_at, %s) ELSE ended_at END WHERE id = %s AND seq < %s"
    )
    values: list[Any] = [entry.seq, entry.at, append.deadline, append.ended, entry.at, entry.table_id, entry.seq]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _insert(
    connection: BaseDatabaseWrapper,
    model: type[models.Model],
    rows: Sequence[EntryRow] | Sequence[MessageRow],
    position: str,
) -> set[Place]:
    if not rows:
        return set()
    names = [field.name for field in fields(rows[0])]
    columns = ", ".join(connection.ops.quote_name(name) for name in names)
    taken = ", ".join(connection.ops.quote_name(name) for name in ("table_id", position, "actor", "key"))
    marks = "(" + ", ".join(["%s"] * len(names)) + ")"
    statement = (
        f"INSERT INTO {_name(model)} ({columns}) VALUES {', '.join([marks] * len(rows))} "  # noqa: S608 - names
        f"ON CONFLICT DO NOTHING RETURNING {taken}"
    )
    values: list[Any] = [_written(name, getattr(row, name), connection) for row in rows for name in names]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return {(str(table_id), int(place), actor, key) for table_id, place, actor, key in cursor.fetchall()}


def _written(name: str, value: Any, connection: BaseDatabaseWrapper) -> Any:  # noqa: ANN401 - column values
    if name in JSON_FIELDS:
        return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    if name == "participant" and value is not None:
        return value if connection.features.has_native_uuid_field else value.hex
    return value


def _name(model: type[models.Model]) -> str:
    return model._meta.db_table  # noqa: SLF001 - Django's documented name for a table
