"""Words for refused acts about people, seats and the door: what is wrong and what helps, in one text."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lobby.refusals import ActReason

ACTS: Final[dict[ActReason, Promise]] = {
    ActReason.NOT_AT_TABLE: _("You are not at this table on this device. Join with its code and your name."),
    ActReason.NOT_HOST: _("Only the host may do this. Ask the host."),
    ActReason.NO_SUCH_PERSON: _("This person is not at the table any more. Load the page again to see who is."),
    ActReason.NO_SUCH_SEAT: _("There is no such seat at this table. Choose one of the nations shown."),
    ActReason.SEAT_TAKEN: _("Somebody has just taken that seat. Choose another one, or look on."),
    ActReason.SEAT_KEPT: _(
        "The game has begun, and you have played another nation in it. Go on there, or ask the host."
    ),
    ActReason.NO_SEAT: _("You have no seat to do this with. Take one first."),
    ActReason.HOST_STAYS: _("The host cannot leave the table alone. Let the game end, or just close the page."),
    ActReason.NAME_MISSING: _("Tell the others what to call you: at least one letter or number."),
    ActReason.NAME_LONG: _("That name is too long. 30 characters are enough."),
    ActReason.NAME_TAKEN: _(
        "Somebody at the table has that name. Add an initial; or say below that it is you, and the host lets you in."
    ),
    ActReason.TABLE_FULL: _("This table is full. Ask the host to make room."),
    ActReason.NO_OBSERVERS: _("This table has no free seat and takes no observers. Ask the host."),
    ActReason.GAME_OVER: _("The game at this table is over. The host can open a new one."),
    ActReason.UNKNOWN_POLICY: _("There is no bot of that character. Choose one of those offered."),
    ActReason.UNKNOWN_CHOICE: _("That is not one of the choices. Load the page again and choose from the list."),
    ActReason.CODE_MISSING: _("Type the table’s code: a word and two digits."),
    ActReason.CODE_UNFIT: _("That is not a code. A code is a word of four letters and two digits, such as WAVE-42."),
    ActReason.SCENARIO_GONE: _("What this table was opened with is not on this server any more. Ask whoever runs it."),
    ActReason.NO_OPEN_TABLE: _(
        "No table of that code lets people in now. Check the last digits, or ask the host for the link."
    ),
    ActReason.NO_NEXT_TABLE: _("No new table has been opened yet. Wait until the host plays again."),
    ActReason.NOT_NOW: _("It could not be stored, and nothing has changed. Try again in a moment."),
    ActReason.TOO_MANY_TRIES: _(
        "Too many wrong tries came from your network. Wait a minute, or use the host’s link or QR code."
    ),
}
