"""Clients without a network: connections of this very process that record everything and can be cut at any moment."""

import asyncio
import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db import connection

from lobby.live.conversation import Conversation
from lobby.live.hub import Hub
from lobby.live.reader import reader
from lobby.live.sockets import Credentials, Socket
from rules.engine.actors import HostViewer, PublicViewer, Viewer, viewer_key
from tests.faults.check_streams import UnfitError, changed
from tests.faults.history import History, Json, Kept, Person, read_kept
from tests.lobby.stage import LOOKS, Stage


def people_of(stage: Stage) -> dict[str, Person]:
    """Everybody on a stage, as the checker needs to know them."""
    return {
        name: Person(
            actors=(f"seat:{found.nation}",) if found.nation else ("host",) if found.is_host else (),
            viewer=viewer_key(_sees(found.viewer)),
        )
        for name, found in stage.people.items()
    }


def _sees(viewer: Viewer) -> Viewer:
    """Whose updates somebody gets: a host's are everybody's where no challenger is at the host's hand."""
    return PublicViewer() if isinstance(viewer, HostViewer) else viewer


@dataclass
class Page:
    """One client of the table: what it believes, and the connection it has now. It never doubts what it is sent."""

    hub: Hub
    stage: Stage
    name: str
    """Who it is; several pages may be one person."""
    history: History
    client: str = ""
    """Its name in the history; the person's where there is one page only."""
    view: Any = None
    cursor: Json | None = None
    talk: int | None = None
    answers: dict[str, Json] = field(default_factory=dict)
    """The newest answer to each key."""
    line: int = 0
    closed: bool = True
    acks: bool = True
    views: dict[tuple[str, int], Any] = field(default_factory=dict)
    """Each view it has had, by its cursor."""
    _unacknowledged: int = 0
    _socket: Socket | None = None
    _conversation: Conversation | None = None
    _mode: str = ""

    def __post_init__(self) -> None:
        self.client = self.client or self.name

    @property
    def nation(self) -> str | None:
        """The nation it plays."""
        return self.stage.people[self.name].nation

    async def open(self, **hello: Any) -> str:  # noqa: ANN401 - keys of hello
        """Connect and say hello from where it is (or as told); resumed or resync, once a view is there."""
        table = await self.hub.table(self.stage.table_id)
        self.line, self.closed, self._mode = self.line + 1, False, ""
        cookies = self.stage.cookies[self.name]
        credentials = Credentials(table_id=table.id, cookies=cookies, user=None, language="en-gb")
        self._socket = Socket(self._sender(self.line), credentials, self.stage.people[self.name])
        self._socket.messages.burst = self._socket.acks.burst = 10**9
        self._conversation = Conversation(self.hub, table, self._socket)
        self.history.note(self.client, self.line, "opened")
        said = {"t": "hello", "v": 1, "cursor": self.cursor, "talk": self.talk, "tab": self.client, **hello}
        cursor = said["cursor"]
        self.view = self.views.get((cursor["epoch"], cursor["vseq"])) if cursor else None
        self.tell(said)
        await self.until(lambda: self.closed or (self._mode and self.view is not None))
        return self._mode

    def cut(self, *, noted: bool = True) -> None:
        """The line breaks; not `noted`: the run is over, and where the page is now is where it ended."""
        if not self.closed and self._conversation is not None:
            self.closed = True
            if noted:
                self.history.note(self.client, self.line, "lost")
            self._conversation.end()

    def tell(self, message: Json) -> None:
        """Send something, if there is a line."""
        if not self.closed and self._conversation is not None:
            self.history.note(self.client, self.line, "sent", message)
            self._conversation.hear(json.dumps(message))

    def do(self, key: str, command: Json) -> None:
        """Give a command."""
        self.tell({"t": "do", "key": key, "command": command})

    async def answer(self, key: str) -> Json:
        """The newest answer to a key; {} where the line broke first."""
        await self.until(lambda: self.closed or key in self.answers)
        return self.answers.get(key, {})

    async def asked(self, key: str, command: Json) -> Json:
        """Give a command and wait for its answer."""
        self.do(key, command)
        return await self.answer(key)

    async def until(self, found: Callable[[], Any]) -> None:
        """Let everything else run until something is so."""
        for _look in range(LOOKS):
            if found():
                return
            await asyncio.sleep(0.001)
        raise AssertionError(f"{self.client} waited in vain after {self.history.moments[-3:]}")

    def _sender(self, line: int) -> Callable[[Json], Any]:
        async def send(message: Json) -> None:
            if line != self.line or self.closed:
                return
            if message["type"] == "websocket.close":
                self.cut()
                return
            frame = json.loads(message["text"])
            self.history.note(self.client, line, "got", frame)
            self._take(frame)

        return send

    def _take(self, frame: Json) -> None:
        """Believe a frame; the checker judges it later."""
        match frame["t"]:
            case "welcome":
                self._mode = frame["mode"]
            case "view":
                self.view = frame["view"]
            case "change":
                with contextlib.suppress(UnfitError):
                    self.view = changed(self.view, frame)
            case "talk":
                self.talk = frame["cursor"]
            case "accepted" | "refused" | "malformed":
                self.answers[frame["key"]] = frame
            case _:
                pass
        if "epoch" in frame:
            self.cursor = {"epoch": frame["epoch"], "vseq": frame["vseq"]}
            self.views[frame["epoch"], frame["vseq"]] = self.view
        self._unacknowledged += 1
        if self.acks and self.cursor is not None and self._unacknowledged >= 16:
            self._unacknowledged = 0
            self.tell({"t": "ack", "vseq": self.cursor["vseq"]})


async def settle(pages: list[Page]) -> None:
    """Wait until every page that is connected was shown everything there is."""
    for page in pages:
        table = await page.hub.table(page.stage.table_id)
        await table.finish()
        await table.catch_up()
    for page in pages:
        table = await page.hub.table(page.stage.table_id)
        stream = table.replica.streams.of(page.stage.people[page.name].viewer)
        await page.until(partial(_is_there, page, stream.vseq, table.talk.cursor(stream.viewer)))


def _is_there(page: Page, vseq: int, heard: int) -> bool:
    return page.closed or (page.cursor is not None and page.cursor["vseq"] >= vseq and page.talk == heard)


async def fetch_views(pages: list[Page]) -> None:
    """Let somebody new be shown each page's view, in a history of its own, and note it beside the page's."""
    for page in pages:
        history = History(people={"new": page.history.people[page.client]})
        fresh = Page(page.hub, page.stage, page.name, history, client="new")
        page.cut(noted=False)
        await fresh.open(tab=page.client)
        shown = [moment.frame for moment in history.moments if moment.kind == "got" and moment.frame["t"] == "view"]
        page.history.fetched[page.client] = shown[-1]
        fresh.cut()


def kept_here(table_id: str) -> Kept:
    """The table in this process's database."""

    def query(statement: str) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found

    return read_kept(table_id, query)


async def conclude(pages: list[Page]) -> History:
    """Bring a run to its end: everything shown, every view fetched anew, the database read."""
    await settle(pages)
    history, table_id = pages[0].history, pages[0].stage.table_id
    await fetch_views(pages)
    history.kept = await reader.read(kept_here, table_id)
    return history
