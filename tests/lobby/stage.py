"""A table made for tests, people at it, and connections that keep every frame they were sent."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from lobby.cookies import seat_cookie, seat_token
from lobby.live.conversation import Conversation
from lobby.live.hub import Hub
from lobby.live.moments import now_ms
from lobby.live.sockets import Credentials, Socket
from lobby.live.table import LiveTable
from lobby.models import Door, Participant, Table
from lobby.models.people import Role
from lobby.selectors.access import Participation, participation_of
from rules.engine.codec import encode
from rules.engine.commands import Command
from rules.packs.registry import load_shipped

SCENARIO = "first_watch"
SEED = "5e" * 32

Frame = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A table and its people: one for each nation, a host without a seat, an observer."""

    table_id: str
    nations: tuple[str, ...]
    people: dict[str, Participation]
    """By nation; "host" and "observer" beside them."""
    cookies: dict[str, dict[str, str]]
    """The seat cookie of each of them."""


def a_table(seats: int = 3, *, code: str = "", seed: str = SEED) -> Stage:
    """Make a table with a person for every nation, in the database only; its log is empty."""
    ruleset = load_shipped().ruleset(SCENARIO)
    now = now_ms()
    table = Table.objects.create(
        code=code or f"T-{uuid4().hex[:12]}",
        scenario=SCENARIO,
        rules_version=ruleset.rules_version,
        content_hash=ruleset.content_hash,
        seats=seats,
        seed=seed,
        created_at=now,
        last_at=now,
    )
    Door.objects.create(table=table)
    nations = ruleset.scenario.seatings[seats].nations
    people = {nation: _person(table, nation.title(), nation=nation) for nation in nations}
    people["host"] = _person(table, "Host", is_host=True, role=Role.OBSERVER)
    people["observer"] = _person(table, "Observer", role=Role.OBSERVER)
    return Stage(
        table_id=table.pk,
        nations=nations,
        people={name: participation_of(person) for name, person in people.items()},
        cookies={name: {seat_cookie(table.pk): seat_token(person)} for name, person in people.items()},
    )


def _person(table: Table, name: str, **known: Any) -> Participant:  # noqa: ANN401 - fields of the model
    now = now_ms()
    return Participant.objects.create(table=table, name=name, joined_at=now, last_seen=now, **known)


@dataclass
class Place:
    """A connection in this very process: what the table sends lies in `frames`."""

    socket: Socket
    conversation: Conversation
    frames: list[Frame] = field(default_factory=list)
    closed: int | None = None
    reads: bool = True
    """False: what is sent stays in the outbox, as with a client that does not read."""
    view: Frame | None = None
    vseq: int = 0
    epoch: str = ""
    _keys: int = 0

    def tell(self, message: Frame | str) -> None:
        """Send something."""
        self.conversation.hear(message if isinstance(message, str) else json.dumps(message))

    def do(self, command: Command, key: str = "") -> str:
        """Give a command; its key."""
        self._keys += 1
        key = key or f"k{self._keys}"
        self.tell({"t": "do", "key": key, "command": encode(command)})
        return key

    def of(self, kind: str) -> list[Frame]:
        """The frames of a kind, in order."""
        return [frame for frame in self.frames if frame["t"] == kind]

    async def until(self, found: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever was found
        """Let everything else run until the function finds something."""
        while not (result := found()):
            await asyncio.sleep(0.001)
        return result

    async def answer(self, key: str) -> Frame:
        """The answer to a key."""
        kinds = ("accepted", "refused", "malformed", "explained")
        return await self.until(lambda: next((f for f in self.frames if f["t"] in kinds and f["key"] == key), None))

    async def welcome(self) -> Frame:
        """The next welcome that has not been waited for."""
        seen = getattr(self, "_welcomes", 0)
        self._welcomes = seen + 1
        return await self.until(lambda: (self.of("welcome")[seen:] or [None])[0])


def connect(hub: Hub, table: LiveTable, who: Participation, cookies: dict[str, str]) -> Place:
    """Open a connection for somebody; hello is for the test to say."""
    place: Place

    async def send(message: Frame) -> None:
        while not place.reads:
            await asyncio.sleep(0.001)
        if message["type"] == "websocket.close":
            place.closed = message["code"]
            place.conversation.end()
            return
        frame = json.loads(message["text"])
        place.frames.append(frame)
        take(place, frame)

    credentials = Credentials(table_id=table.id, cookies=cookies, user=None, language="en-gb")
    socket = Socket(send, credentials, who)
    place = Place(socket=socket, conversation=Conversation(hub, table, socket))
    return place


def take(place: Place, frame: Frame) -> None:
    """Keep a connection's view as a client would; a gap fails the test."""
    if frame["t"] == "view":
        place.view, place.vseq, place.epoch = frame["view"], frame["vseq"], frame["epoch"]
    elif frame["t"] == "change":
        assert frame["vseq"] == place.vseq + 1, "a gap"
        assert frame["epoch"] == place.epoch
        assert place.view is not None
        place.view, place.vseq = changed(place.view, frame), frame["vseq"]


def changed(view: Frame, frame: Frame) -> Frame:
    """The view after a change."""
    view = json.loads(json.dumps(view))
    for path in frame["del"]:
        _parent(view, path).pop(path[-1])
    for path, value in frame["set"]:
        _parent(view, path)[path[-1]] = value
    return view


def _parent(view: Frame, path: list[str]) -> Frame:
    for step in path[:-1]:
        view = view[step]
    return view


def person_id(stage: Stage, name: str) -> UUID:
    """The id of somebody on the stage."""
    return stage.people[name].participant_id
