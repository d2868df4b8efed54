"""Words for what the lobby itself refuses, and for every goodbye it says to a socket."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lobby.live.answers import LobbyReason, Refused
from lobby.words.reasons import refusal_message
from rules.engine.errors import Reason, Refusal

LOBBY_REASONS: Final[dict[LobbyReason, Promise]] = {
    LobbyReason.KEY_REUSED: _("This key was used for something else. Give each new thing a new key."),
    LobbyReason.NO_SEAT: _("You have no seat at this table. Take a free one, or ask the host for one."),
    LobbyReason.ELSEWHERE: _("Your seat is open at another place. Continue here first."),
    LobbyReason.SEAT_CHANGED: _("Your place at this table has changed just now. Look again, then decide anew."),
    LobbyReason.OBSERVERS_LISTEN: _("Observers cannot talk at the table. Take a seat to join in."),
    LobbyReason.TOO_FAST: _("That is too many messages at once. Wait a few seconds and send it again."),
    LobbyReason.NATIONS_FIXED: _("A table keeps the nations it was opened for. Open another one for more or fewer."),
    LobbyReason.UNKNOWN_RECIPIENT: _("Not all of them sit at this table. Choose among its nations."),
    LobbyReason.TALK_FULL: _("This table has talked as much as it can keep."),
    LobbyReason.LOG_FULL: _("This table has seen as much as it can keep. Open another one."),
    LobbyReason.STORAGE: _("It could not be stored, and nothing has changed. Try again in a moment."),
    LobbyReason.BUSY: _("Too much happened at once, and nothing of yours has changed. Try again."),
    LobbyReason.SERVER_FAULT: _("Something went wrong on our side, and nothing has changed. The host’s log says more."),
    LobbyReason.UNKNOWN_TABLE: _("There is no such table."),
    LobbyReason.EDITION_GONE: _("The cards or rules this table was opened with are not on this server any more."),
}

GOODBYES: Final[dict[str, Promise]] = {
    "replaced": _("This seat is open at another place."),
    "removed": _("You are no longer at this table."),
    "moved": _("Your place at this table has changed. The page connects again by itself."),
    "closing": _("The server is restarting. Your table is safe; the page connects again by itself."),
    "flood": _("Too many messages came from here."),
    "slow": _("This connection could not keep up. The page connects again by itself."),
    "unknown_table": _("There is no such table."),
    "edition_gone": _(
        "The cards or rules this table was opened with are not on this server any more. Nothing of the game is lost; "
        "ask whoever runs the server."
    ),
    "not_seated": _("You are not at this table. Enter its code to join."),
}


def refused_message(refused: Refused) -> str:
    """A refusal in the reader's language, whoever refused."""
    if refused.reason in LOBBY_REASONS:
        return str(LOBBY_REASONS[LobbyReason(refused.reason)])
    return refusal_message(Refusal(reason=Reason(refused.reason), rule=refused.rule, facts=refused.facts))
