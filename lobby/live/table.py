"""One table in this process: its replica, its talk, its sockets, and the one way anything comes into its log.

An act runs in a task of the table, not of the socket that asked for it: whoever disconnects in the middle stalls
nobody. Acts of a table run one after another, each to its COMMIT; acts of many tables share a transaction.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, Protocol, TypeVar

from lobby.live.answers import Answer, LobbyReason, Refused, UnclearError, first_answer, refused_by_rules
from lobby.live.audience import Audience
from lobby.live.commit import commit
from lobby.live.faultpoints import passing
from lobby.live.known import Known
from lobby.live.limits import limits
from lobby.live.moments import now_ms
from lobby.live.reader import reader
from lobby.live.replica import Act, Decision, Replica
from lobby.live.store import Stored, find_entry, read_entries, read_messages, read_table
from lobby.live.talk_log import TalkLog
from lobby.live.writer import StorageError, writer
from rules.engine.errors import RefusedError

logger = logging.getLogger(__name__)

T = TypeVar("T")

ATTEMPTS = 20
"""How often an act is decided anew because another process was first."""


class Keeper(Protocol):
    """Whoever keeps live tables, and is told what happens at them."""

    def advanced(self, table: "LiveTable") -> None:
        """The game has gone on."""

    def ring(self, table_id: str) -> None:
        """Other processes should look at a table: there is something new."""


class LiveTable:
    """A table that somebody looks at or plays in this process."""

    def __init__(self, stored: Stored, replica: Replica, keeper: "Keeper") -> None:
        self.id = stored.table.id
        self.replica = replica
        self.talk = TalkLog(stored.messages)
        self.audience = Audience(self.replica, self.talk)
        self.lock = asyncio.Lock()
        self.used_at = now_ms()
        """When it was last needed."""
        self.stale = False
        """Whether memory may differ from the log; nothing is decided before it was loaded anew."""
        self._keeper = keeper
        self._tasks: set[asyncio.Task[Any]] = set()

    async def act(self, act: Act) -> Answer:
        """Do what is asked and answer after COMMIT; raises UnclearError. Goes on when the caller is cancelled."""
        return await asyncio.shield(self.spawn(self._act_in_turn(act)))

    def spawn(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Run something as a task of this table."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def ring(self) -> None:
        """Tell other processes that this one has added something."""
        self._keeper.ring(self.id)

    async def finish(self) -> None:
        """Wait until every task of the table is done."""
        while self._tasks:
            await asyncio.wait(list(self._tasks))

    async def catch_up(self) -> None:
        """Read what other processes have added to the log and the talk."""
        async with self.lock:
            await self.refetch()

    async def reload(self) -> None:
        """Load everything anew, as after a restored backup."""
        async with self.lock:
            self.stale = True
            await self.refetch()

    async def _act_in_turn(self, act: Act) -> Answer:
        async with self.lock:
            self.used_at = now_ms()
            try:
                return await self._act(act)
            except UnclearError:
                raise
            except Exception:
                # The boundary to whoever asked: we are wrong, not they. Nothing was kept; memory is checked again.
                logger.exception("act at table %s after %s, rules %s", self.id, self.replica.seq, act.actor)
                self.stale = True
                return Refused(key=act.key, reason=LobbyReason.SERVER_FAULT)

    async def _act(self, act: Act) -> Answer:
        for _attempt in range(ATTEMPTS):
            if self.stale:
                await self.refetch()
            known = self.replica.known.get(act.actor, act.key)
            if known is not None:
                return repeated(act, known)
            try:
                decision = self._decide(act)
            except RefusedError as error:
                if await self._was_behind():
                    continue
                return await self._answer_before(act) or refused_by_rules(act.key, error.refusal)
            if decision is None:
                return Refused(key=act.key, reason=LobbyReason.LOG_FULL)
            answer = await self._append(act, decision)
            if answer is not None:
                return answer
        return Refused(key=act.key, reason=LobbyReason.BUSY)

    async def _was_behind(self) -> bool:
        """Whether another process has gone on: what this one would refuse may be legal by now, or done already."""
        seq = self.replica.seq
        await self.refetch()
        return self.replica.seq > seq

    def _decide(self, act: Act) -> Decision | None:
        return None if self.replica.seq >= limits().log_entries else self.replica.decide(act, now_ms())

    async def _append(self, act: Act, decision: Decision) -> Answer | None:
        """Write the entry and move on; None: somebody else was first, decide again."""
        passing("decided")
        written = await commit(decision.append, act.key, act.warrant, lambda: self._look_up(act))
        if not isinstance(written, bool):
            return written
        if not written:
            await self.refetch()
            return await self._answer_before(act)
        passing("before_advance")
        self._move_on(lambda: self.replica.take_decision(decision))
        passing("before_bell")
        self.ring()
        passing("before_answer")
        return decision.answer

    async def _look_up(self, act: Act) -> Answer | None:
        """What the database has under the act's key, after nobody knows what memory may still be right about."""
        self.stale = True
        await self.refetch()
        return await self._answer_before(act, look=True)

    async def _answer_before(self, act: Act, *, look: bool = False) -> Answer | None:
        """The answer this key had before, also where it is too old to be in memory."""
        known = self.replica.known.get(act.actor, act.key)
        if known is None and (look or not self.replica.known.complete):
            entry = await reader.read(find_entry, self.id, act.actor, act.key)
            known = Known(body_hash=entry.body_hash, answer=entry.answer) if entry else None
        return repeated(act, known) if known is not None else None

    async def refetch(self) -> None:
        """Read what the database has more than memory; the caller holds the lock."""
        if self.stale:
            await self._load_anew()
            return
        entries = await reader.read(read_entries, self.id, self.replica.seq)
        if entries:
            self._move_on(lambda: self.replica.take(entries))
        messages = await reader.read(read_messages, self.id, self.talk.head)
        for row in messages:
            self.talk.add(row)
        if messages:
            self.audience.show_talk()

    async def _load_anew(self) -> None:
        stored, replica = await reader.read(load, self.id)
        self.replica, self.talk, self.stale = replica, TalkLog(stored.messages), False
        self.audience.reload(self.replica, self.talk)
        self._keeper.advanced(self)

    def _move_on(self, take: Callable[[], Any]) -> None:
        """Advance and show. It is committed: whatever fails now, the answer stays, and memory is loaded anew."""
        try:
            steps = take()
            passing("before_fan_out")
            self.audience.show(steps)
            self._keeper.advanced(self)
            if self.replica.seq - self.replica.saved_at >= limits().snapshot_every:
                self.spawn(self._save_snapshot())
        except Exception:  # the boundary after COMMIT: the log is right, so everything else can be repaired
            logger.exception("fan-out at table %s after %s", self.id, self.replica.seq)
            self.stale = True
            self.spawn(self.catch_up())

    async def _save_snapshot(self) -> None:
        passing("before_snapshot")
        try:
            await writer.write(self.replica.snapshot())
        except StorageError:
            logger.warning("no snapshot of table %s; the log is enough", self.id)


def load(table_id: str) -> tuple[Stored, Replica]:
    """A table from the database, on the reader's thread; raises LookupError where there is none."""
    stored = read_table(table_id)
    if stored is None:
        raise LookupError(table_id)
    return stored, Replica(stored)


def repeated(act: Act, known: Known) -> Answer:
    """The first answer again; the same key for something else is refused."""
    if known.body_hash != act.body_hash:
        return Refused(key=act.key, reason=LobbyReason.KEY_REUSED)
    return first_answer(act.key, known.answer)
