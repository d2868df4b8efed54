"""Words for refusals about what nations build side by side: units on a partner's soil, training missions."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from lobby.words.sentences import ReasonWords
from lobby.words.sentences import two as _words
from rules.engine.errors import Reason

BUILDING_REASONS: Final[dict[Reason, ReasonWords]] = {
    Reason.NOT_AHEAD: _words(
        _("There is too little to teach."),
        _("Ask a nation that is further ahead."),
        _("{domain}: who trains others has to be {levels} levels ahead."),
    ),
    Reason.ON_MISSION: _words(
        _("A nation takes part in one training mission a year."),
        _("Wait for the next year, or choose somebody else."),
        _("{nation} has its mission of this year."),
    ),
    Reason.NOBODY_STATIONED: _words(
        _("There are no such units on that soil."),
        _("Look at what is stationed where."),
    ),
    Reason.NOT_YOUR_UNITS: _words(
        _("Only guest and host can end this."),
        _("Talk to one of them."),
    ),
}
"""Part of `lobby.words.reasons.REASONS`."""
