"""Words for refusals about what nations build for later: research, projects, contracts with industry."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from lobby.words.sentences import ReasonWords
from lobby.words.sentences import two as _words
from rules.engine.errors import Reason

WORK_REASONS: Final[dict[Reason, ReasonWords]] = {
    Reason.RESEARCH_TOO_LARGE: _words(
        _("You cannot pay so much into research there."),
        _("Pay at most what your budget holds; the highest level takes no more."),
        _("{field}: pay 1 to {high} RP; the highest level takes no more."),
    ),
    Reason.UNKNOWN_PROJECT: _words(
        _("There is no such project."),
        _("Choose one of those offered or under way."),
    ),
    Reason.PROJECT_TAKEN: _words(
        _("This project is under way or done already."),
        _("Choose another one."),
    ),
    Reason.PROJECT_TOO_LATE: _words(
        _("There is no time left to finish this project that way."),
        _("Choose a quicker way, or none."),
        _("It could be begun this way up to round {round}; choose a quicker one, or none."),
    ),
    Reason.WAY_NOT_FITTING: _words(
        _("This project cannot be procured that way."),
        _("Choose one of the ways named with it."),
    ),
    Reason.NOT_A_PARTNER: _words(
        _("You are no partner in this project."),
        _("Talk to those who are."),
    ),
    Reason.NOTHING_DUE: _words(
        _("You owe nothing to this project this year."),
        _("Pay only what is due."),
    ),
    Reason.CONTRACT_TOO_LATE: _words(
        _("Industry signs nothing that would be paid after the last round."),
        _("Invest from your own budget."),
        _("It signs up to round {round}; after that invest from your own budget."),
    ),
    Reason.EXPOSURE_FULL: _words(
        _("You are exposed to that threat as much as one can be."),
        _("Pay the contract in money, or choose another domain."),
    ),
}
