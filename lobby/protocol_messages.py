"""What the server says over the socket, version 1: the shape of every message, read by the schema and by mypy.

A key that does not apply is absent or, where it says so, null. Times are the server's milliseconds since 1970.
"""

from typing import Any, Literal, NotRequired, TypedDict

from rules.engine.view_may import Explanation
from rules.engine.view_types import TableView

Mode = Literal["resumed", "resync"]
Why = Literal["replaced", "moved", "removed", "closing", "flood", "slow", "unknown_table", "edition_gone", "not_seated"]


class You(TypedDict):
    """Whom the server takes you for; it comes from the cookie, never from a message."""

    participant: str
    name: str
    role: str
    """player or observer"""
    nation: str | None
    challenger: bool
    """Whether you play the challenger; then no nation."""
    is_host: bool


class Welcome(TypedDict):
    """The answer to hello, and sent again whenever who you are changes.

    resumed: every update after your cursor follows. resync: a whole view follows.
    """

    t: Literal["welcome"]
    v: Literal[1]
    you: You
    now: int
    mode: Mode


class ViewMessage(TypedDict):
    """Everything you may see, whole; replaces what you had."""

    t: Literal["view"]
    epoch: str
    vseq: int
    now: int
    view: TableView


Change = TypedDict(
    "Change",
    {
        "t": Literal["change"],
        "epoch": str,
        "vseq": int,
        "now": int,
        "set": list[tuple[list[str], Any]],
        "del": list[list[str]],
    },
)
Change.__doc__ = """The view at vseq - 1 becomes the view at vseq: first delete each path of del, then set each of set.

Paths lead through objects only; a list that changed is replaced whole.
"""


class AcceptedMessage(TypedDict):
    """Your command or your talk is kept; the view at vseq, and every later one, shows its effect."""

    t: Literal["accepted"]
    key: str
    vseq: int


class RefusedMessage(TypedDict):
    """Your command or your talk had no effect."""

    t: Literal["refused"]
    key: str
    reason: str
    rule: str
    """The rulebook's clause, such as "4.2"; empty where no clause says so."""
    message: str
    """The reason and what would make it legal, in your language."""
    facts: dict[str, int | str]


class MalformedMessage(TypedDict):
    """What you sent is no message of this protocol; the connection stays."""

    t: Literal["malformed"]
    key: str | None
    message: str


class Explained(TypedDict):
    """The sum behind a number; null where there is nothing to explain."""

    t: Literal["explained"]
    key: str
    explanation: Explanation | None


TalkItem = TypedDict(
    "TalkItem",
    {
        "id": int,
        "from": str,
        "bot": bool,
        "to": Literal["all"] | list[str],
        "text": str,
        "at": int,
        "phase": str,
        "round": int,
    },
)
TalkItem.__doc__ = """One message of talk, plain text and never markup.

`id` is your own count of messages: 1, 2, 3 ...; `from` a nation's id, "host" or "facilitator".
"""


class Talk(TypedDict):
    """Messages you may read that you do not have yet, oldest first."""

    t: Literal["talk"]
    items: list[TalkItem]
    cursor: int
    """The `id` of your newest message; 0 without any."""


class Pong(TypedDict):
    """The server is there."""

    t: Literal["pong"]
    n: int
    now: int


class Bye(TypedDict):
    """The last message of a connection, and why it ends."""

    t: Literal["bye"]
    why: Why
    message: str


class Room(TypedDict):
    """The people at the table; replaces the room you had. Other keys may be there and can be ignored."""

    t: Literal["room"]
    revision: int
    people: list[dict[str, Any]]
    seats: dict[str, dict[str, Any]]
    nods: NotRequired[list[dict[str, Any]]]


ServerMessage = (
    Welcome
    | ViewMessage
    | Change
    | AcceptedMessage
    | RefusedMessage
    | MalformedMessage
    | Explained
    | Talk
    | Pong
    | Bye
    | Room
)
