"""Making a backup: one look at the database, so that a table in play is saved as it stood at one moment."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.core import serializers
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.models import QuerySet

from lobby.backup.lines import Head, Row, write_lines
from lobby.live.moments import now_ms
from lobby.models import Door, Edition, HostAct, LogEntry, Message, Participant, Table

AT_ONCE: Final = 500
ACCOUNT: Final = ("username", "password", "is_active", "date_joined", "last_login", "email")
"""Of an account: enough to sign in again, and no rights."""


def save_backup(path: Path, tables: Iterable[str] = ()) -> int:
    """Write the tables named, or all with all accounts, to a file; returns the number of tables.

    Raises LookupError for a table that does not exist, OSError where the file cannot be written.
    """
    wanted = sorted(tables)
    head = Head(program=settings.VERSION, schema=newest_migration(), made_at=now_ms())
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        found = Table.objects.filter(pk__in=wanted) if wanted else Table.objects.all()
        missing = set(wanted) - set(found.values_list("pk", flat=True))
        if missing:
            raise LookupError(min(missing))
        write_lines(path, head, _rows(found, everybody=not wanted))
        return found.count()


def newest_migration() -> str:
    """The name of the newest migration of the lobby that this program brings."""
    return max(migrations())


def migrations() -> frozenset[str]:
    """The names of the lobby's migrations that this program brings."""
    label = apps.get_app_config("lobby").label
    loaded = MigrationLoader(connection).disk_migrations
    return frozenset(name for app, name in loaded if app == label)


def _rows(tables: QuerySet[Table], *, everybody: bool) -> Iterator[Row]:
    ids = list(tables.order_by("created_at", "pk").values_list("pk", flat=True))
    yield from _of(_accounts(ids, everybody=everybody), ACCOUNT)
    hashes = tables.values_list("content_hash", flat=True)
    yield from _of(Edition.objects.filter(content_hash__in=hashes).order_by("pk"))
    for table_id in ids:
        yield from _of(Table.objects.filter(pk=table_id))
    for table_id in ids:
        for parts in (Door.objects.all(), Participant.objects.all(), HostAct.objects.all()):
            yield from _of(parts.filter(table_id=table_id).order_by("pk"))
        yield from _of(LogEntry.objects.filter(table_id=table_id).order_by("seq"))
        yield from _of(Message.objects.filter(table_id=table_id).order_by("number"))


def _accounts(table_ids: list[str], *, everybody: bool) -> QuerySet[User]:
    if everybody:
        return User.objects.order_by("username")
    hosts = Table.objects.filter(pk__in=table_ids, host__isnull=False).values("host")
    people = Participant.objects.filter(table_id__in=table_ids, user__isnull=False).values("user")
    return (User.objects.filter(pk__in=hosts) | User.objects.filter(pk__in=people)).order_by("username")


def _of(found: QuerySet[Any], only: tuple[str, ...] | None = None) -> Iterator[Row]:
    """Rows of one model; accounts go by their names, for their numbers mean nothing elsewhere."""
    named = found.model is User
    for row in found.iterator(chunk_size=AT_ONCE):
        text = serializers.serialize(
            "jsonl", [row], fields=only, use_natural_foreign_keys=True, use_natural_primary_keys=named
        )
        yield json.loads(text)
