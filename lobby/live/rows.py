"""What the live part reads from and writes to the database, as plain values that may cross threads."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One entry of a table's log, as it is written and read."""

    table_id: str
    seq: int
    actor: str
    key: str
    at: int
    command: Any
    body_hash: str
    events: Any
    answer: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Append:
    """An entry to append, and what the table's row says once it is there."""

    entry: EntryRow
    deadline: int
    ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRow:
    """One message of talk, as it is written and read."""

    table_id: str
    number: int
    actor: str
    key: str
    body_hash: str
    participant: UUID | None
    recipients: Any
    text: str
    at: int
    seq: int
    phase: str
    round: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotRow:
    """A state to load from, so that no load replays more than a few entries."""

    table_id: str
    seq: int
    state: Any
    vseqs: Any
    program: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """What a replica needs to know about its table beside the log."""

    id: str
    code: str
    scenario: str
    rules_version: int
    content_hash: str
    language: str
    seats: int
    seed: str
    epoch: str
    created_at: int
    bot_policies: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """How far a table has come, to see whether a replica is behind."""

    seq: int
    talk_seq: int
    room_revision: int
    epoch: str
