"""Words for what hosts do, about people and in the game, as their record shows it."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DEEDS: Final[dict[str, Promise]] = {
    "nod": _("let somebody in"),
    "turn_away": _("turned somebody away"),
    "remove": _("removed somebody"),
    "door": _("set the door"),
    "link": _("made new links"),
    "code": _("gave the table another code"),
    "free": _("freed a seat"),
    "again": _("opened a table to play again"),
    "sit": _("gave somebody a seat"),
    "stand": _("took somebody from a seat"),
    "bot": _("let a bot play a seat"),
    "back": _("gave a seat back to its person"),
    "configure_table": _("set up the game"),
    "set_controller": _("said who plays a seat"),
    "start_game": _("started the game"),
    "end_phase": _("ended a phase"),
    "extend_phase": _("gave a phase more time"),
    "pause_clock": _("paused"),
    "resume_clock": _("went on"),
    "set_red_controller": _("said who plays the challenger"),
    "adjudicate_crisis": _("ruled how a crisis ends"),
    "grant_appeal": _("let the world outside answer an appeal"),
    "play_on": _("let the table play on"),
}
"""By the act's name without "act_", or the command's type."""
