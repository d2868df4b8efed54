"""What a table's log means, worked out anew: every state, and every view that each viewer ever had, by its number.

It uses the engine and none of the live part: this is what the live part is measured against.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

import orjson

from rules.engine.actors import viewer_of
from rules.engine.apply import replay
from rules.engine.codec import decode_events, decode_state, state_hash
from rules.engine.ids import Phase
from rules.engine.screen import screen
from rules.engine.setup import open_table
from rules.engine.state import GameState
from rules.packs.registry import load_shipped
from tests.faults.history import Kept


def digest(view: Any) -> str:  # noqa: ANN401 - a view from the wire or from the engine
    """A short name for a view; equal views have equal names."""
    written = orjson.dumps(view, option=orjson.OPT_SORT_KEYS)
    return hashlib.blake2b(written, digest_size=16).hexdigest()


class Replayed:
    """The log from its first entry to its last. A log that cannot be replayed raises what the engine raises."""

    def __init__(self, kept: Kept, viewers: Iterable[str]) -> None:
        """`viewers` are the ones whose views are worked out."""
        table = kept.table
        self.ruleset = load_shipped().ruleset(table.scenario)
        self.state = open_table(self.ruleset, table.seats, table.seed, table.created_at)
        self.hashes = {0: state_hash(self.state)}
        """The state's hash at the beginning, at the snapshot and at the end."""
        self.phases: list[tuple[int, Phase]] = [(self.state.round, self.state.phase)]
        """(round, phase) in the order in which they began."""
        self.views = {viewer: [digest(self._shown(viewer))] for viewer in viewers}
        """By viewer: the view at vseq 1, 2, 3 ..."""
        self.vseqs = {viewer: [1] for viewer in self.views}
        """By viewer: its count at position 0, 1, 2 ... of the log."""
        wanted = {kept.snapshot.seq if kept.snapshot else 0, len(kept.entries)}
        for entry in kept.entries:
            self._take(replay(self.ruleset, self.state, decode_events(entry.events)))
            if entry.seq in wanted:
                self.hashes[entry.seq] = state_hash(self.state)

    def _take(self, state: GameState) -> None:
        if (state.round, state.phase) != self.phases[-1]:
            self.phases.append((state.round, state.phase))
        self.state = state
        for viewer, seen in self.views.items():
            found = digest(self._shown(viewer))
            if found != seen[-1]:
                seen.append(found)
            self.vseqs[viewer].append(len(seen))

    def _shown(self, viewer: str) -> Any:  # noqa: ANN401 - a view
        return screen(self.ruleset, self.state, viewer_of(viewer))


def snapshot_hash(kept: Kept) -> str:
    """The hash of the state that the snapshot keeps."""
    assert kept.snapshot is not None
    return state_hash(decode_state(json.loads(kept.snapshot.state)))
