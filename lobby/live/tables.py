"""The doors to live tables: play a command from anywhere, and look at a game from code that does not wait."""

import asyncio
from weakref import WeakKeyDictionary

from asgiref.sync import async_to_sync
from django.db import connection

from lobby.live.answers import Answer, LobbyReason, Refused
from lobby.live.editions import EditionGoneError
from lobby.live.hub import Hub
from lobby.live.replica import Act, state_of, viewer_of_actor
from lobby.live.running import running
from lobby.live.store import read_table
from rules.engine.actors import Actor
from rules.engine.commands import Command
from rules.engine.state import GameState

_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, Hub] = WeakKeyDictionary()


def hub() -> Hub:
    """The hub of the running event loop."""
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        _hubs[loop] = Hub()
    return _hubs[loop]


async def play_command(table_id: str, command: Command, by: Actor, key: str, at: int | None = None) -> Answer:
    """Give a table a command; the answer comes after COMMIT. The same key again is answered alike.

    `at` is the moment in milliseconds, now by default. Raises UnclearError where the database broke in the very COMMIT.
    """
    act = Act(command=command, by=by, key=key, viewer=viewer_of_actor(by), at=at)
    try:
        table = await hub().table(table_id)
    except EditionGoneError:
        return Refused(key=key, reason=LobbyReason.EDITION_GONE)
    except LookupError:
        return Refused(key=key, reason=LobbyReason.UNKNOWN_TABLE)
    answer = await table.act(act)
    if not hub().serves:
        await table.finish()
    return answer


def play_command_sync(table_id: str, command: Command, by: Actor, key: str, at: int | None = None) -> Answer:
    """The same for pages and the command line; not inside a transaction, for which the writer would wait in vain."""
    if connection.in_atomic_block:
        raise RuntimeError("a command is played outside of transactions")
    return async_to_sync(play_command)(table_id, command, by, key, at)


def read_table_sync(table_id: str) -> GameState:
    """The game at a table as the database has it; SECRET parts included. Raises LookupError where there is none."""
    stored = read_table(table_id, with_talk=False)
    if stored is None:
        raise LookupError(table_id)
    return state_of(stored)


def forget_hub(found: Hub) -> None:
    """Let go of a hub that was stopped."""
    running.discard(found)
    for loop in [loop for loop, known in _hubs.items() if known is found]:
        del _hubs[loop]
