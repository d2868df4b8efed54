"""What was said at a table, as each reader may read it; every reader has a count of messages of their own."""

from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Any

from lobby.live.known import Known, KnownKeys
from lobby.live.rows import MessageRow
from rules.engine.actors import FacilitatorViewer, SeatViewer, Viewer, viewer_key

MOST = 5_000
"""Messages a table keeps."""
SHOWN = 200
"""The most older messages sent to somebody who has none yet."""
EVERYBODY = "all"


class TalkLog:
    """All messages of a table in order, and for each kind of reader those it may read."""

    def __init__(self, rows: Iterable[MessageRow]) -> None:
        self.head = 0
        """The number of the newest message."""
        self.at = 0
        """The moment of the newest message."""
        self.known = KnownKeys(complete=True, kept=MOST)
        self._rows: list[MessageRow] = []
        self._readable: dict[str, list[MessageRow]] = {}
        self._readers: dict[str, Viewer] = {}
        for row in rows:
            self.add(row)

    def add(self, row: MessageRow) -> None:
        """Take the next message."""
        self.head, self.at = row.number, row.at
        self._rows.append(row)
        self.known.add(row.actor, row.key, Known(body_hash=row.body_hash, answer=None))
        for key, viewer in self._readers.items():
            if is_readable(row, viewer):
                self._readable[key].append(row)

    def was_said(self, actor: str, game_round: int, text: str) -> bool:
        """Whether an actor has said exactly this in a round, to whomever."""
        said = takewhile(lambda row: row.round >= game_round, reversed(self._rows))
        return any((row.actor, row.round, row.text) == (actor, game_round, text) for row in said)

    def cursor(self, viewer: Viewer) -> int:
        """How many messages the viewer may read so far."""
        return len(self._of(viewer))

    def items_after(self, viewer: Viewer, cursor: int | None) -> list[dict[str, Any]]:
        """The viewer's messages after a cursor; the newest ones where it has none, or one that never was."""
        found = self._of(viewer)
        start = cursor if cursor is not None and cursor <= len(found) else max(0, len(found) - SHOWN)
        return [item(start + index + 1, row) for index, row in enumerate(found[start:])]

    def _of(self, viewer: Viewer) -> Sequence[MessageRow]:
        key = viewer_key(viewer)
        if key not in self._readable:
            self._readers[key] = viewer
            self._readable[key] = [row for row in self._rows if is_readable(row, viewer)]
        return self._readable[key]


def is_readable(row: MessageRow, viewer: Viewer) -> bool:
    """Whether the viewer may read a message: public talk, talk to or from its own nation; white cell reads all."""
    if row.recipients == EVERYBODY or isinstance(viewer, FacilitatorViewer):
        return True
    return isinstance(viewer, SeatViewer) and viewer.nation in (speaker(row.actor), *row.recipients)


def speaker(actor: str) -> str:
    """The nation that speaks, or "host" or "facilitator".

    >>> speaker("seat:arv"), speaker("bot:arv"), speaker("host")
    ('arv', 'arv', 'host')
    """
    kind, _, nation = actor.partition(":")
    return nation or kind


def item(number: int, row: MessageRow) -> dict[str, Any]:
    """A message as the protocol shows it, under its reader's own number."""
    return {
        "id": number,
        "from": speaker(row.actor),
        "bot": row.actor.startswith("bot:"),
        "to": row.recipients,
        "text": row.text,
        "at": row.at,
        "phase": row.phase,
        "round": row.round,
    }
