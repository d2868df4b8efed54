"""Showing others what the own services see (rules 12.4 and 12.5)."""

from rules.engine import commands as c
from rules.engine import events as e
from rules.engine.decide.diplomacy import require_crisis, require_nation, require_phase
from rules.engine.decide.modules import require_module
from rules.engine.decide.script import Script
from rules.engine.errors import Reason, refuse
from rules.engine.formulas.intelligence import REPORT, grade_of, leaks
from rules.engine.ids import Module, NationId, Phase
from rules.engine.module_constants import given
from rules.engine.shadows import Report


def share_report(script: Script, nation: NationId, command: c.ShareReport) -> None:
    """Show another nation what the own services make out, where that is more than its own do."""
    ruleset, state = script.ruleset, script.state
    require_module(script, Module.INTELLIGENCE, "12.4")
    require_phase(script, Phase.DIPLOMACY)
    crisis = require_crisis(script, command.crisis)
    require_nation(script, command.nation)
    grade = grade_of(ruleset, state, nation)
    if grade < REPORT:
        level = REPORT * given(ruleset.constants.intelligence).grade_divisor
        raise refuse(Reason.NOTHING_TO_SHOW, "12.4", level=level)
    if grade_of(ruleset, state, command.nation) >= grade:
        raise refuse(Reason.SEES_AS_MUCH, "12.4", nation=command.nation)
    report = Report(crisis=crisis.id, by=nation, to=command.nation, grade=grade)
    if report not in state.shadows.shared:
        script.happen(e.ReportShared(report=report, leaked=leaks(ruleset, state, command.nation)))
