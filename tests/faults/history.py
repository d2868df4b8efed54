"""A recorded run of a table: every frame each client sent and got, in order, and the database as it was at the end."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from lobby.live.rows import EntryRow, MessageRow, SnapshotRow, TableRow

Json = dict[str, Any]
Query = Callable[[str], list[Json]]
"""Runs a SELECT on the database of the run; a row is a mapping from column to value."""

Kind = Literal["opened", "sent", "got", "lost"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Something that happened to one connection of one client."""

    number: int
    """Its place in the whole run; what is recorded in one process has one order."""
    client: str
    line: int
    """Which connection of this client: 1, 2, 3 ..."""
    kind: Kind
    frame: Json
    """What was sent or got; empty where a connection began or ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Whom a client plays: the actors its commands stand under in the log, and whose view it may see."""

    actors: tuple[str, ...]
    viewer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """A unique word that was put into something secret, and the clients that may read it."""

    word: str
    known_to: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the table's own row says about its log and its talk."""

    seq: int
    talk_seq: int
    last_at: int
    deadline: int
    ended_at: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One table as the database has it."""

    table: TableRow
    head: Head
    snapshot: SnapshotRow | None
    entries: tuple[EntryRow, ...]
    messages: tuple[MessageRow, ...]


@dataclass(slots=True, kw_only=True)
class History:
    """A whole run, to be judged by tests.faults.checker."""

    people: dict[str, Person]
    """By client."""
    moments: list[Moment] = field(default_factory=list)
    fetched: dict[str, Json] = field(default_factory=dict)
    """By client: the `view` message that somebody new in its place was sent at the end."""
    secrets: list[Secret] = field(default_factory=list)
    kept: Kept | None = None
    began_at: int = 0
    """The newest entry of the log when recording began."""

    def note(self, client: str, line: int, kind: Kind, frame: Json | None = None) -> None:
        """Record the next moment."""
        number = len(self.moments)
        self.moments.append(Moment(number=number, client=client, line=line, kind=kind, frame=frame or {}))

    @property
    def database(self) -> Kept:
        """The database at the end; a history without it cannot be judged."""
        assert self.kept is not None
        return self.kept


def read_kept(table_id: str, query: Query) -> Kept:
    """One table by plain SQL, which the program's own reading has no part in."""
    tables = query(f"SELECT * FROM lobby_table WHERE id = '{table_id}'")  # noqa: S608 - a test's own id
    snapshots, entries, messages = (
        query(f"SELECT * FROM {name} WHERE table_id = '{table_id}' ORDER BY {position}")  # noqa: S608 - the same
        for name, position in (("lobby_snapshot", "seq"), ("lobby_logentry", "seq"), ("lobby_message", "number"))
    )
    return Kept(
        table=_row(TableRow, tables)[0],
        head=_row(Head, tables)[0],
        snapshot=next(iter(_row(SnapshotRow, snapshots)), None),
        entries=tuple(_row(EntryRow, entries)),
        messages=tuple(_row(MessageRow, messages)),
    )


WRITTEN_AS_JSON = frozenset({"command", "events", "answer", "recipients", "vseqs", "bot_policies"})


def _row(cls: Any, rows: Iterable[Json]) -> list[Any]:  # noqa: ANN401 - any of the row classes
    names = [found.name for found in fields(cls)]
    return [cls(**{name: _value(name, row[name]) for name in names}) for row in rows]


def _value(name: str, value: Any) -> Any:  # noqa: ANN401 - column values
    if name == "participant":
        return None  # who wrote it is no part of the game
    return json.loads(value) if name in WRITTEN_AS_JSON and isinstance(value, str) else value
