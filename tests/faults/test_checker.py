"""The judge itself: it passes true runs, and finds each of many faults that were planted in a run or in the server."""

import copy
import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from lobby.live.answers import Accepted
from lobby.live.hub import Hub
from lobby.live.known import Known
from lobby.live.replica import Act
from lobby.live.streams import Step, Stream
from tests.faults.checker import violations
from tests.faults.plants import PLANTS
from tests.faults.recorded import true_history

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("at_any_pace")]


async def test_a_true_run_passes_and_each_fault_that_is_planted_in_it_is_found(live: Hub) -> None:
    history = await true_history(live, seed=7)
    unseen = {}

    for plant in PLANTS:
        spoilt = copy.deepcopy(history)
        wanted = plant(spoilt)
        found = violations(spoilt)
        if not any(sentence.startswith(wanted) for sentence in found):
            unseen[plant.__name__] = found

    assert violations(history) == []
    assert unseen == {}
    assert len(history.database.entries) > 20
    assert len(PLANTS) >= 10


def no_head(_connection: object, _append: object) -> None:
    """Leave the table's row as it was."""


def another_answer(act: Act, known: Known) -> Accepted:
    """Answer a resend as if it had happened later."""
    return Accepted(key=act.key, vseq=int(known.answer["vseq"]) + 1)


def everybody_reads(_row: object, _viewer: object) -> bool:
    """Let everybody read everything that is said."""
    return True


def unmoved(real: Callable[[Stream, Any], Step | None]) -> Callable[[Stream, Any], Step | None]:
    """Show the change to update 9 under the number of the one before."""

    def advance(self: Stream, shown: Any) -> Step | None:  # noqa: ANN401 - a view
        step = real(self, shown)
        return dataclasses.replace(step, vseq=step.vseq - 1) if step and step.vseq == 9 else step

    return advance


SERVER_PLANTS: dict[str, tuple[str, Any, str]] = {
    "the head stays behind": ("lobby.live.statements._move_head", no_head, "R1: the table says"),
    "a resend is answered otherwise": ("lobby.live.table.repeated", another_answer, "R2: "),
    "everybody reads all talk": ("lobby.live.talk_log.is_readable", everybody_reads, "R14: "),
    "a number is used again": ("lobby.live.streams.Stream.advance", unmoved(Stream.advance), "R4: "),
}


@pytest.mark.parametrize("name", SERVER_PLANTS)
async def test_a_fault_that_is_planted_in_the_server_is_found(
    live: Hub, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    place, fault, wanted = SERVER_PLANTS[name]
    monkeypatch.setattr(place, fault)

    found = violations(await true_history(live, seed=7))

    assert any(sentence.startswith(wanted) for sentence in found), found
