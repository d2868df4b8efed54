"""A client at a network that loses and repeats single messages: it sees by itself what is missing, and asks again."""

import asyncio
import json
from collections import Counter
from typing import Self

from tests.faults.check_streams import FREE
from tests.faults.history import History, Json
from tests.faults.recording import RecordingClient
from tests.lobby.client import TableClient
from tests.lobby.served import Guest

PATIENCE = 0.3
"""Seconds after which what has no answer is sent again; how long changes no outcome."""


class LosingClient(RecordingClient):
    """Takes only what fits, says hello anew where something is missing, and sends again what stays unanswered."""

    def __init__(self, address: str, guest: Guest, history: History, name: str, **how: bool) -> None:
        super().__init__(address, guest, history, name, **how)
        self.gaps = 0
        """How often something was found missing."""
        self.repeats: Counter[str] = Counter()
        """By the text of what the network repeats on its way here: how many of these are still to come."""
        self._asking: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._asking = asyncio.create_task(self._ask_again())
        return await super().__aenter__()

    async def __aexit__(self, *error: object) -> None:
        assert self._asking is not None
        self._asking.cancel()
        await asyncio.gather(self._asking, return_exceptions=True)
        await super().__aexit__(*error)

    def note_repeat(self, way: str, message: Json) -> None:
        """The network has repeated a message of this client, or one to it."""
        if way == "up":
            self.history.note(self.name, self.number, "sent", message)
        else:
            self.repeats[_text(message)] += 2

    async def _ask_again(self) -> None:
        """Send again whatever was unanswered a while ago and still is; hello too, until there is a view."""
        while True:
            before = {*self.unanswered}
            await asyncio.sleep(PATIENCE)
            if self._line is not None and (self.you is None or self.cursor is None):
                await self._say_hello()
            elif self.you is not None:
                for waiting in [message for key, message in self.unanswered.items() if key in before]:
                    await self._send(waiting)

    async def _greet(self) -> None:
        self.repeats.clear()
        await super()._greet()

    async def _take(self, message: Json) -> None:
        is_repeat = self._count(_text(message))
        message = self._without_known_talk(message)
        if self._misses_something_before(message):
            self.gaps += 1
            self.cursor = None
            await self._say_hello()
        elif message["t"] == "change" and not self._is_next(message):
            return  # it came already, and changes nothing
        elif is_repeat:
            await TableClient._take(self, message)  # the history has it once: the server has sent it once
        else:
            await super()._take(message)

    def _count(self, text: str) -> bool:
        """Whether a message is the second of two that the network has made of one."""
        left = self.repeats[text]
        self.repeats[text] = max(0, left - 1)
        return left % 2 == 1

    def _without_known_talk(self, message: Json) -> Json:
        """Talk without what was heard already: two hellos bring it twice."""
        if message["t"] != "talk":
            return message
        known = self._talk_cursor or 0
        items = [item for item in message["items"] if item["id"] > known]
        return {**message, "items": items, "cursor": max(known, message["cursor"])}

    def _misses_something_before(self, message: Json) -> bool:
        if message["t"] == "welcome":  # the answer to an earlier hello, with a cursor that was given up since
            return bool(message["mode"] == "resumed" and self.cursor is None)
        if message["t"] == "change" and self.you is not None:
            at = self.cursor
            return at is None or at["epoch"] != message["epoch"] or message["vseq"] > at["vseq"] + 1
        if message["t"] == "talk" and self.you is not None and message["items"]:
            return bool(message["items"][0]["id"] > (self._talk_cursor or 0) + 1)
        return self.you is None and message["t"] not in FREE

    def _is_next(self, change: Json) -> bool:
        """Not one that came already, by the network or after two hellos."""
        return self.cursor is not None and change["vseq"] == self.cursor["vseq"] + 1

    async def _say_hello(self) -> None:
        await TableClient._greet(self)


def _text(message: Json) -> str:
    return json.dumps(message, sort_keys=True)
