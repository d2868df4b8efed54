"""Who may do what at a table: every command, message and act has its line here, and nothing else decides.

Who somebody is comes from `lobby.selectors.access`; whether it is legal now, the rules of the game say. A command,
message or act without a line is a KeyError, and fails the tests in tests/roles.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from lobby.protocol import Ack, ClientMessage, Do, Explain, Hello, Ping, Say, TakeOver
from lobby.refusals import ActReason, ActRefusedError
from lobby.selectors.access import Participation
from rules.engine import commands as c
from rules.engine.actors import HostViewer


class Need(StrEnum):
    """What somebody at a table has to be."""

    MEMBER = "member"
    """At the table at all, observers among them."""
    SEAT = "seat"
    """Of a nation; what they do is done by that nation and no other."""
    VOICE = "voice"
    """Of a nation, or the host."""
    HOST = "host"
    RED = "red"
    """The challenger's person, or the host who plays no nation: it sees no nation's secrets."""


COMMANDS: Final[Mapping[type[c.Command], Need]] = {
    c.ConfigureTable: Need.HOST,
    c.SetController: Need.HOST,
    c.StartGame: Need.HOST,
    c.EndPhase: Need.HOST,
    c.ExtendPhase: Need.HOST,
    c.PauseClock: Need.HOST,
    c.ResumeClock: Need.HOST,
    c.AdjudicateCrisis: Need.HOST,
    c.GrantAppeal: Need.HOST,
    c.PlayOn: Need.HOST,
    c.SetReady: Need.SEAT,
    c.StatePosition: Need.SEAT,
    c.SetAsk: Need.SEAT,
    c.MakePledge: Need.SEAT,
    c.WithdrawPledge: Need.SEAT,
    c.ReleasePledge: Need.SEAT,
    c.DeclineUnits: Need.SEAT,
    c.SavePlan: Need.SEAT,
    c.SealPlan: Need.SEAT,
    c.ReopenPlan: Need.SEAT,
    c.ProposeDeal: Need.SEAT,
    c.AcceptDeal: Need.SEAT,
    c.RefuseDeal: Need.SEAT,
    c.WithdrawDeal: Need.SEAT,
    c.ShareReport: Need.SEAT,
    c.LeaveAgreement: Need.SEAT,
    c.CancelProject: Need.SEAT,
    c.SetRedController: Need.HOST,
    c.LayCards: Need.RED,
    c.EndStationing: Need.SEAT,
}

MESSAGES: Final[Mapping[type[ClientMessage], Need]] = {
    Hello: Need.MEMBER,
    Do: Need.MEMBER,  # and what the command needs
    Say: Need.VOICE,
    Explain: Need.MEMBER,
    Ack: Need.MEMBER,
    Ping: Need.MEMBER,
    TakeOver: Need.MEMBER,
}

ACTS: Final[Mapping[str, Need]] = {
    "act_nod": Need.HOST,
    "act_turn_away": Need.HOST,
    "act_remove": Need.HOST,
    "act_door": Need.HOST,
    "act_link": Need.HOST,
    "act_code": Need.HOST,
    "act_free": Need.HOST,
    "act_again": Need.HOST,
    "act_sit": Need.MEMBER,
    "act_stand": Need.MEMBER,
    "act_bot": Need.MEMBER,
    "act_back": Need.MEMBER,
    "act_rename": Need.MEMBER,
    "act_leave": Need.MEMBER,
    "act_follow": Need.MEMBER,
}
"""Acts about people by the name of their address; what a member does to anybody else needs `OF_OTHERS`."""

RECORD: Final = Need.HOST
"""Who may read what the host has done."""

OF_OTHERS: Final = Need.HOST
"""Who may act about another person or another person's seat."""


def has(who: Participation, need: Need) -> bool:
    """Whether somebody at the table is what is needed."""
    match need:
        case Need.MEMBER:
            return True
        case Need.SEAT:
            return who.nation is not None
        case Need.VOICE:
            return who.nation is not None or who.is_host
        case Need.HOST:
            return who.is_host
        case Need.RED:
            return who.is_red or isinstance(who.viewer, HostViewer)


def require(who: Participation, need: Need) -> None:
    """Refuse an act about people that needs more than somebody is (ActRefusedError)."""
    if not has(who, need):
        raise ActRefusedError(ActReason.NOT_HOST if need is Need.HOST else ActReason.NO_SEAT)
