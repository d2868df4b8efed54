"""Whether a table in the database is what it should be: a log without a gap, from which its snapshot can be rebuilt."""

import json
from collections.abc import Iterator

from lobby.live.replica import Replica
from lobby.live.rows import EntryRow
from lobby.live.store import Stored, read_heads, read_table
from rules.engine.codec import DecodeError, state_hash


def faults_of(table_id: str) -> list[str]:
    """What is wrong with a table, one sentence each; [] for a sound one. Raises LookupError where there is none."""
    whole, quick = read_table(table_id, from_beginning=True), read_table(table_id)
    if whole is None or quick is None:
        raise LookupError(table_id)
    faults = [*_log_faults(whole.entries), *_head_faults(whole)]
    if faults:
        return faults
    return list(_replay_faults(whole, quick))


def rebuild(table_id: str) -> Replica:
    """The table replayed from its very first entry, without any snapshot. Raises LookupError where there is none."""
    whole = read_table(table_id, from_beginning=True)
    if whole is None:
        raise LookupError(table_id)
    return Replica(whole)


def _log_faults(entries: tuple[EntryRow, ...]) -> Iterator[str]:
    at = 0
    for number, entry in enumerate(entries, start=1):
        if entry.seq != number:
            yield f"entry {number} is missing; {entry.seq} stands in its place"
            return
        if not entry.actor:
            yield f"entry {number} names no actor"
        if entry.at < at:
            yield f"entry {number} is earlier than the one before"
        at = entry.at
    if len({(entry.actor, entry.key) for entry in entries}) < len(entries):
        yield "a key was accepted twice"


def _head_faults(whole: Stored) -> Iterator[str]:
    head = read_heads([whole.table.id])[whole.table.id]
    if head.seq != len(whole.entries):
        yield f"the table says {head.seq} entries, its log has {len(whole.entries)}"
    if head.talk_seq != (whole.messages[-1].number if whole.messages else 0):
        yield f"the table says {head.talk_seq} messages, there are {len(whole.messages)}"


def _replay_faults(whole: Stored, quick: Stored) -> Iterator[str]:
    try:
        replayed = Replica(whole)
    except (DecodeError, AssertionError, KeyError, ValueError) as error:
        yield f"the log cannot be replayed: {error}"
        return
    try:
        loaded = Replica(quick)
    except (DecodeError, json.JSONDecodeError) as error:
        yield f"the snapshot cannot be read: {error}"
        return
    if state_hash(replayed.state) != state_hash(loaded.state):
        yield "the snapshot and the log lead to different states"
    if replayed.streams.vseqs() != loaded.streams.vseqs():
        yield "the snapshot and the log count a viewer's updates differently"
