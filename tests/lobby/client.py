"""A client of the table's protocol, written from docs/protocol.md alone; it imports nothing of the program.

It keeps a view up to date, gives commands under keys, connects again when the line breaks, and sends again what has no
answer. Anything that contradicts the page raises ProtocolError.
"""

import asyncio
import contextlib
import copy
import itertools
import json
import random
import secrets
from collections.abc import Callable
from typing import Any, Self

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.typing import Origin

Json = dict[str, Any]

FINAL = ("replaced", "removed", "not_seated", "unknown_table", "edition_gone")
"""Goodbyes after which one does not connect again by oneself."""


class ProtocolError(AssertionError):
    """The server did what docs/protocol.md says it never does."""


class TableClient:
    """One page at one table. Use it with `async with`; it connects at once and stays connected."""

    def __init__(self, address: str, table_id: str, cookie: str, *, take_over: bool = False) -> None:
        """`address` is the site's, such as "http://127.0.0.1:8000"; `cookie` the Cookie header with the seat."""
        self.url = f"{address.replace('http', 'ws', 1)}/ws/table/{table_id}/"
        self.origin = Origin(address)
        self.cookie = cookie
        self.tab = secrets.token_urlsafe(12)
        self.you: Json | None = None
        self.view: Json | None = None
        self.cursor: Json | None = None
        self.room: Json | None = None
        self.talk: list[Json] = []
        self.goodbye: str | None = None
        self.modes: list[str] = []
        """How each hello was answered: "resumed" or "resync"."""
        self.unanswered: dict[str, Json] = {}
        self.changed = asyncio.Condition()
        self.before_sending: Callable[[Json], None] = lambda _message: None
        self._answers: dict[str, asyncio.Future[Json]] = {}
        self._keys = (f"{self.tab}.{number}" for number in itertools.count())
        self._talk_cursor: int | None = None
        self._take_over = take_over
        self._line: ClientConnection | None = None
        self._running: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._running = asyncio.create_task(self._stay_connected())
        return self

    async def __aexit__(self, *_error: object) -> None:
        assert self._running is not None
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)
        if self._line is not None:
            await self._line.close()

    async def do(self, command: Json) -> Json:
        """Give a command; its one answer, however often the line breaks meanwhile."""
        return await self._ask({"t": "do", "command": command})

    async def say(self, to: str | list[str], text: str) -> Json:
        """Say something; its one answer."""
        return await self._ask({"t": "say", "to": to, "text": text})

    async def explain(self, *path: str) -> Json | None:
        """The sum behind a number of the view."""
        found: Json | None = (await self._ask({"t": "explain", "path": list(path)}))["explanation"]
        return found

    async def until(self, found: Callable[["TableClient"], Any]) -> Any:  # noqa: ANN401 - whatever was found
        """Wait until the function finds something in what this client knows."""
        async with self.changed:
            await self.changed.wait_for(lambda: found(self) or self._has_failed())
            self._raise_failure()
            return found(self)

    async def break_line(self) -> None:
        """Cut the connection, as a network does."""
        if self._line is not None:
            self._line.transport.abort()

    def _has_failed(self) -> bool:
        return self._running is not None and self._running.done()

    def _raise_failure(self) -> None:
        if self._running is not None and self._running.done() and not self._running.cancelled():
            error = self._running.exception()
            if error is not None:
                raise error

    async def _ask(self, message: Json) -> Json:
        key = next(self._keys)
        message = {**message, "key": key}
        self.unanswered[key] = message
        answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._answers[key] = answer
        if self.you is not None:
            await self._send(message)
        return await answer

    async def _send(self, message: Json) -> None:
        self.before_sending(message)
        if self._line is not None:
            with contextlib.suppress(ConnectionClosed):  # it is sent again once there is a line
                await self._line.send(json.dumps(message))

    async def _stay_connected(self) -> None:
        wait = 0.5
        while self.goodbye not in FINAL:
            try:
                async with connect(
                    self.url, origin=self.origin, additional_headers={"Cookie": self.cookie}, open_timeout=60
                ) as line:
                    self._line = line
                    await self._greet()
                    async for text in line:
                        wait = 0.5
                        await self._take(json.loads(text))
            except (OSError, ConnectionClosed, InvalidHandshake, TimeoutError):
                pass
            self._line, self.you = None, None
            await asyncio.sleep(wait * random.uniform(0.5, 1))
            wait = min(10, 2 * wait)
        await self._tell()

    async def _greet(self) -> None:
        if self._take_over:
            await self._send({"t": "take_over"})
        await self._send({"t": "hello", "v": 1, "cursor": self.cursor, "talk": self._talk_cursor, "tab": self.tab})

    async def _take(self, message: Json) -> None:
        handler = getattr(self, f"_take_{message['t']}", None)
        if handler is not None:
            await handler(message)
        if self.cursor is not None:
            await self._send({"t": "ack", "vseq": self.cursor["vseq"]})
        await self._tell()

    async def _tell(self) -> None:
        async with self.changed:
            self.changed.notify_all()

    async def _take_welcome(self, message: Json) -> None:
        if message["mode"] not in ("resumed", "resync"):
            raise ProtocolError(message["mode"])
        if message["mode"] == "resumed" and self.cursor is None:
            raise ProtocolError("resumed without a cursor")
        if message["mode"] == "resync":
            self.cursor = None  # only the whole view that follows says where this client is
        self.you, self._take_over = message["you"], False
        self.modes.append(message["mode"])
        for waiting in list(self.unanswered.values()):
            await self._send(waiting)

    async def _take_view(self, message: Json) -> None:
        before = self.cursor
        if before is not None and before["epoch"] == message["epoch"] and message["vseq"] < before["vseq"]:
            raise ProtocolError(f"view {message['vseq']} after {before['vseq']}")
        self.view, self.cursor = message["view"], {"epoch": message["epoch"], "vseq": message["vseq"]}

    async def _take_change(self, message: Json) -> None:
        if self.cursor is None or self.view is None:
            raise ProtocolError("a change before a view")
        if message["epoch"] != self.cursor["epoch"] or message["vseq"] != self.cursor["vseq"] + 1:
            raise ProtocolError(f"change {message['epoch']} {message['vseq']} after {self.cursor}")
        self.view = apply_change(self.view, message)
        self.cursor = {"epoch": message["epoch"], "vseq": message["vseq"]}

    async def _take_accepted(self, message: Json) -> None:
        self._answer(message)

    async def _take_refused(self, message: Json) -> None:
        self._answer(message)

    async def _take_explained(self, message: Json) -> None:
        self._answer(message)

    async def _take_malformed(self, message: Json) -> None:
        if message["key"] is None:
            raise ProtocolError(message["message"])
        self._answer(message)

    def _answer(self, message: Json) -> None:
        self.unanswered.pop(message["key"], None)
        waiting = self._answers.pop(message["key"], None)
        if waiting is not None and not waiting.done():
            waiting.set_result(message)

    async def _take_talk(self, message: Json) -> None:
        known = {item["id"] for item in self.talk}
        self.talk += [item for item in message["items"] if item["id"] not in known]
        self._talk_cursor = message["cursor"]

    async def _take_room(self, message: Json) -> None:
        self.room = message

    async def _take_bye(self, message: Json) -> None:
        self.goodbye = message["why"]


def apply_change(view: Json, change: Json) -> Json:
    """The view after a change: first what goes, then what comes."""
    view = copy.deepcopy(view)
    for path in change["del"]:
        _object_at(view, path[:-1]).pop(path[-1])
    for path, value in change["set"]:
        _object_at(view, path[:-1])[path[-1]] = value
    return view


def _object_at(view: Json, path: list[str]) -> Json:
    for step in path:
        view = view[step]
        if not isinstance(view, dict):
            raise ProtocolError(f"{path} leads through something that is no object")
    return view
