"""Talk: each reader gets what it may read, once, in order, and in the end all of it (R1, R2, R4 for talk; R14)."""

from collections.abc import Iterator
from dataclasses import dataclass

from lobby.live.rows import MessageRow
from tests.faults.history import History, Json, Moment, Person


@dataclass(slots=True, kw_only=True)
class Listener:
    """What one client has heard so far."""

    name: str
    person: Person
    readable: list[Json]
    """What it may read, in order, as the protocol writes it."""
    told: int | None = None
    """The talk cursor of its newest hello."""
    heard: int | None = None
    """The number of the newest message in this connection; None: any may come first."""
    is_open: bool = False

    def take(self, moment: Moment) -> Iterator[str]:
        """Take the next moment; what is wrong with it."""
        frame = moment.frame
        if moment.kind in {"opened", "lost"}:
            self.is_open, self.heard = moment.kind == "opened", None
        elif moment.kind == "sent" and frame.get("t") == "hello":
            self.told = frame.get("talk")
        elif moment.kind == "got" and frame["t"] == "welcome":
            self.heard = self.told if frame["mode"] == "resumed" and self.heard is None else None
        elif moment.kind == "got" and frame["t"] == "talk":
            yield from self._talk(frame)

    def _talk(self, frame: Json) -> Iterator[str]:
        numbers = [item["id"] for item in frame["items"]]
        first = numbers[0] if numbers else frame["cursor"] + 1
        if self.heard is not None and first != self.heard + 1:
            yield f"R4: {self.name} heard message {first} after {self.heard}"
        if numbers != list(range(first, frame["cursor"] + 1)):
            yield f"R4: {self.name} heard messages {numbers} up to {frame['cursor']}"
        self.heard = frame["cursor"]
        for item in frame["items"]:
            if item["id"] > len(self.readable):
                yield f"R14: {self.name} heard message {item['id']} of {len(self.readable)} that it may read"
            elif item != self.readable[item["id"] - 1]:
                yield f"R3: {self.name} heard {item}, and it was {self.readable[item['id'] - 1]}"

    def end(self) -> Iterator[str]:
        """Whether everything has been heard in the end."""
        if self.is_open and self.heard is not None and self.heard != len(self.readable):
            yield f"R3: {self.name} has heard {self.heard} of {len(self.readable)} messages"


def talk(history: History) -> Iterator[str]:
    """Everything that is wrong with what clients heard."""
    rows = history.database.messages
    listeners = {
        name: Listener(name=name, person=person, readable=_readable(rows, person.viewer))
        for name, person in history.people.items()
    }
    for moment in history.moments:
        yield from listeners[moment.client].take(moment)
    for listener in listeners.values():
        yield from listener.end()


def _readable(rows: tuple[MessageRow, ...], viewer: str) -> list[Json]:
    """What a viewer may read: public talk, what is for its nation or from it; white cell reads all."""
    nation = viewer.partition(":")[2]
    found: list[Json] = []
    for row in rows:
        speaker = row.actor.partition(":")[2]
        if row.recipients == "all" or viewer == "facilitator" or (nation and nation in (speaker, *row.recipients)):
            found.append(_item(len(found) + 1, row))
    return found


def _item(number: int, row: MessageRow) -> Json:
    kind, _, nation = row.actor.partition(":")
    return {
        "id": number,
        "from": nation or kind,
        "bot": kind == "bot",
        "to": row.recipients,
        "text": row.text,
        "at": row.at,
        "phase": row.phase,
        "round": row.round,
    }
