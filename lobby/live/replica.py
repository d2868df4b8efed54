"""A table's state in memory: loaded from snapshot and log, moved on by entries, asked what a command would do.

Nothing here waits, and nothing here writes: the table around it does (table.py).
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from lobby.live.answers import Accepted, stored_answer
from lobby.live.editions import edition_of
from lobby.live.known import Known, KnownKeys, body_hash
from lobby.live.rows import Append, EntryRow, SnapshotRow, TableRow
from lobby.live.store import Stored
from lobby.live.streams import Step, Streams
from lobby.live.warrants import Warrant
from rules.engine.actors import Actor, PublicViewer, RedActor, RedViewer, SeatActor, SeatViewer, Viewer, actor_key
from rules.engine.apply import Applied, apply, replay
from rules.engine.codec import decode_events, decode_state, encode, encode_events, encode_state
from rules.engine.commands import Command
from rules.engine.ids import Phase
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.setup import open_table
from rules.engine.state import GameState
from rules.engine.view_types import TableView


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A command, who gives it, under which key, and whose updates its answer counts in."""

    command: Command
    by: Actor
    key: str
    viewer: Viewer
    at: int | None = None
    """The moment, in milliseconds; None: now."""
    warrant: Warrant | None = None
    """The person who gives it; None for who acts without a seat that could be taken away."""

    @property
    def actor(self) -> str:
        """The actor's text form."""
        return actor_key(self.by)

    @property
    def body_hash(self) -> str:
        """What tells this command from another one under the same key."""
        return body_hash(encode(self.command))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a command would do: the entry to append and the state it leads to."""

    append: Append
    applied: Applied
    answer: Accepted


class Replica:
    """One table's state at one position of its log."""

    def __init__(self, stored: Stored) -> None:
        """Load from what is stored; raises EditionGoneError, and DecodeError for a state that cannot be read."""
        self.table: TableRow = stored.table
        self.ruleset = ruleset_of(stored.table)
        snapshot = stored.snapshot
        self.state = _opening(self.ruleset, stored.table) if snapshot is None else _kept(snapshot)
        self.seq = snapshot.seq if snapshot else 0
        self.at = stored.table.created_at
        self.saved_at = self.seq
        """The position of the newest snapshot."""
        self.known = KnownKeys(complete=self.seq == 0)
        self.streams = Streams(self.ruleset, self.state, snapshot.vseqs if snapshot else {})
        self.take(stored.entries)

    def take(self, entries: Iterable[EntryRow]) -> list[Step]:
        """Move on by entries of the log, in order; the steps for those who look."""
        steps: list[Step] = []
        for entry in entries:
            if entry.seq != self.seq + 1:
                raise AssertionError(f"log of {self.table.id}: {entry.seq} after {self.seq}")
            events = decode_events(entry.events)
            steps += self._advance(entry, Applied(state=replay(self.ruleset, self.state, events), events=events))
        return steps

    def take_decision(self, decision: Decision) -> list[Step]:
        """Move on by a decision whose entry is in the log now."""
        return self._advance(decision.append.entry, decision.applied)

    def decide(self, act: Act, now: int) -> Decision:
        """What the command would do at this position; raises RefusedError. Nothing changes."""
        at = max(self.at, now if act.at is None else act.at)
        applied = apply(self.ruleset, self.state, act.command, act.by, at)
        answer = Accepted(key=act.key, vseq=self.streams.vseq_in(applied.state, act.viewer))
        entry = EntryRow(
            table_id=self.table.id,
            seq=self.seq + 1,
            actor=act.actor,
            key=act.key,
            at=at,
            command=encode(act.command),
            body_hash=act.body_hash,
            events=encode_events(applied.events),
            answer=stored_answer(answer),
        )
        ended = applied.state.phase is Phase.ENDED
        append = Append(entry=entry, deadline=running_deadline(applied.state), ended=ended)
        return Decision(append=append, applied=applied, answer=answer)

    def show(self, viewer: Viewer) -> TableView:
        """What a viewer sees now."""
        return screen(self.ruleset, self.state, viewer)

    def snapshot(self) -> SnapshotRow:
        """The present state, to be loaded from."""
        self.saved_at = self.seq
        state = json.dumps(encode_state(self.state), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return SnapshotRow(
            table_id=self.table.id, seq=self.seq, state=state, vseqs=self.streams.vseqs(), program=settings.VERSION
        )

    def _advance(self, entry: EntryRow, applied: Applied) -> list[Step]:
        steps = self.streams.advance(applied.state, applied.events)
        self.state, self.seq, self.at = applied.state, entry.seq, entry.at
        self.known.add(entry.actor, entry.key, Known(body_hash=entry.body_hash, answer=entry.answer))
        return steps


def state_of(stored: Stored) -> GameState:
    """The game as it stands, for who needs no more than that."""
    ruleset = ruleset_of(stored.table)
    state = _opening(ruleset, stored.table) if stored.snapshot is None else _kept(stored.snapshot)
    for entry in stored.entries:
        state = replay(ruleset, state, decode_events(entry.events))
    return state


def viewer_of_actor(by: Actor) -> Viewer:
    """Whose view shows what an actor did."""
    if isinstance(by, RedActor):
        return RedViewer()
    return SeatViewer(nation=by.nation) if isinstance(by, SeatActor) else PublicViewer()


def running_deadline(state: GameState) -> int:
    """When the running clock is up; 0 while none runs."""
    idle = state.clock.paused or state.phase in {Phase.LOBBY, Phase.ENDED}
    return 0 if idle else state.clock.deadline


def ruleset_of(table: TableRow) -> Ruleset:
    """The rules and cards the table was opened with; raises EditionGoneError."""
    return edition_of(table.scenario, table.content_hash, table.rules_version).ruleset


def _opening(ruleset: Ruleset, table: TableRow) -> GameState:
    return open_table(ruleset, table.seats, table.seed, table.created_at)


def _kept(snapshot: SnapshotRow) -> GameState:
    return decode_state(json.loads(snapshot.state))
