"""A command's way into the log: accepted after COMMIT, once, and answered alike however often it is sent."""

import asyncio

import pytest

from lobby.live.answers import Accepted, LobbyReason, Refused
from lobby.live.hub import Hub
from lobby.live.reader import reader
from lobby.live.store import read_entries
from lobby.live.tables import hub, play_command
from rules.engine.actors import HostActor, SeatActor
from rules.engine.commands import SetController, SetReady, StartGame
from rules.engine.ids import Controller, NationId
from tests.lobby.stage import Stage, a_table, connect

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stage() -> Stage:
    return a_table(3)


async def started(stage: Stage) -> Hub:
    for nation in stage.nations:
        command = SetController(nation=NationId(nation), controller=Controller.PERSON)
        assert isinstance(await play_command(stage.table_id, command, HostActor(), f"sit.{nation}"), Accepted)
    assert isinstance(await play_command(stage.table_id, StartGame(), HostActor(), "start"), Accepted)
    return hub()


async def test_a_command_is_in_the_log_when_it_is_accepted(stage: Stage) -> None:
    await started(stage)

    entries = await reader.read(read_entries, stage.table_id, 0)

    assert [entry.seq for entry in entries] == [1, 2, 3, 4]
    assert entries[-1].actor == "host"
