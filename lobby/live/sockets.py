"""One connection as the table sees it: who is there, what was sent, whether it keeps up; and closing a person's."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lobby.live import frames
from lobby.live.limits import limits
from lobby.live.moments import now_ms
from lobby.live.running import running
from lobby.live.throttle import Bucket, Window
from lobby.selectors.access import Participation, User

logger = logging.getLogger(__name__)

Send = Callable[[dict[str, Any]], Awaitable[None]]

CLOSE_CODES: Mapping[str, int] = {
    "replaced": 4001,
    "moved": 4002,
    "removed": 4003,
    "not_seated": 4003,
    "unknown_table": 4004,
    "edition_gone": 4005,
    "flood": 4008,
    "slow": 4009,
    "closing": 4012,
}
"""The close code after each goodbye. Applications may choose from 4000 on; daphne refuses to send 1008 or 1012."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What somebody showed at the door, to be looked at again whenever the people at the table change."""

    table_id: str
    cookies: Mapping[str, str]
    user: User
    language: str
    session: str = ""
    """The key of the session that the account is logged in with."""


class Socket:
    """A connection of one person. Frames wait in an outbox that a task of its own empties: nobody waits for it."""

    def __init__(self, send: Send, credentials: Credentials, participation: Participation) -> None:
        self.credentials = credentials
        self.participation = participation
        self.tab: str | None = None
        self.stream = ""
        """The viewer whose updates it gets; empty while it gets none."""
        self.vseq = 0
        """The newest update that was sent."""
        self.talk = 0
        """The newest message that was sent, by its reader's count."""
        self.behind_since: int | None = None
        self.gone = asyncio.Event()
        """Set once the other side is gone."""
        self.messages = Bucket(a_second=limits().messages_a_second, burst=limits().messages_burst)
        self.acks = Bucket(a_second=limits().acks_a_second, burst=limits().acks_burst)
        self._window = Window(updates=limits().window_updates, bytes=limits().window_bytes)
        self._send = send
        self._outbox: deque[dict[str, Any]] = deque()
        self._posting: asyncio.Task[None] | None = None
        self._ended = False

    @property
    def is_open(self) -> bool:
        """Whether frames still go out."""
        return not self._ended

    @property
    def language(self) -> str:
        """The reader's language."""
        return self.credentials.language

    def post(self, text: str) -> None:
        """Send a frame; who lets even the answers to its own questions pile up is closed."""
        if self._ended:
            return
        self._window.sent(self.vseq, len(text))
        self._put({"type": "websocket.send", "text": text})
        if self._window.is_overrun():
            self.say_goodbye("slow")

    def post_update(self, text: str, vseq: int) -> bool:
        """Send an update, unless the client is behind: then False, and it gets the newest view once it caught up."""
        if self.behind_since is not None or self._window.is_full():
            self.fall_behind()
            return False
        self.vseq = vseq
        self.post(text)
        return True

    def fall_behind(self) -> None:
        """Note since when the client does not keep up."""
        if self.behind_since is None:
            self.behind_since = now_ms()

    def acknowledge(self, vseq: int) -> bool:
        """Take an acknowledgement; whether the client has just caught up and waits for the newest view."""
        if vseq > self.vseq:
            return False  # of something that was never sent
        self._window.acknowledged(vseq)
        if self.behind_since is None or self._window.is_full():
            return False
        self.behind_since = None
        return True

    def is_too_slow(self, now: int) -> bool:
        """Whether the client has been behind for too long."""
        return self.behind_since is not None and now - self.behind_since >= limits().slow_after

    def say_goodbye(self, why: str) -> None:
        """Tell why, then close; nothing goes out afterwards."""
        if self._ended:
            return
        self._ended = True
        if why in ("flood", "slow"):
            self._outbox.clear()  # it does not read; the goodbye is all that matters
            logger.warning("closing a connection of table %s: %s", self.credentials.table_id, why)
        self._put({"type": "websocket.send", "text": frames.bye(why, self.language)})
        self._put({"type": "websocket.close", "code": CLOSE_CODES[why]})

    def end(self) -> None:
        """The connection is gone."""
        self._ended = True
        self._outbox.clear()
        self.gone.set()

    def _put(self, message: dict[str, Any]) -> None:
        self._outbox.append(message)
        if self._posting is None:
            self._posting = asyncio.get_running_loop().create_task(self._empty_outbox())

    async def _empty_outbox(self) -> None:
        try:
            while self._outbox:
                await self._send(self._outbox.popleft())
        except Exception as error:  # noqa: BLE001 - the boundary to the server: a broken connection is just an end
            logger.warning("a connection of table %s broke: %s", self.credentials.table_id, error)
            self.end()
        finally:
            self._posting = None


def close_participant(participant_id: UUID, why: str) -> None:
    """Close a person's connections in this process at once, from any thread; other processes see it by the room."""
    for hub in list(running):
        hub.from_any_thread(hub.close_participant, participant_id, why)
