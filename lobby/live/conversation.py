"""What one connection says, message by message: heard at once, done in tasks, answered in every case."""

import asyncio
import logging
from collections import Counter
from collections.abc import Coroutine
from typing import Any

from django.db import DatabaseError

from lobby.live import frames
from lobby.live.answers import Answer, LobbyReason, Refused, UnclearError
from lobby.live.hub import Hub
from lobby.live.limits import limits
from lobby.live.moments import now_ms
from lobby.live.reader import reader
from lobby.live.rooms import look_again
from lobby.live.sockets import Socket
from lobby.live.table import LiveTable
from lobby.live.talking import answer_before, say
from lobby.live.warrants import tenures
from lobby.protocol import Ack, ClientMessage, Do, Explain, Hello, Ping, Say, TakeOver, parse, parse_command
from lobby.protocol_decode import MalformedError
from lobby.services.play import act_of
from lobby.services.talk import Pace, speech_of
from rules.engine.explain import explain

logger = logging.getLogger(__name__)

pace = Pace()
"""How fast people talk, over all of their connections."""


class Conversation:
    """One connection's side of the protocol, from hello to goodbye."""

    def __init__(self, hub: Hub, table: LiveTable, socket: Socket) -> None:
        self._hub = hub
        self._table = table
        self._socket = socket
        self._hello: Hello | None = None
        self._takes_over = False
        self._joining: asyncio.Task[None] | None = None
        self._waiting = asyncio.get_running_loop().call_later(limits().hello_within / 1000, self._is_silent)
        self._begin()

    def hear(self, text: str | None) -> None:
        """Take a frame (None: one that is not text) and see to its answer; returns at once."""
        if not self._socket.is_open:
            return
        try:
            said = self._parse(text)
            if not self._may_say_more(said):
                return
            self._take(said)
        except MalformedError as error:
            if self._may_say_more(None):
                self._socket.post(frames.malformed(error.message, error.key))

    def _begin(self) -> None:
        person = self._socket.participation.participant_id
        self._hub.connections[person] += 1
        if self._hub.closing:
            self._socket.say_goodbye("closing")
        elif self._hub.connections[person] > 2 * limits().sockets_a_person:
            self._socket.say_goodbye("flood")

    def end(self) -> None:
        """The connection is gone."""
        person = self._socket.participation.participant_id
        self._hub.connections[person] -= 1
        self._hub.connections += Counter()  # forget who has none
        self._waiting.cancel()
        self._socket.end()
        self._table.audience.leave(self._socket)
        self._tell_room()

    def _parse(self, text: str | None) -> ClientMessage:
        if text is None:
            raise MalformedError("messages are text frames")
        said = parse(text)
        if self._hello is None and not isinstance(said, Hello | TakeOver | Ping):
            raise MalformedError("the first message is hello", getattr(said, "key", None))
        return said

    def _may_say_more(self, said: ClientMessage | None) -> bool:
        bucket = self._socket.acks if isinstance(said, Ack) else self._socket.messages
        if bucket.takes(now_ms()):
            return True
        self._socket.say_goodbye("flood")
        return False

    def _take(self, said: ClientMessage) -> None:
        match said:
            case Hello():
                self._hello = said
                self._join()
            case TakeOver():
                self._take_over()
            case Ack(vseq=vseq):
                if self._socket.acknowledge(vseq):
                    self._table.audience.refresh(self._socket)
            case Ping(n=number):
                self._socket.post(frames.pong(number, now_ms()))
            case Do() | Say() | Explain():
                self._table.spawn(self._answer(said.key, self._work(said)))

    def _join(self) -> None:
        self._waiting.cancel()
        self._joining = self._table.spawn(self._join_in_turn())

    async def _join_in_turn(self) -> None:
        """Registered and shown the first view under the table's lock: no update lies between the two."""
        async with self._table.lock:
            if not await self._is_still_at_the_table() or not self._socket.is_open or self._hello is None:
                return
            self._socket.tab = self._hello.tab
            if not self._table.audience.join(self._socket, self._hello, takes_over=self._takes_over):
                patience = limits().take_over_within / 1000
                self._waiting = asyncio.get_running_loop().call_later(patience, self._is_elsewhere_still)
                return
        self._tell_room()

    async def _is_still_at_the_table(self) -> bool:
        """Who they are may have changed since the handshake: only who is still here now is shown anything."""
        known = self._socket.credentials
        try:
            found = await reader.read(look_again, known)
        except DatabaseError:
            logger.exception("nobody can say who joins table %s", self._table.id)
            self._socket.say_goodbye("closing")
            return False
        if found is None:
            self._socket.say_goodbye("removed")
            return False
        self._table.audience.reseat(self._socket, found)
        return True

    def _take_over(self) -> None:
        self._takes_over = True
        if self._hello is not None and not self._socket.stream:
            self._join()

    async def _work(self, said: Do | Say | Explain) -> Answer | None:
        """What is answered in its turn; None: it is answered already."""
        match said:
            case Do():
                return await self._do(said)
            case Say():
                return await self._say(said)
            case Explain():
                return await self._explain(said)

    async def _answer(self, key: str, work: Coroutine[Any, Any, Answer | None]) -> None:
        try:
            answer = await work
        except MalformedError as error:
            self._socket.post(frames.malformed(error.message, error.key))
        except UnclearError:
            logger.warning("nobody knows about %s at table %s; it may be sent again", key, self._table.id)
        except Exception:  # the boundary to the person: we are wrong, not they
            logger.exception("answer at table %s after %s", self._table.id, self._table.replica.seq)
            self._post(Refused(key=key, reason=LobbyReason.SERVER_FAULT))
        else:
            if answer is not None:
                self._post(answer)

    def _post(self, answer: Answer) -> None:
        self._socket.post(frames.answer(answer, self._socket.language))

    async def _is_elsewhere(self) -> bool:
        if self._joining is not None:
            await asyncio.shield(self._joining)
        return not self._socket.stream

    def _has_moved(self) -> bool:
        """Whether this person's place has changed since the connection was last told who they are."""
        return tenures.is_over(self._socket.participation.warrant)

    async def _do(self, said: Do) -> Answer:
        command = parse_command(said)
        if await self._is_elsewhere():
            return Refused(key=said.key, reason=LobbyReason.ELSEWHERE)
        if self._has_moved():
            return Refused(key=said.key, reason=LobbyReason.SEAT_CHANGED)
        nations = self._table.replica.state.settings.nations
        act = act_of(command, said.key, self._socket.participation, nations)
        return act if isinstance(act, Refused) else await self._table.act(act)

    async def _say(self, said: Say) -> Answer:
        if await self._is_elsewhere():
            return Refused(key=said.key, reason=LobbyReason.ELSEWHERE)
        if self._has_moved():
            return Refused(key=said.key, reason=LobbyReason.SEAT_CHANGED)
        speech = speech_of(said, self._socket.participation)
        if isinstance(speech, Refused):
            return speech
        is_new = answer_before(self._table, speech) is None  # what is sent again is answered again, at any pace
        if is_new and not pace.takes(self._socket.participation.participant_id):
            return Refused(key=said.key, reason=LobbyReason.TOO_FAST)
        return await self._table.spawn(say(self._table, speech))

    async def _explain(self, said: Explain) -> Answer | None:
        if await self._is_elsewhere():
            return Refused(key=said.key, reason=LobbyReason.ELSEWHERE)
        if self._has_moved():
            return Refused(key=said.key, reason=LobbyReason.SEAT_CHANGED)
        replica, viewer = self._table.replica, self._socket.participation.viewer
        found = explain(replica.ruleset, replica.state, viewer, tuple(said.path))
        self._socket.post(frames.explained(said.key, found))
        return None

    def _is_elsewhere_still(self) -> None:
        if not self._socket.stream:
            self._socket.say_goodbye("replaced")

    def _is_silent(self) -> None:
        self._socket.say_goodbye("slow")

    def _tell_room(self) -> None:
        if self._table.id in self._hub.boards and not self._hub.closing:
            self._hub.boards[self._table.id].touch()
