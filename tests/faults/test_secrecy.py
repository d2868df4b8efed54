"""Nothing secret leaves before its time (R14): to others, games with other and more secrets look alike to the byte."""

import dataclasses
import itertools
import logging
import os
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from typing import Any

import pytest
from django.core.management.base import BaseCommand

from lobby.live.audience import Audience
from lobby.live.bell import Bell
from lobby.live.limits import limits
from lobby.live.replica import Replica
from lobby.live.rows import MessageRow
from lobby.live.streams import Step, Stream
from lobby.live.talk_log import item
from lobby.models import Message, Table
from lobby.selectors.personal import game_without_names
from lobby.words import page_words
from rules.engine.actors import Viewer
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.state import GameState
from tests.faults.conftest import AnyPace
from tests.faults.secrecy import CANARY, Secrets, Seen, game

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.promise("R14"), pytest.mark.slow]

PAIRS = int(os.environ.get("PAIRS", "5000" if os.environ.get("SOAK") else "50"))

KINDS: dict[str, dict[str, int]] = {
    "other drafts": {"drafts": 1},
    "more drafts": {"drafts": 4},
    "private talk": {"words": 3},
    "in vain": {"refused": 3},
    "all of it": {"drafts": 3, "words": 4, "refused": 2},
    "another plan": {"other_plan": True, "drafts": 2, "words": 1, "is_short": True},
    "no plan of its own": {"untouched": True, "is_short": True},
    "reports to a friend": {"reports": 2, "is_full": True},
    "cards face down": {"laid": 3, "is_full": True},
    "another agenda": {"other_agenda": True, "is_full": True},
    "another seed": {"other_seed": True, "is_short": True},
}
"""What one seat does otherwise or more often, or chance; is_short where the reveal shows it."""


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


class Heard(logging.Handler):
    """Hears what the program writes into its log; pytest would keep every record of thousands of games."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self._lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record as a line."""
        self._lines.append(f"{record.levelname} {record.name} {record.getMessage()}")

    def lines(self) -> list[str]:
        """What was written since the last look."""
        found, self._lines = self._lines, []
        return found


@pytest.fixture
def heard() -> Iterator[Heard]:
    """The log of the program, down to what only people who look for faults would read."""
    logger, hears = logging.getLogger("lobby"), Heard()
    before = logger.level, logger.propagate
    logger.addHandler(hears)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    yield hears
    logger.removeHandler(hears)
    logger.setLevel(before[0])
    logger.propagate = before[1]


async def watch(seed: int, secrets: Secrets, heard: Heard) -> tuple[Seen, list[str]]:
    """A game: what others saw of it, and what the log says."""
    heard.lines()
    return await game(seed, secrets), heard.lines()


async def differences(seed: int, kinds: Iterable[str], heard: Heard) -> AsyncIterator[tuple[str, list[str]]]:
    """By kind of secrets: where two games differ for anybody but the one with them."""
    plain: dict[Secrets, tuple[Seen, list[str]]] = {}
    for kind in kinds:
        usual = Secrets(
            chance=seed, is_short=bool(KINDS[kind].get("is_short")), is_full=bool(KINDS[kind].get("is_full"))
        )
        if usual not in plain:
            plain[usual] = await watch(seed, usual, heard)
        (first, before), found = plain[usual], dataclasses.replace(usual, chance=seed + 1, **KINDS[kind])  # type: ignore[arg-type]
        second, after = await watch(seed, found, heard)
        yield kind, [*compare(first, second), *compare_logs(before, after), *canaries(second.everything() + str(after))]


def compare_logs(before: list[str], after: list[str]) -> list[str]:
    old, new = Counter(before), Counter(after)
    return [f"the log: {line}" for line in (*(old - new), *(new - old))]


def canaries(text: str) -> list[str]:
    return [f"canary: {text[max(0, at - 80) : at + 80]}" for at in [text.find(CANARY)] if at >= 0]


