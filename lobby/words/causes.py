"""Words for why a number changed, one for every cause of the engine."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rules.engine.ids import Cause

CAUSES: Final[dict[Cause, Promise]] = {
    Cause.GROWTH: _("a year’s growth"),
    Cause.HARM: _("harm from a crisis at home"),
    Cause.SPILL_OVER: _("harm that spilled over from a neighbour"),
    Cause.CONTAINED_AT_HOME: _("a crisis at home was contained"),
    Cause.SUPPORT_RETURNS: _("opinion returns to its middle"),
    Cause.EFFORT: _("what defence takes from the economy"),
    Cause.UNITS_ABROAD: _("units sent abroad"),
    Cause.RECORD_INCOME: _("the contribution record"),
    Cause.HELPED: _("help in a crisis of another"),
    Cause.LED: _("led a coalition that contained a crisis"),
    Cause.RECORD_ROUND: _(
        "the record moves half-way to this round’s help for others, where 100 is the fair share of one’s economy"
    ),
    Cause.PLEDGE_KEPT: _("a pledge kept"),
    Cause.PLEDGE_BROKEN: _("a pledge broken"),
    Cause.TRUST_FADES: _("trust drifts back towards its middle"),
    Cause.OUTCOMES: _("how this round’s crises ended"),
    Cause.OUTCOME: _("how the crisis ended"),
    Cause.OPTION: _("a response option"),
    Cause.OPTION_COST: _("the price of a response option"),
    Cause.DEPLOYMENT: _("units sent"),
    Cause.INVESTMENT: _("investment in a capability"),
    Cause.NEW_BUDGET: _("this year’s budget"),
    Cause.CARRIED_OVER: _("half of what was left last year"),
    Cause.EXERCISE: _("trained together"),
    Cause.EXERCISE_COST: _("an exercise"),
    Cause.AID_GIVEN: _("aid given"),
    Cause.AID_RECEIVED: _("aid received"),
    Cause.AID_LAPSED: _("aid that was not spent"),
    Cause.PROPOSAL: _("proposed an agreement"),
    Cause.UPKEEP: _("clauses beyond those that are free"),
    Cause.AGREEMENT: _("what an agreement brings"),
    Cause.CLAUSE_BREACHED: _("did not keep a clause"),
    Cause.STATIONING: _("units stationed on a partner’s soil"),
    Cause.PRESENCE: _("another year of units on a partner’s soil"),
    Cause.MISSION: _("a training mission"),
    Cause.MISSION_COST: _("a training mission sent"),
    Cause.ENVOYS: _("envoys sent"),
    Cause.SERVED_TOGETHER: _("served together in a crisis"),
    Cause.EFFORT_SET: _("what the plan set for the year"),
    Cause.READINESS_USE: _("wear from units sent"),
    Cause.READINESS_REPAIR: _("rest and repair"),
    Cause.OUTREACH: _("public diplomacy"),
    Cause.HARDENING: _("hardening"),
    Cause.RESEARCH: _("research"),
    Cause.EVENT: _("an event"),
    Cause.CARD: _("what the crisis itself brought"),
    Cause.APPEAL: _("the international appeal"),
    Cause.PLAYED_ON: _("the game goes on after a collapse"),
    Cause.PROJECT_SHARE: _("a share in a project"),
    Cause.PROJECT_DONE: _("a project done"),
    Cause.PROJECT_HOST: _("host of a project"),
    Cause.PROJECT_LEFT: _("stopped paying for a project"),
    Cause.CONTRACT: _("a contract with industry"),
    Cause.LOCK_IN: _("use of a project, paid to its host"),
}
