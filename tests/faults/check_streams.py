"""Each client's stream of views: no gap, no doubling, no disorder (R4), and always what the log leads to (R3)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.faults.history import History, Json, Moment, Person
from tests.faults.replayed import Replayed, digest

FREE = frozenset({"welcome", "bye", "pong", "malformed"})
"""What may come before a client was welcomed."""

Cursor = tuple[str, int]


class UnfitError(ValueError):
    """A change that cannot be made in the view it is for."""


@dataclass(slots=True, kw_only=True)
class Reader:
    """What one client has made of its frames so far."""

    name: str
    person: Person
    replayed: Replayed
    asked: Cursor | None = None
    """The cursor of the newest hello."""
    cursor: Cursor | None = None
    is_welcome: bool = False
    wants_view: bool = False
    """Whether only a whole view may come next."""
    is_open: bool = False
    views: dict[Cursor, Any] = field(default_factory=dict)
    newest: dict[str, int] = field(default_factory=dict)

    def take(self, moment: Moment) -> Iterator[str]:
        """Take the next moment; what is wrong with it."""
        frame = moment.frame
        if moment.kind in {"opened", "lost"}:
            self.is_open, self.is_welcome = moment.kind == "opened", False
        elif moment.kind == "sent":
            if frame.get("t") == "hello":
                told = frame.get("cursor")
                self.asked = (told["epoch"], told["vseq"]) if told else None
        elif not self.is_welcome and frame["t"] not in FREE:
            yield f"R4: {self.name} got {frame['t']} before it was welcomed"
        elif frame["t"] in {"welcome", "view", "change"}:
            yield from {"welcome": self._welcome, "view": self._view, "change": self._change}[frame["t"]](frame)

    def _welcome(self, frame: Json) -> Iterator[str]:
        start = self.cursor if self.is_welcome else self.asked
        self.is_welcome, self.wants_view = True, frame["mode"] != "resumed"
        if frame["mode"] not in {"resumed", "resync"}:
            yield f"R4: {self.name} was welcomed with {frame['mode']}"
        if frame["mode"] != "resumed":
            return
        if start is None or start not in self.views:
            yield f"R4: {self.name} was resumed from {start}, which it never had"
            self.wants_view = True
            return
        self.cursor = start

    def _view(self, frame: Json) -> Iterator[str]:
        epoch, vseq = frame["epoch"], frame["vseq"]
        self.wants_view, self.cursor = False, (epoch, vseq)
        if not epoch.endswith(f"/{self.person.viewer}"):
            yield f"R14: {self.name} was shown a view of {epoch}"
            return
        if vseq < self.newest.get(epoch, 0):
            yield f"R4: {self.name} was shown update {vseq} after {self.newest[epoch]}"
        yield from self._keep(frame["view"])

    def _change(self, frame: Json) -> Iterator[str]:
        before = self.cursor
        if before is None or self.wants_view:
            yield f"R4: {self.name} got a change where a whole view was due"
            return
        if (frame["epoch"], frame["vseq"]) != (before[0], before[1] + 1):
            yield f"R4: {self.name} got change {frame['vseq']} of {frame['epoch']} after {before}"
        self.cursor = (frame["epoch"], frame["vseq"])
        try:
            view = changed(self.views.get(before, {}), frame)
        except UnfitError as error:
            yield f"R3: {self.name} cannot make change {frame['vseq']}: {error}"
            return
        yield from self._keep(view)

    def _keep(self, view: Any) -> Iterator[str]:  # noqa: ANN401 - a view
        """Remember the view at the cursor, and hold it against what the log leads to."""
        assert self.cursor is not None
        epoch, vseq = self.cursor
        self.views[self.cursor] = view
        self.newest[epoch] = max(vseq, self.newest.get(epoch, 0))
        seen = self.replayed.views[self.person.viewer]
        if not 1 <= vseq <= len(seen):
            yield f"R3: {self.name} was shown update {vseq}; the log has {len(seen)} for {self.person.viewer}"
        elif digest(view) != seen[vseq - 1]:
            yield f"R3: {self.name}'s view {vseq} is not what the log leads to"

    def end(self, fetched: Json | None) -> Iterator[str]:
        """What is wrong with where the client is at the end."""
        if not self.is_open or not self.is_welcome or self.cursor is None:
            return
        count = len(self.replayed.views[self.person.viewer])
        if self.cursor[1] != count:
            yield f"R3: {self.name} ended at update {self.cursor[1]} of {count}"
        if fetched is not None and digest(fetched["view"]) != digest(self.views.get(self.cursor)):
            yield f"R3: {self.name}'s view at the end is not the one that somebody new is shown"


def streams(history: History, replayed: Replayed) -> Iterator[str]:
    """Everything that is wrong with what clients were shown."""
    readers = {name: Reader(name=name, person=person, replayed=replayed) for name, person in history.people.items()}
    for moment in history.moments:
        yield from readers[moment.client].take(moment)
    for name, reader in readers.items():
        yield from reader.end(history.fetched.get(name))


def changed(view: Json, frame: Json) -> Json:
    """The view after a change, sharing whatever stayed; raises UnfitError."""
    for path in frame["del"]:
        view = _placed(view, path, None, is_there=False)
    for path, value in frame["set"]:
        view = _placed(view, path, value, is_there=True)
    return view


def _placed(view: Any, path: list[str], value: Any, *, is_there: bool) -> Json:  # noqa: ANN401 - a part of a view
    if not isinstance(view, dict):
        raise UnfitError(f"{path} leads through something that is no object")
    step, *rest = path
    if rest and step not in view:
        raise UnfitError(f"there is no {step!r}")
    if rest:
        return {**view, step: _placed(view[step], rest, value, is_there=is_there)}
    if is_there:
        return {**view, step: value}
    if step not in view:
        raise UnfitError(f"{step!r} cannot go: it is not there")
    return {name: part for name, part in view.items() if name != step}