def compare(first: Seen, second: Seen) -> Iterable[str]:
    """Names of what differs."""
    for name, lines in first.frames.items():
        for before, after in itertools.zip_longest(lines, second.frames[name], fillvalue=""):
            if before != after:
                yield f"frames of {name}: {before[:200]} / {after[:200]}"
                break
    for name, pages in first.pages.items():
        for before, after in zip(pages, second.pages[name], strict=True):
            if before != after:
                at = next((at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), 0)
                yield f"pages of {name}: {before[at : at + 200]} / {after[at : at + 200]}"


async def test_others_see_the_same_whatever_one_seat_does_in_secret(heard: Heard, seed: int) -> None:
    chance = random.Random(seed)

    for _group in range(-(-PAIRS // len(KINDS))):
        drawn = chance.randrange(2**32)
        async for kind, found in differences(drawn, KINDS, heard):
            assert found == [], f"{kind}, seed {drawn}"


def plans_in_views(ruleset: Ruleset, state: GameState, viewer: Viewer) -> Any:  # noqa: ANN401 - a view
    return {**screen(ruleset, state, viewer), "interoperability": sum(map(ord, str(state.plans)))}


def reports_in_views(ruleset: Ruleset, state: GameState, viewer: Viewer) -> Any:  # noqa: ANN401 - a view
    return {**screen(ruleset, state, viewer), "interoperability": len(state.shadows.shared)}


def cards_in_views(ruleset: Ruleset, state: GameState, viewer: Viewer) -> Any:  # noqa: ANN401 - a view
    return {**screen(ruleset, state, viewer), "interoperability": sum(play.pressure for play in state.red.plays)}


def seed_in_views(ruleset: Ruleset, state: GameState, viewer: Viewer) -> Any:  # noqa: ANN401 - a view
    return {**screen(ruleset, state, viewer), "interoperability": int(state.seed, 16) % 1000}


def all_that_was_said(_people: object, _user: object) -> dict[str, Any]:
    return {"messages": list(Message.objects.order_by("number").values("text"))}


def export_at_once(self: BaseCommand, *_given: object, table: str, **_named: object) -> None:
    self.stdout.write(str(game_without_names(Table.objects.get(pk=table))))


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
    "reports in views": ("reports to a friend", {"lobby.live.streams.screen": reports_in_views}),
    "cards in views": ("cards face down", {"lobby.live.streams.screen": cards_in_views}),
    "counts of updates": ("more drafts", {WATCHERS: everybody, IS_OTHER: count_everything}),
    "talk": ("private talk", {"lobby.live.talk_log.is_readable": read_everything}),
    "numbers of talk": ("private talk", {"lobby.live.talk_log.item": global_number}),
    "the log": ("more drafts", {"lobby.live.replica.Replica.take_decision": logged(Replica.take_decision)}),
    "an error text": ("more drafts", {"lobby.live.audience.Audience.show": wordy(Audience.show)}),
    "a page": ("private talk", {"lobby.views.table.page_words": lambda **_how: {**page_words(), "secret": CANARY}}),
    "the seed": ("another seed", {"lobby.live.streams.screen": seed_in_views}),
    "a person's data": ("private talk", {"lobby.views.mine.personal_data": all_that_was_said}),
    "a game's export": ("another plan", {"lobby.management.commands.export_game.Command.handle": export_at_once}),
}
"""What leaks, what one seat has to do for it, and the parts of the program that are replaced."""


@pytest.mark.parametrize("name", LEAKS)
async def test_a_leak_that_is_planted_is_found(monkeypatch: pytest.MonkeyPatch, heard: Heard, name: str) -> None:
    kind, leaks = LEAKS[name]
    for place, leak in leaks.items():
        monkeypatch.setattr(place, leak)

    assert [found async for _kind, found in differences(7, [kind], heard)] != [[]]


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
