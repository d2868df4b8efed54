"""A recorded run of a table: every frame each client sent and got, in order, and the database as it was at the end."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from lobby.live.rows import EntryRow, MessageRow, SnapshotRow, TableRow

Json = dict[str, Any]
Query = Callable[[str], Sequence[Sequence[Any]]]
"""Runs a SELECT on the database of the run; its rows."""

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
    return Kept(
        table=_rows(TableRow, f"lobby_table WHERE id = '{table_id}'", query)[0],
        head=_rows(Head, f"lobby_table WHERE id = '{table_id}'", query)[0],
        snapshot=next(iter(_rows(SnapshotRow, f"lobby_snapshot WHERE table_id = '{table_id}'", query)), None),
        entries=tuple(_rows(EntryRow, f"lobby_logentry WHERE table_id = '{table_id}' ORDER BY seq", query)),
        messages=tuple(_rows(MessageRow, f"lobby_message WHERE table_id = '{table_id}' ORDER BY number", query)),
    )


WRITTEN_AS_JSON = frozenset({"command", "events", "answer", "recipients", "vseqs", "bot_policies"})


def _rows(cls: Any, source: str, query: Query) -> list[Any]:  # noqa: ANN401 - any of the row classes
    names = [found.name for found in fields(cls)]
    rows = query(f"SELECT {', '.join(names)} FROM {source}")  # noqa: S608 - names of columns, and a test's own id
    return [cls(**{name: _value(name, value) for name, value in zip(names, row, strict=True)}) for row in rows]


def _value(name: str, value: Any) -> Any:  # noqa: ANN401 - column values
    if name == "participant":
        return None  # who wrote it is no part of the game
    return json.loads(value) if name in WRITTEN_AS_JSON and isinstance(value, str) else value
