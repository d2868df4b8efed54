"""Each viewer's numbered updates: a count that grows only when this viewer's view changes, and the newest steps.

The count is a pure function of the table's log, so every process and every restart counts alike, and it tells nobody
that something secret happened to somebody else.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from lobby.live.delta import difference
from lobby.live.frames import write
from lobby.live.limits import limits
from rules.engine.actors import (
    EvaluatorViewer,
    FacilitatorViewer,
    HostViewer,
    PublicViewer,
    RedViewer,
    SeatViewer,
    Viewer,
    viewer_key,
)
from rules.engine.events import Event, PlanSaved
from rules.engine.ids import Module
from rules.engine.red import RedController
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.state import GameState
from rules.engine.view_types import TableView

FIRST = 1
"""The number of a viewer's first view."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One update of one viewer: from the view at `vseq` - 1 to the view at `vseq`, as written JSON lists."""

    viewer: str
    vseq: int
    placed: bytes
    removed: bytes


class Stream:
    """One viewer's count. *Warm* while somebody looks: the view and the newest steps are kept; else a digest only."""

    def __init__(self, viewer: Viewer, vseq: int, shown: TableView) -> None:
        self.viewer = viewer
        self.key = viewer_key(viewer)
        self.vseq = vseq
        self.view: TableView | None = None
        self.steps: deque[Step] = deque(maxlen=limits().kept_updates)
        self._digest = _digest(shown)

    def warm(self, shown: TableView) -> None:
        """Somebody looks: keep the present view from now on."""
        if self.view is None:
            self.view = shown

    def cool(self) -> None:
        """Nobody looks any more: a digest is enough."""
        if self.view is not None:
            self._digest = _digest(self.view)
            self.view = None
            self.steps.clear()

    def is_other(self, shown: TableView) -> bool:
        """Whether the viewer would see a difference."""
        return shown != self.view if self.view is not None else _digest(shown) != self._digest

    def advance(self, shown: TableView) -> Step | None:
        """Take the next view; the step to it where somebody looks and it differs."""
        if not self.is_other(shown):
            return None
        self.vseq += 1
        if self.view is None:
            self._digest = _digest(shown)
            return None
        placed, removed = difference(self.view, shown)
        self.view = shown
        step = Step(viewer=self.key, vseq=self.vseq, placed=write(placed), removed=write(removed))
        self.steps.append(step)
        return step

    def steps_after(self, vseq: int) -> list[Step] | None:
        """The steps that lead from there to now, [] when there are none; None where that cannot be proved."""
        if self.view is None or vseq > self.vseq:
            return None
        missing = self.vseq - vseq
        if missing > len(self.steps):
            return None
        return list(self.steps)[len(self.steps) - missing :]


class Streams:
    """The streams of all viewers a table can have."""

    def __init__(self, ruleset: Ruleset, state: GameState, vseqs: Mapping[str, int]) -> None:
        """Begin at a state; `vseqs` are the counts so far (none: this is the first state)."""
        self._ruleset = ruleset
        self._counted = dict(vseqs)
        self._ahead: tuple[GameState, str, TableView] | None = None
        self.by_key: dict[str, Stream] = {}
        for viewer in viewers_of(ruleset, state):
            self._begin(viewer, state, self._counted.get(viewer_key(viewer), FIRST))

    def vseqs(self) -> dict[str, int]:
        """The counts so far, of viewers who are gone too: should they return, theirs go on."""
        return self._counted | {key: stream.vseq for key, stream in self.by_key.items()}

    def of(self, viewer: Viewer) -> Stream:
        """The viewer's stream; one whose nation is not at the table sees what the public sees."""
        return self.by_key.get(viewer_key(viewer)) or self.by_key[viewer_key(PublicViewer())]

    def vseq_in(self, state: GameState, viewer: Viewer) -> int:
        """What the viewer's count will be once `state` is the table's, without going there yet."""
        stream = self.of(viewer)
        shown = screen(self._ruleset, state, stream.viewer)
        self._ahead = (state, stream.key, shown)
        return stream.vseq + int(stream.is_other(shown))

    def advance(self, state: GameState, events: Iterable[Event]) -> list[Step]:
        """Go on to the next state; the steps of those who look."""
        wanted = _watchers(tuple(events), self.by_key)
        found = [self.by_key[key].advance(self._shown(state, key)) for key in wanted if key in self.by_key]
        self._ahead = None
        self._end_gone(state)
        self._begin_new(state)
        return [step for step in found if step is not None]

    def _shown(self, state: GameState, key: str) -> TableView:
        if self._ahead is not None and self._ahead[0] is state and self._ahead[1] == key:
            return self._ahead[2]
        return screen(self._ruleset, state, self.by_key[key].viewer)

    def _begin(self, viewer: Viewer, state: GameState, vseq: int) -> None:
        self.by_key[viewer_key(viewer)] = Stream(viewer, vseq, screen(self._ruleset, state, viewer))

    def _begin_new(self, state: GameState) -> None:
        for viewer in viewers_of(self._ruleset, state):
            key = viewer_key(viewer)
            if key not in self.by_key:
                self._begin(viewer, state, self._counted[key] + 1 if key in self._counted else FIRST)

    def _end_gone(self, state: GameState) -> None:
        here = {viewer_key(viewer) for viewer in viewers_of(self._ruleset, state)}
        for key in [key for key in self.by_key if key not in here]:
            self._counted[key] = self.by_key.pop(key).vseq


def viewers_of(ruleset: Ruleset, state: GameState) -> list[Viewer]:
    """Everybody a table in this state can be seen by."""
    seats = [SeatViewer(nation=nation) for nation in state.settings.nations]
    red: list[Viewer] = [RedViewer()] if Module.RED_CELL in ruleset.scenario.modules else []
    host: list[Viewer] = [HostViewer()] if state.red.controller is RedController.HOST else []
    return [PublicViewer(), FacilitatorViewer(), EvaluatorViewer(), *seats, *red, *host]


def _watchers(events: tuple[Event, ...], everybody: Iterable[str]) -> list[str]:
    """Whose view the events can change. Plans are saved far more often than anything else, and in secret."""
    saved = [event for event in events if isinstance(event, PlanSaved)]
    if len(saved) < len(events):
        return list(everybody)
    seats = {viewer_key(SeatViewer(nation=event.nation)) for event in saved}
    return [*sorted(seats), viewer_key(FacilitatorViewer())] if seats else []


def _digest(shown: TableView) -> bytes:
    return blake2b(write(shown), digest_size=16).digest()
