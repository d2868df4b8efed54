"""The connections at one table: who gets which updates, first views without a gap, and one place for each seat.

Every method runs at once, without waiting; the table calls them under its lock.
"""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.conf import settings

from lobby.live import frames
from lobby.live.limits import limits
from lobby.live.moments import now_ms
from lobby.live.replica import Replica
from lobby.live.sockets import Socket
from lobby.live.streams import Step, Stream
from lobby.live.talk_log import TalkLog
from lobby.protocol import Cursor, Hello
from lobby.protocol_messages import You
from lobby.selectors.access import Participation


class Audience:
    """Sockets in the order they came. `replica` and `talk` are replaced when the table is loaded anew."""

    def __init__(self, replica: Replica, talk: TalkLog) -> None:
        self.replica = replica
        self.talk = talk
        self.sockets: dict[Socket, None] = {}
        self._cool_at: dict[str, int] = {}
        """When a viewer whose last socket left is forgotten, in milliseconds."""

    def present(self) -> set[UUID]:
        """The people who are connected here."""
        return {socket.participation.participant_id for socket in self.sockets}

    def others_of(self, socket: Socket) -> list[Socket]:
        """The same person's other connections, oldest first."""
        person = socket.participation.participant_id
        return [found for found in self.sockets if found is not socket and found.participation.participant_id == person]

    def join(self, socket: Socket, hello: Hello, *, takes_over: bool) -> bool:
        """Register a connection and give it its first view; False: its seat is open elsewhere, and stays there."""
        if not self._make_room(socket, hello.cursor, takes_over=takes_over):
            return False
        self.sockets[socket] = None
        resumed = self._welcome(socket, hello.cursor)
        self._post_talk(socket, hello.talk if resumed else None, always=True)
        return True

    def leave(self, socket: Socket) -> None:
        """Forget a connection; its viewer's updates are kept for a while."""
        self.sockets.pop(socket, None)
        self._unsubscribe(socket)

    def show(self, steps: Iterable[Step]) -> None:
        """Send each viewer's step to its sockets, written once."""
        now = now_ms()
        for step in steps:
            text = self._written(step, now)
            for socket in list(self._of(step.viewer)):
                socket.post_update(text, step.vseq)
        self._rehome()

    def show_talk(self) -> None:
        """Send what was said to those who may read it."""
        for socket in list(self.sockets):
            if socket.stream and socket.behind_since is None:
                self._post_talk(socket, socket.talk, always=False)

    def refresh(self, socket: Socket) -> None:
        """Give a connection the newest view and talk, whatever it missed."""
        if socket.stream:
            self._post_view(socket, self.replica.streams.by_key[socket.stream])
            self._post_talk(socket, socket.talk, always=False)

    def reload(self, replica: Replica, talk: TalkLog) -> None:
        """The table was loaded anew: everybody gets a whole view."""
        self.replica, self.talk = replica, talk
        for socket in list(self.sockets):
            if socket.stream:
                self._welcome(socket, None)
                self._post_talk(socket, None, always=True)

    def reseat(self, socket: Socket, participation: Participation) -> None:
        """Who a connection belongs to has changed: another seat, host or not, another name."""
        before, socket.participation = socket.participation, participation
        if not socket.stream or before == participation:
            return
        if self.replica.streams.of(participation.viewer).key == socket.stream:
            socket.post(frames.welcome(you(participation), now_ms(), "resumed"))
            return
        self._welcome(socket, None)
        self._post_talk(socket, None, always=True)

    def cool_down(self, now: int) -> None:
        """Forget the updates of viewers whom nobody has been for a while."""
        for key in [key for key, at in self._cool_at.items() if at <= now]:
            del self._cool_at[key]
            if key in self.replica.streams.by_key:
                self.replica.streams.by_key[key].cool()

    def _make_room(self, socket: Socket, cursor: Cursor | None, *, takes_over: bool) -> bool:
        """Close what a person may not keep open; False: the seat is open elsewhere and nobody said to take over."""
        others = self.others_of(socket)
        if socket.participation.nation is None or socket.participation.is_host:
            for other in others[: max(0, len(others) - limits().sockets_a_person + 1)]:
                self._replace(other)
            return True
        if not takes_over and not all(self._is_same_page(socket, other, cursor) for other in others):
            return False
        for other in others:
            self._replace(other)
        return True

    def _is_same_page(self, socket: Socket, other: Socket, cursor: Cursor | None) -> bool:
        """Whether a connection goes on where the other one broke off, which the server has not noticed yet."""
        if socket.tab is not None or other.tab is not None:
            return socket.tab == other.tab
        return cursor is not None and cursor.epoch == self._epoch(other.stream)

    def _replace(self, socket: Socket) -> None:
        self.leave(socket)
        socket.say_goodbye("replaced")

    def _welcome(self, socket: Socket, cursor: Cursor | None) -> bool:
        """Say who they are, and lead them to the present view; whether that was from where they were."""
        stream = self._subscribe(socket)
        steps = self._steps_since(stream, cursor)
        now = now_ms()
        socket.behind_since = None
        socket.post(frames.welcome(you(socket.participation), now, "resync" if steps is None else "resumed"))
        if steps is None:
            self._post_view(socket, stream)
            return False
        socket.vseq = stream.vseq - len(steps)
        for step in steps:
            socket.post_update(self._written(step, now), step.vseq)
        return True

    def _subscribe(self, socket: Socket) -> Stream:
        self._unsubscribe(socket)
        stream = self.replica.streams.of(socket.participation.viewer)
        stream.warm(self.replica.show(stream.viewer))
        socket.stream = stream.key
        self._cool_at.pop(stream.key, None)
        return stream

    def _unsubscribe(self, socket: Socket) -> None:
        left, socket.stream = socket.stream, ""
        if left and not any(True for _other in self._of(left)):
            self._cool_at[left] = now_ms() + limits().warm_for

    def _rehome(self) -> None:
        """Seats may have come or gone: everybody looks with the eyes that are theirs now."""
        for socket in list(self.sockets):
            if socket.stream and self.replica.streams.of(socket.participation.viewer).key != socket.stream:
                self._welcome(socket, None)
                self._post_talk(socket, None, always=True)

    def _steps_since(self, stream: Stream, cursor: Cursor | None) -> list[Step] | None:
        if cursor is None or cursor.epoch != self._epoch(stream.key):
            return None
        return stream.steps_after(cursor.vseq)

    def _post_view(self, socket: Socket, stream: Stream) -> None:
        text = frames.view(self._epoch(stream.key), stream.vseq, now_ms(), frames.write(stream.view))
        socket.post_update(text, stream.vseq)

    def _written(self, step: Step, now: int) -> str:
        return frames.change(self._epoch(step.viewer), step.vseq, now, step.placed, step.removed)

    def _epoch(self, viewer: str) -> str:
        """What a cursor belongs to: this history of the table, this version's way of showing it, this viewer."""
        return f"{self.replica.table.epoch}-{settings.VERSION}/{viewer}"

    def _post_talk(self, socket: Socket, cursor: int | None, *, always: bool) -> None:
        viewer = socket.participation.viewer
        items = self.talk.items_after(viewer, cursor)
        if items or always:
            socket.talk = self.talk.cursor(viewer)
            socket.post(frames.talk(items, socket.talk))

    def _of(self, viewer: str) -> Iterator[Socket]:
        return (socket for socket in self.sockets if socket.stream == viewer)


def you(participation: Participation) -> You:
    """Somebody as the protocol names them to themselves."""
    return {
        "participant": str(participation.participant_id),
        "name": participation.name,
        "role": participation.role,
        "nation": participation.nation,
        "challenger": participation.is_red,
        "is_host": participation.is_host,
    }
