"""From what somebody asks over a socket to an act in the game: whose command it is follows from who they are."""

from collections.abc import Collection, Mapping
from typing import Final

from lobby.live.answers import LobbyReason, Refused, refused_by_rules
from lobby.live.replica import Act
from lobby.rights import COMMANDS, Need, has
from lobby.selectors.access import Participation
from rules.engine.actors import Actor, HostActor, RedActor, SeatActor
from rules.engine.commands import Command, ConfigureTable
from rules.engine.errors import Reason, Refusal
from rules.engine.ids import NationId

OTHERS_OWN: Final[Mapping[Need, Refusal]] = {
    Need.HOST: Refusal(reason=Reason.NOT_YOUR_COMMAND, rule="2.9", facts={"who": "host"}),
    Need.RED: Refusal(reason=Reason.NOT_YOUR_COMMAND, rule="15.1", facts={"who": "red"}),
}
"""What the rules, too, say to everybody but the host, or but whoever plays the challenger."""


def act_of(command: Command, key: str, who: Participation, nations: Collection[NationId]) -> Act | Refused:
    """The act, in the name of the host or of a nation; whether it is legal the engine decides.

    A host who plays gives table commands as host and all others as the own nation. Who has no nation is refused. The
    table keeps its `nations`: people hold seats in them, and links are the keys to them.
    """
    need = COMMANDS[type(command)]
    if not has(who, need):
        refused = OTHERS_OWN.get(need)
        return refused_by_rules(key, refused) if refused else Refused(key=key, reason=LobbyReason.NO_SEAT)
    if isinstance(command, ConfigureTable) and set(command.nations) != set(nations):
        return Refused(key=key, reason=LobbyReason.NATIONS_FIXED)
    return Act(command=command, by=_actor(who, need), key=key, viewer=who.viewer, warrant=who.warrant)


def _actor(who: Participation, need: Need) -> Actor:
    """In whose name somebody who may give a command gives it."""
    if need is Need.SEAT and who.nation is not None:
        return SeatActor(nation=who.nation)
    return RedActor() if need is Need.RED and who.is_red else HostActor()
