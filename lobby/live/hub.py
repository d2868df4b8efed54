"""All tables of one event loop: loads them once, looks after them every second, and lets go of them when idle."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import Error

from lobby.live.bell import Bell
from lobby.live.claim import renew
from lobby.live.faultpoints import passing
from lobby.live.limits import limits
from lobby.live.moments import now_ms
from lobby.live.reader import reader
from lobby.live.rooms import RoomBoard, note_presence
from lobby.live.rows import Head
from lobby.live.running import running
from lobby.live.store import read_due, read_heads
from lobby.live.table import LiveTable, load
from lobby.live.writer import writer

logger = logging.getLogger(__name__)

PRESENCE_EVERY = 60_000
"""How often the database hears who is connected, in milliseconds."""

Watcher = Callable[[LiveTable], None]


class Hub:
    """The tables that are alive in one event loop. It *serves* once `start` was called: before, it keeps nothing."""

    def __init__(self) -> None:
        self.tables: dict[str, LiveTable] = {}
        self.boards: dict[str, RoomBoard] = {}
        self.watchers: list[Watcher] = []
        """Called with a table after it was loaded and after every step it made."""
        self.due: Callable[[str], None] = lambda _table_id: None
        """Called with the id of a table whose running clock is up."""
        self.connections: Counter[UUID] = Counter()
        """How many connections each person has, those that have said nothing yet among them."""
        self.serves = False
        self.closing = False
        self._loop = asyncio.get_running_loop()
        self._loading: dict[str, asyncio.Task[LiveTable]] = {}
        self._bell = Bell(self.ring_heard)
        self._rung: set[str] = set()
        """Tables at which another process has done something since they were last looked at."""
        self._answering: set[str] = set()
        self._looking: asyncio.Task[None] | None = None
        self._presence_at = 0
        running.add(self)

    def start(self) -> None:
        """Begin to look after the tables; called again it does nothing."""
        if not self.serves:
            self.serves = True
            self._looking = self._loop.create_task(self._look_again_and_again())

    async def stop(self) -> None:
        """Say goodbye to every socket, finish what was begun, and look no more."""
        self.closing = True
        for table in self.tables.values():
            for socket in list(table.audience.sockets):
                socket.say_goodbye("closing")
        if self._looking is not None:
            self._looking.cancel()
        self._bell.stop()
        for board in self.boards.values():
            board.stop()
        for table in list(self.tables.values()):
            await table.finish()
            for socket in list(table.audience.sockets):
                await socket.gone.wait()
        running.discard(self)

    async def table(self, table_id: str) -> LiveTable:
        """The live table, loaded where it is not in memory; raises LookupError where there is none."""
        found = self.tables.get(table_id)
        if found is not None:
            found.used_at = now_ms()
            return found
        if table_id not in self._loading:
            task = self._loop.create_task(self._load(table_id))
            self._loading[table_id] = task
            task.add_done_callback(lambda _task: self._loading.pop(table_id, None))
        return await asyncio.shield(self._loading[table_id])

    def forget(self, table: LiveTable) -> None:
        """Let go of a table; the database has everything."""
        self.tables.pop(table.id, None)
        self._bell.unsubscribe(table.id)
        board = self.boards.pop(table.id, None)
        if board is not None:
            board.stop()

    def advanced(self, table: LiveTable) -> None:
        """The game at a table has gone on: those who act by themselves look at it."""
        if self.serves and not self.closing:
            for watcher in self.watchers:
                watcher(table)

    def ring(self, table_id: str) -> None:
        """Let other processes know that there is something new at a table."""
        if self.serves:
            self._bell.ring(table_id)

    def from_any_thread(self, function: Callable[..., object], *args: Any) -> None:  # noqa: ANN401 - handed on
        """Run a function on this hub's event loop soon; where the loop is over, nobody is left to tell."""
        try:
            self._loop.call_soon_threadsafe(function, *args)
        except RuntimeError:
            running.discard(self)

    def close_participant(self, participant_id: UUID, why: str) -> None:
        """Close a person's connections here."""
        for table in self.tables.values():
            for socket in list(table.audience.sockets):
                if socket.participation.participant_id == participant_id:
                    table.audience.leave(socket)
                    socket.say_goodbye(why)

    def room_changed(self, table_id: str) -> None:
        """Tell the table's people here about each other anew, and the other processes that there is something."""
        if table_id in self.boards:
            self.boards[table_id].touch()
        self.ring(table_id)

    def ring_heard(self, table_id: str) -> None:
        """Another process did something at a table: look."""
        table = self.tables.get(table_id)
        if table is None:
            return
        self._rung.add(table_id)
        if table_id not in self._answering:
            self._answering.add(table_id)
            table.spawn(self._answer_rings(table))

    async def _answer_rings(self, table: LiveTable) -> None:
        """Look once, however often it rang meanwhile: one look for each ring would make a busy table's people wait."""
        try:
            while table.id in self._rung:
                self._rung.discard(table.id)
                await self._look_at([table])
        except Error as error:
            logger.warning("could not look at table %s: %s", table.id, error)
        finally:
            self._answering.discard(table.id)

    async def _load(self, table_id: str) -> LiveTable:
        stored, replica = await reader.read(load, table_id)
        passing("loaded")
        table = LiveTable(stored, replica, self)
        if self.serves:
            self.tables[table_id] = table
            self.boards[table_id] = RoomBoard(table)
            self._bell.subscribe(table_id)
            self.advanced(table)
        return table

    async def _look_again_and_again(self) -> None:
        while True:
            await asyncio.sleep(limits().poll_every / 1000)
            try:
                await self._look(now_ms())
            except Error as error:
                logger.warning("could not look after the tables: %s", error)
            except Exception:  # the boundary of one look: the next one comes in a second
                logger.exception("could not look after the tables")

    async def _look(self, now: int) -> None:
        for table in list(self.tables.values()):
            self._look_after(table, now)
        await self._look_at(list(self.tables.values()))
        for table_id in await reader.read(read_due, now):
            self.due(table_id)
        await reader.read(renew)
        if abs(now - self._presence_at) >= PRESENCE_EVERY:
            self._presence_at = now
            present = {person for table in self.tables.values() for person in table.audience.present()}
            if present:
                await writer.call(lambda: note_presence(present, now))

    def _look_after(self, table: LiveTable, now: int) -> None:
        for socket in [socket for socket in table.audience.sockets if socket.is_too_slow(now)]:
            socket.say_goodbye("slow")
        table.audience.cool_down(now)
        if not table.audience.sockets and now - table.used_at > limits().idle_after:
            self.forget(table)

    async def _look_at(self, tables: list[LiveTable]) -> None:
        """Compare tables with the database's heads, and make good what no bell told."""
        known = {table.id: (table.replica.seq, table.talk.head) for table in tables}
        heads = await reader.read(read_heads, known)
        for table in tables:
            await self._repair(table, known[table.id], heads.get(table.id))

    async def _repair(self, table: LiveTable, known: tuple[int, int], head: Head | None) -> None:
        seq, said = known
        if head is None:
            for socket in list(table.audience.sockets):
                socket.say_goodbye("unknown_table")
            self.forget(table)
            return
        if head.epoch != table.replica.table.epoch or head.seq < seq or head.talk_seq < said:
            logger.warning("table %s is not the one it was; loading it anew", table.id)
            await table.reload()
        elif table.stale or head.seq > table.replica.seq or head.talk_seq > table.talk.head:
            await table.catch_up()
        board = self.boards.get(table.id)
        if board is not None:
            board.compare(head.room_revision)
