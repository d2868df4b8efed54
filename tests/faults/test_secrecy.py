"""Nothing secret leaves before its time (R14): to others, games with other and more secrets look alike to the byte."""

import dataclasses
import itertools
import logging
import os
import random
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from lobby.live.audience import Audience
from lobby.live.bell import Bell
from lobby.live.limits import limits
from lobby.live.replica import Replica
from lobby.live.rows import MessageRow
from lobby.live.streams import Step, Stream
from lobby.live.talk_log import item
from lobby.words import page_words
from rules.engine.actors import Viewer
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.state import GameState
from tests.faults.conftest import AnyPace
from tests.faults.secrecy import CANARY, Secrets, Seen, game

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.promise("R14"), pytest.mark.slow]

PAIRS = int(os.environ.get("PAIRS", "5000" if os.environ.get("SOAK") else "12"))

KINDS = {
    "other drafts": {"drafts": 1},
    "more drafts": {"drafts": 4},
    "private talk": {"words": 3},
    "in vain": {"refused": 3},
    "all of it": {"drafts": 3, "words": 4, "refused": 2},
    "another plan": {"other_plan": True, "drafts": 2, "words": 1},
}
"""What one seat does otherwise, or more often."""


class StoppedTime:
    """A clock that stands still, so that two games happen at the same moments."""

    def time_ns(self) -> int:
        """Nanoseconds since 1970."""
        return 1_800_000_000_000_000_000


@pytest.fixture(autouse=True)
def stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    limits()  # says once that tests have their own
    monkeypatch.setattr("lobby.live.moments.time", StoppedTime())
    monkeypatch.setattr("lobby.live.conversation.pace", AnyPace())


def lines_of(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the program has written into its log since the last look."""
    found = [f"{record.levelname} {record.name} {record.getMessage()}" for record in caplog.records]
    caplog.clear()
    return [line for line in found if " lobby" in line]


async def differences(seed: int, kind: str, caplog: pytest.LogCaptureFixture) -> list[str]:
    """Where two games differ for anybody but the one with the secrets."""
    how = KINDS[kind]
    plain = Secrets(chance=seed, other_plan=bool(how.get("other_plan")))
    caplog.clear()
    first, first_lines = await game(seed, plain), lines_of(caplog)
    second, second_lines = await game(seed, dataclasses.replace(plain, chance=seed + 1, **how)), lines_of(caplog)  # type: ignore[arg-type]
    new = [*(Counter(second_lines) - Counter(first_lines))]
    found = [*compare(first, second)]
    found += [f"the log: {line}" for line in (*(Counter(first_lines) - Counter(second_lines)), *new)]
    text = second.everything() + str(second_lines)
    return found + [f"canary: {text[max(0, at - 80) : at + 80]}" for at in [text.find(CANARY)] if at >= 0]


def compare(first: Seen, second: Seen) -> Iterable[str]:
    """Names of what differs."""
    for name, lines in first.frames.items():
        for before, after in itertools.zip_longest(lines, second.frames[name], fillvalue=""):
            if before != after:
                yield f"frames of {name}: {before[:200]} / {after[:200]}"
                break
        for before, after in zip(first.pages[name], second.pages[name], strict=True):
            at = next((at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), None)
            if before != after:
                yield f"pages of {name}: {before[at or 0 : (at or 0) + 200]}"


async def test_others_see_the_same_whatever_one_seat_does_in_secret(
    caplog: pytest.LogCaptureFixture, seed: int
) -> None:
    caplog.set_level(logging.DEBUG)
    chance = random.Random(seed)

    for number, kind in zip(range(PAIRS), itertools.cycle(KINDS)):
        drawn = chance.randrange(2**32)
        assert await differences(drawn, kind, caplog) == [], f"pair {number}, {kind}, seed {drawn}"


def plans_in_views(ruleset: Ruleset, state: GameState, viewer: Viewer) -> Any:  # noqa: ANN401 - a view
    return {**screen(ruleset, state, viewer), "interoperability": sum(map(ord, str(state.plans)))}


def count_everything(self: Stream, _shown: Any) -> bool:  # noqa: ANN401 - a view
    return True


def everybody(_events: object, by_key: dict[str, Stream]) -> list[str]:
    return [*by_key]


def read_everything(_row: object, _viewer: object) -> bool:
    return True


def global_number(number: int, row: MessageRow) -> dict[str, Any]:
    return item(row.number, row)


def logged(real: Callable[..., Any]) -> Callable[..., Any]:
    def take(self: Replica, decision: Any) -> Any:  # noqa: ANN401 - as the real one
        logging.getLogger("lobby.live").debug("took %s", decision.append.entry.command["type"])
        return real(self, decision)

    return take


def wordy(real: Callable[..., Any]) -> Callable[..., Any]:
    def show(self: Audience, steps: Iterable[Step]) -> None:
        real(self, steps)
        for socket in self.sockets:
            socket.post(f'{{"t":"malformed","key":null,"message":"after {self.replica.seq}"}}')

    return show


WATCHERS, IS_OTHER = "lobby.live.streams._watchers", "lobby.live.streams.Stream.is_other"

LEAKS: dict[str, tuple[str, dict[str, Any]]] = {
    "plans in views": ("another plan", {"lobby.live.streams.screen": plans_in_views}),
    "counts of updates": ("more drafts", {WATCHERS: everybody, IS_OTHER: count_everything}),
    "talk": ("private talk", {"lobby.live.talk_log.is_readable": read_everything}),
    "numbers of talk": ("private talk", {"lobby.live.talk_log.item": global_number}),
    "the log": ("more drafts", {"lobby.live.replica.Replica.take_decision": logged(Replica.take_decision)}),
    "an error text": ("more drafts", {"lobby.live.audience.Audience.show": wordy(Audience.show)}),
    "a page": ("private talk", {"lobby.views.table.page_words": lambda: {**page_words(), "secret": CANARY}}),
}
"""What leaks, what one seat has to do for it, and the parts of the program that are replaced."""


@pytest.mark.parametrize("name", LEAKS)
async def test_a_leak_that_is_planted_is_found(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    kind, leaks = LEAKS[name]
    caplog.set_level(logging.DEBUG)
    for place, leak in leaks.items():
        monkeypatch.setattr(place, leak)

    assert await differences(7, kind, caplog) != []


class RecordingLayer:
    """A channel layer that keeps what it is handed."""

    def __init__(self) -> None:
        self.handed: list[tuple[str, dict[str, str]]] = []

    async def group_send(self, group: str, message: dict[str, str]) -> None:
        """Keep a message to a group."""
        self.handed.append((group, message))


async def test_nothing_but_the_tables_id_is_handed_to_the_layer_between_processes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    layer, rung, real = RecordingLayer(), list[str](), Bell.ring

    def ring(self: Bell, table_id: str) -> None:
        rung.append(table_id)
        real(self, table_id)

    monkeypatch.setattr("lobby.live.bell.Bell.ring", ring)
    await game(1, Secrets(chance=2, drafts=3, words=3, refused=2), rounds=1)
    bell = Bell(lambda _table_id: None)
    bell._layer = layer
    for table_id in rung:
        await bell._send(table_id)

    assert len(rung) > 10
    assert {str(handed) for handed in layer.handed} == {
        str(("table.thesametable22", {"type": "ring", "table": "thesametable22"}))
    }
