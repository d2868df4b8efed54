"""Putting a backup back: all of it or nothing, each table checked by replay, with a new epoch and a stopped clock.

Whoever is still connected, or comes back with an old cursor, gets a whole view: cursors name the history they count in.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from django.contrib.auth.models import User
from django.core import serializers
from django.core.exceptions import FieldDoesNotExist
from django.core.serializers.base import DeserializationError
from django.db import DatabaseError, connection, transaction

from lobby.backup.lines import KEPT, BackupError, Head, Row, read_lines
from lobby.backup.saving import migrations
from lobby.codes import draw_code
from lobby.live.editions import EditionGoneError
from lobby.live.moments import now_ms
from lobby.live.replica import Act, Replica
from lobby.live.statements import insert_entries
from lobby.live.store import read_table
from lobby.live.verify import faults_of
from lobby.models import Door, Edition, Table
from lobby.models.table import new_epoch
from rules.engine.actors import HostActor, PublicViewer
from rules.engine.codec import DecodeError
from rules.engine.commands import PauseClock
from rules.engine.errors import RefusedError

KNOWN: Final = frozenset({"auth.user"} | {model._meta.label_lower for model in KEPT})  # noqa: SLF001 - documented
OWN_NUMBERS: Final = frozenset({"lobby.edition", "lobby.hostact", "lobby.logentry", "lobby.message"})
"""Rows whose own number means nothing elsewhere: they get a new one."""


@dataclass(kw_only=True)
class Restored:
    """What came back."""

    head: Head
    tables: list[str] = field(default_factory=list)
    new_codes: dict[str, str] = field(default_factory=dict)
    """By table: its new join code, where another open table has the old one by now."""
    stopped: list[str] = field(default_factory=list)
    """Tables whose clock was running and stands still now, until the host resumes it."""


def restore_backup(path: Path, *, replace: bool = False) -> Restored:
    """Put a backup back in one transaction; raises BackupError, and then nothing has changed.

    A table that is here already is refused, or with `replace` gives way to the one in the backup.
    """
    head, rows = read_lines(path)
    if head.schema not in migrations():
        raise BackupError(
            f"The backup was made by version {head.program}, whose database is newer ({head.schema}). "
            "Put it back with that version or a later one."
        )
    done = Restored(head=head)
    try:
        with transaction.atomic():
            _put_back(rows, done, replace=replace)
            for table_id in done.tables:
                _check(table_id, done)
    except DatabaseError as error:
        raise BackupError(f"The backup does not fit what is here: {error}.") from error
    return done


def _put_back(rows: Iterator[Row], done: Restored, *, replace: bool) -> None:
    for row in rows:
        kind, fields = _kind(row), row["fields"]
        if kind == "auth.user" and User.objects.filter(username=fields.get("username")).exists():
            continue  # the account here keeps its password
        if kind == "lobby.edition" and _is_here(fields):
            continue
        if kind == "lobby.table":
            _make_room(str(row["pk"]), replace=replace)
            done.tables.append(str(row["pk"]))
        _save(row, done)


def _kind(row: Row) -> str:
    kind = str(row.get("model"))
    if kind not in KNOWN or not isinstance(row.get("fields"), dict):
        raise BackupError(f"The backup holds something that is not put back here: {kind}.")
    return kind


def _is_here(fields: dict[str, Any]) -> bool:
    names = ("scenario", "content_hash", "rules_version")
    return Edition.objects.filter(**{name: fields.get(name) for name in names}).exists()


def _make_room(table_id: str, *, replace: bool) -> None:
    here = Table.objects.filter(pk=table_id)
    if replace:
        here.delete()
    elif here.exists():
        raise BackupError(f"Table {table_id} is here already. Say --replace to put the backup in its place.")


def _save(row: Row, done: Restored) -> None:
    if row["model"] in OWN_NUMBERS:
        row = {**row, "pk": None}
    try:
        (made,) = serializers.deserialize("python", [row])
    except (DeserializationError, FieldDoesNotExist, TypeError, ValueError) as error:
        raise BackupError(f"A row of {row['model']} cannot be read: {error}.") from error
    thing = made.object
    if isinstance(thing, Table):
        _renew(thing, done)
    if isinstance(thing, Door) and not Table.objects.filter(pk=thing.table_before_id).exists():
        thing.table_before = None
    made.save(force_insert=True)


def _renew(table: Table, done: Restored) -> None:
    """Another history, nobody's lease, and a code that nobody else has."""
    table.epoch, table.runner, table.runner_until = new_epoch(), "", 0
    while Table.objects.filter(code=table.code).exists():
        table.code = draw_code()
        done.new_codes[table.pk] = table.code


def _check(table_id: str, done: Restored) -> None:
    """Replay the table, and stop a clock that ran: the time that has passed meanwhile was nobody's to think."""
    try:
        faults = faults_of(table_id)
    except EditionGoneError as error:
        raise BackupError(f"Table {table_id} cannot be played here: {error}.") from error
    if faults:
        raise BackupError(f"Table {table_id} is not sound: {faults[0]}.")
    stored = read_table(table_id, from_beginning=True)
    if stored is None or not Table.objects.filter(pk=table_id, deadline__gt=0).exists():
        return
    stop = Act(command=PauseClock(), by=HostActor(), key=f"restore.{secrets.token_hex(8)}", viewer=PublicViewer())
    try:
        insert_entries(connection, [Replica(stored).decide(stop, now_ms()).append])
    except (RefusedError, DecodeError) as error:
        raise BackupError(f"The clock of table {table_id} cannot be stopped: {error}.") from error
    done.stopped.append(table_id)
