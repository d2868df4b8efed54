"""Commands that people's acts give to the game in the host's name: seats, the table's settings, the start."""

from uuid import uuid4

from lobby.live.answers import Accepted, LobbyReason
from lobby.live.tables import play_command_sync
from lobby.refusals import ActReason, ActRefusedError
from rules.engine.actors import HostActor
from rules.engine.commands import Command
from rules.engine.errors import Reason


def play_as_host(table_id: str, command: Command) -> None:
    """Give the game a command that the lobby has checked; raises ActRefusedError where it came too late or failed."""
    key = f"lobby.{uuid4().hex}"
    answer = play_command_sync(table_id, command, HostActor(), key)
    if isinstance(answer, Accepted):
        return
    if answer.reason == Reason.GAME_OVER:
        raise ActRefusedError(ActReason.GAME_OVER)
    if answer.reason in set(LobbyReason):
        raise ActRefusedError(ActReason.NOT_NOW)
    raise AssertionError(f"the lobby gave a command that the rules refuse: {command} {answer}")
