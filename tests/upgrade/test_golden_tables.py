"""Tables of every released version are put back, found as they were, and played to their end (R13)."""

import asyncio
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from lobby.live.answers import Accepted
from lobby.live.hub import Hub
from lobby.live.reader import reader
from lobby.live.tables import play_command, read_table_sync
from lobby.live.verify import faults_of
from lobby.models import Edition, Table
from rules.engine.actors import HostActor
from rules.engine.codec import encode_state
from rules.engine.commands import Command, EndPhase, ResumeClock, SetController, StartGame
from rules.engine.ids import Controller, Phase
from rules.engine.state import GameState
from tests.upgrade.record import FORMER

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.promise("R13")]

TABLES = sorted((Path(__file__).resolve().parent / "tables").glob("*.backup.gz"))
VERSIONS = {"0.1.0"}
"""What was released, or is about to be; `record.py` says how a version is added."""


def restored(path: Path) -> str:
    """Put a golden table back; its id."""
    call_command("restore", str(path), verbosity=0)
    return Table.objects.get().pk


def then(path: Path) -> Any:  # noqa: ANN401 - JSON
    """The state it had."""
    return json.loads(gzip.decompress(Path(str(path).replace(".backup.gz", ".state.json.gz")).read_bytes()))


def changed(before: Any, after: Any, place: str = "") -> list[str]:  # noqa: ANN401 - JSON
    """Where a later state says otherwise; what is new in it, also at the end of a list, is no difference."""
    if isinstance(before, dict) and isinstance(after, dict):
        return [it for key in before for it in changed(before[key], after.get(key), f"{place}.{key}")]
    if isinstance(before, list) and isinstance(after, list) and len(before) <= len(after):
        return [it for n, part in enumerate(before) for it in changed(part, after[n], f"{place}.{n}")]
    return [] if before == after else [f"{place}: {before!r} was, {after!r} is"]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_a_golden_table_is_as_it_was(path: Path) -> None:
    was = then(path)

    table_id = restored(path)

    is_now = encode_state(read_table_sync(table_id))
    stopped = {".state.clock.paused", ".state.clock.deadline", ".state.clock.left"}
    assert [it for it in changed(was, is_now) if it.split(":")[0] not in stopped] == []
    assert faults_of(table_id) == []
    assert Edition.objects.get().content_hash == FORMER


@pytest.mark.parametrize("path", [path for path in TABLES if "ended" not in path.name], ids=lambda path: path.name)
async def test_a_golden_table_is_played_to_its_end(path: Path, live: Hub) -> None:
    table_id = await reader.read(restored, path)
    live_table = await live.table(table_id)
    for number, nation in enumerate(live_table.replica.state.settings.nations):
        await _play(table_id, SetController(nation=nation, controller=Controller.BOT), f"bots.{number}")
    if live_table.replica.state.clock.paused:
        await _play(table_id, ResumeClock(), "resume")

    for turn in range(60):
        state = live_table.replica.state
        if state.phase is Phase.ENDED:
            break
        await _go_on(table_id, state, turn)
        await asyncio.sleep(0)
        await live_table.finish()

    assert live_table.replica.state.phase is Phase.ENDED
    assert await reader.read(faults_of, table_id) == []


async def _go_on(table_id: str, state: GameState, turn: int) -> None:
    command: Command = StartGame() if state.phase is Phase.LOBBY else EndPhase(round=state.round, phase=state.phase)
    await play_command(table_id, command, HostActor(), f"turn.{turn}")


async def _play(table_id: str, command: Command, key: str) -> None:
    answer = await play_command(table_id, command, HostActor(), key)
    assert isinstance(answer, Accepted), answer


def test_every_released_version_has_golden_tables_in_every_kind_of_moment() -> None:
    kinds = {tuple(path.name.split(".backup")[0].split("_", 1)) for path in TABLES}

    assert kinds == {(v, name) for v in VERSIONS for name in ("in_lobby", "in_diplomacy", "sealing", "ended")}


def test_a_changed_number_in_a_golden_table_would_be_seen() -> None:
    was = then(TABLES[0])
    other = json.loads(json.dumps(was))
    nation = min(other["state"]["nations"])
    other["state"]["nations"][nation]["gdp"] += 1

    assert changed(was, other)
    assert changed(was, was) == []
    assert changed(was, {**was, "new": 1}) == []
