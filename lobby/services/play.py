"""From what somebody asks over a socket to an act in the game: whose command it is follows from who they are."""

from collections.abc import Collection

from lobby.live.answers import LobbyReason, Refused
from lobby.live.replica import Act
from lobby.selectors.access import Participation
from rules.engine.actors import HostActor, SeatActor
from rules.engine.commands import (
    Command,
    ConfigureTable,
    EndPhase,
    ExtendPhase,
    PauseClock,
    ResumeClock,
    SetController,
    StartGame,
)
from rules.engine.ids import NationId

TABLE_COMMANDS = (ConfigureTable, SetController, StartGame, EndPhase, ExtendPhase, PauseClock, ResumeClock)
"""What the host says to the table as a whole; everything else is said by a nation."""


def act_of(command: Command, key: str, who: Participation, nations: Collection[NationId]) -> Act | Refused:
    """The act, in the name of the host or of a nation; whether it is legal the engine decides.

    A host who plays gives table commands as host and all others as the own nation. Who has no nation is refused. The
    table keeps its `nations`: people hold seats in them, and links are the keys to them.
    """
    if who.is_host and isinstance(command, ConfigureTable) and set(command.nations) != set(nations):
        return Refused(key=key, reason=LobbyReason.NATIONS_FIXED)
    if who.is_host and isinstance(command, TABLE_COMMANDS):
        return Act(command=command, by=HostActor(), key=key, viewer=who.viewer)
    if who.nation is not None:
        return Act(command=command, by=SeatActor(nation=who.nation), key=key, viewer=who.viewer)
    return Refused(key=key, reason=LobbyReason.NO_SEAT)
