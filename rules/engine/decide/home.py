"""What plans do at home: checked when they are saved, paid and counted at the reveal (rules 9.3, 9.4)."""

from rules.engine.decide.diplomacy import require_crisis
from rules.engine.decide.modules import require_module
from rules.engine.decide.script import Script
from rules.engine.errors import Reason, refuse
from rules.engine.formulas.clauses.transparency import outreach_numbers
from rules.engine.formulas.home import (
    can_harden,
    exposure_steps,
    hardened_before,
    hardened_now,
    hardening_price,
    outreach_gain,
    outreach_limit,
    total_of,
)
from rules.engine.ids import Cause, Module, NationId, Quantity
from rules.engine.module_constants import given
from rules.engine.plans import Plan


def check_outreach(script: Script, nation: NationId, plan: Plan) -> None:
    """Refuse RP for the public that would bring nothing more."""
    if not plan.outreach:
        return
    require_module(script, Module.OUTREACH)
    own = script.state.nations[nation]
    high = outreach_limit(own.budget, own.gdp, outreach_numbers(script.ruleset, script.state, nation))
    if not 0 <= plan.outreach <= high:
        raise refuse(Reason.OUTREACH_TOO_LARGE, "9.3", high=high)


def check_hardening(script: Script, nation: NationId, plan: Plan) -> None:
    """Refuse to harden twice against one crisis, or against one that cannot harm the nation."""
    if not plan.hardened:
        return
    require_module(script, Module.HARDENING)
    if len(set(plan.hardened)) < len(plan.hardened):
        raise refuse(Reason.REPEATED, "4.2", what="hardening")
    for crisis_id in plan.hardened:
        crisis = require_crisis(script, crisis_id)
        if not can_harden(script.state, nation, crisis):
            raise refuse(Reason.NO_HARM_HERE, "9.4", crisis=crisis.id, nation=crisis.target)


def pay_home(script: Script, nation: NationId) -> None:
    """Pay for the public and for hardening; the public is moved at once."""
    plan, own = script.state.plans[nation], script.state.nations[nation]
    if plan.outreach:
        gain = outreach_gain(plan.outreach, own.gdp, outreach_numbers(script.ruleset, script.state, nation))
        script.nation(nation, Quantity.BUDGET, -plan.outreach, Cause.OUTREACH, "9.3")
        script.nation(nation, Quantity.SUPPORT, gain, Cause.OUTREACH, "9.3")
    for crisis in plan.hardened:
        price = hardening_price(script.ruleset, script.state, nation)
        script.nation(nation, Quantity.BUDGET, -price, Cause.HARDENING, "9.4", crisis)


def lower_exposures(script: Script) -> None:
    """Lower exposure to what was hardened against often enough."""
    for nation in script.state.settings.nations:
        if not script.state.plans[nation].hardened:
            continue
        times = given(script.ruleset.constants.hardening).times
        before = hardened_before(script.ruleset, script.state, nation)
        for threat, more in hardened_now(script.state, nation).items():
            steps = exposure_steps(total_of(before, threat), more, times)
            script.exposure(nation, threat, -steps, (Cause.HARDENING, "9.4", None))
