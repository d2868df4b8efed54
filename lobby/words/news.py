"""Words for the lines of the feed, by kind; pages fill in the {names}.

`{nation}` is the first nation the line is about; other names are the line's facts, of which ids are shown as the
nation's name, the card's title, the outcome or the tier. A kind with a fact that changes the sentence has one entry for
each value, the value after a full stop.
"""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NEWS: Final[dict[str, Promise]] = {
    "round_began": _("Round {round} begins."),
    "controller_set.person": _("A person plays {nation}."),
    "controller_set.bot": _("A bot plays {nation}."),
    "controller_set.empty": _("Nobody plays {nation}; its standing orders count."),
    "pledge_made.none": _("{nation} pledges to “{crisis}”; units: {units}."),
    "pledge_made.if_nation": _(
        "{nation} pledges to “{crisis}”, if {at_nation} pledges at least {at_least}; units: {units}."
    ),
    "pledge_made.if_all": _("{nation} pledges to “{crisis}”, if all pledges reach {at_least}; units: {units}."),
    "pledge_withdrawn": _("{nation} takes back its pledge to “{crisis}”."),
    "pledge_struck": _("The pledge of {nation} to “{crisis}” lapses: its condition is not met."),
    "pledge_released": _("{nation} is let off its pledge to “{crisis}”."),
    "pledge_broken": _("{nation} breaks its pledge to “{crisis}”: promised {promised}, sent {sent}."),
    "units_declined": _("The units of {nation} are not admitted to “{crisis}”."),
    "units_admitted": _("The units of {nation} are admitted to “{crisis}” again."),
    "ask_set": _("{nation} is asked for units in “{crisis}”: {units}."),
    "crisis_resolved.contained": _("“{crisis}” at {nation} is contained."),
    "crisis_resolved.managed": _("“{crisis}” at {nation} is managed."),
    "crisis_resolved.partial": _("“{crisis}” at {nation} ends partial."),
    "crisis_resolved.failed": _("“{crisis}” at {nation} fails."),
    "aid_agreed": _("{nation} gives {receiver} aid; RP: {points}."),
    "exercise_agreed": _("{nation} and others agree on an exercise; nations: {number}."),
    "agreement_founded": _("{nation} and others found {agreement}; nations: {number}."),
    "agreement_joined": _("{nation} joins {agreement}."),
    "agreement_amended": _("The members of {agreement} change it."),
    "agreement_expelled": _("{nation} is expelled from {agreement}."),
    "agreement_notice": _("{nation} gives notice to {agreement}."),
    "agreement_left": _("{nation} is out of {agreement}."),
    "agreement_ended": _("There is no {agreement} any more."),
    "clause_lapsed": _("{nation} can no longer uphold a clause of {agreement}: {clause}."),
    "clause_breached": _("{nation} does not keep a clause of {agreement}: {clause}."),
    "project_begun": _("{nation} and others begin a project, “{project}”; nations: {number}."),
    "project_left": _("{nation} stops paying for “{project}” and loses its part."),
    "project_overran": _("“{project}” turns out dearer than was thought, and takes a year more."),
    "project_opposed": _("{nation} wants “{project}” cancelled."),
    "project_done": _("“{project}” is done."),
    "project_cancelled": _("“{project}” is cancelled."),
    "secretariat_founded": _("A Standing Secretariat is founded: all forces work together better."),
    "stationing_agreed": _("{nation} stations units with {host}: {domain}, {units}."),
    "stationing_ended": _("Units of {nation} leave {host}: {domain}."),
    "stationing_unpaid": _("{nation} cannot pay for its units with {host}; they leave: {domain}."),
    "mission_agreed": _("{nation} trains people of {receiver}: {domain}."),
    "government_fell": _("The government of {nation} falls; its next plan is its standing orders."),
    "grace_given": _("One seat is still planning: 60 seconds are left."),
    "phase_extended": _("The host gives this phase more time."),
    "clock_paused": _("The game is paused."),
    "clock_resumed": _("The game goes on."),
    "challenger_set.person": _("A person plays the challenger."),
    "challenger_set.bot": _("A bot plays the challenger."),
    "challenger_set.host": _("The host plays the challenger."),
    "challenger_set.nobody": _("Nobody plays the challenger; it acts by its standing orders."),
    "challenger_strikes": _("The challenger is behind “{crisis}” at {nation}."),
    "event_foreseen": _("It is foreseen for round {round}: “{event}”, about {nation}."),
    "event_happened": _("“{event}”, about {nation}."),
    "alarm_raised": _("Alarm: stability has fallen below {level}; it is at {stability}."),
    "appeal_granted": _("The world outside answers an appeal: {reason}"),
    "played_on": _("The world was at its end, and goes on: {reason}"),
    "game_ended": _("The game is over. The world: {tier}."),
}

VARIANTS: Final[dict[str, str]] = {
    "controller_set": "controller",
    "challenger_set": "player",
    "pledge_made": "condition",
    "crisis_resolved": "outcome",
}
"""The fact whose value picks the entry, for kinds that have several."""
