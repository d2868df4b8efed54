"""Planning: the secret plan, sealing and reopening (rules 4)."""

from collections.abc import Hashable, Sequence
from operator import attrgetter

from rules.engine import commands as c
from rules.engine import events as e
from rules.engine.copying import revise
from rules.engine.decide.diplomacy import require_crisis, require_phase
from rules.engine.decide.home import check_hardening, check_outreach
from rules.engine.decide.phases import end_phase_if_done, give_grace
from rules.engine.decide.projects import check_shares
from rules.engine.decide.script import Script
from rules.engine.decide.works import check_contract, check_research
from rules.engine.errors import Reason, RefusedError, refuse
from rules.engine.formulas.economy import effort_range
from rules.engine.formulas.options import option_refusal, plan_cost
from rules.engine.formulas.promises import needed_domains
from rules.engine.ids import Domain, Module, NationId, Phase
from rules.engine.module_constants import given
from rules.engine.plans import Plan


def _require_once(keys: Sequence[Hashable], rule: str, what: str) -> None:
    if len(set(keys)) < len(keys):
        raise refuse(Reason.REPEATED, rule, what=what)


def _check_deployments(script: Script, nation: NationId, plan: Plan) -> None:
    _require_once([(sent.crisis, sent.domain) for sent in plan.deployments], "4.2", "deployment")
    levels = script.state.nations[nation].capability
    used: dict[Domain, int] = {}
    for sent in plan.deployments:
        crisis = require_crisis(script, sent.crisis)
        if nation in crisis.declined:
            raise refuse(Reason.DECLINED, "5.7", nation=crisis.target)
        if sent.domain not in needed_domains(script.ruleset, crisis):
            domains = ", ".join(needed_domains(script.ruleset, crisis))
            raise refuse(Reason.DOMAIN_NOT_NEEDED, "4.6", crisis=crisis.id, domains=domains)
        used[sent.domain] = used.get(sent.domain, 0) + sent.units
        if sent.units < 1 or used[sent.domain] > levels.get(sent.domain, 0):
            raise refuse(Reason.OVER_LEVEL, "4.6", domain=sent.domain.value, high=levels.get(sent.domain, 0))


def _check_investments(script: Script, nation: NationId, plan: Plan) -> None:
    _require_once([investment.domain for investment in plan.investments], "4.2", "investment")
    economy, own = script.ruleset.constants.economy, script.state.nations[nation]
    for investment in plan.investments:
        if investment.domain not in script.ruleset.scenario.domains:
            raise refuse(Reason.UNKNOWN_DOMAIN, "3.6", domains=", ".join(script.ruleset.scenario.domains))
        if own.capability[investment.domain] >= economy.level_max:
            raise refuse(Reason.INVESTMENT_TOO_LARGE, "3.6", domain=investment.domain.value, high=0)
        if not 1 <= investment.points <= own.budget:
            raise refuse(Reason.INVESTMENT_TOO_LARGE, "3.6", domain=investment.domain.value, high=own.budget)


def _check_choices(script: Script, nation: NationId, plan: Plan) -> None:
    _require_once([choice.crisis for choice in plan.choices], "4.2", "choice")
    for choice in plan.choices:
        crisis = require_crisis(script, choice.crisis)
        sends = plan.units(crisis.id) > 0
        refusal = option_refusal(script.ruleset, script.state, nation, crisis, choice.option, sends=sends)
        if refusal is not None:
            raise RefusedError(refusal)


def _check_effort(script: Script, nation: NationId, plan: Plan) -> None:
    if plan.effort is None:
        return
    if Module.EFFORT not in script.ruleset.scenario.modules:
        raise refuse(Reason.EFFORT_FIXED, "9.1", effort=script.state.nations[nation].effort)
    low, high = effort_range(script.state.nations[nation].effort, given(script.ruleset.constants.effort))
    if not low <= plan.effort <= high:
        raise refuse(Reason.EFFORT_OUT_OF_RANGE, "9.1", low=low, high=high)


def _check_price(script: Script, nation: NationId, plan: Plan) -> None:
    own = script.state.nations[nation]
    money, influence = plan_cost(script.ruleset, script.state, nation, plan)
    if money > own.budget:
        raise refuse(Reason.OVER_BUDGET, "4.2", cost=money, budget=own.budget)
    if influence > own.influence:
        raise refuse(Reason.OVER_INFLUENCE, "4.2", cost=influence, influence=own.influence)


def check_plan(script: Script, nation: NationId, plan: Plan) -> None:
    """Refuse a plan that breaks a rule; the first reason found is given."""
    _check_deployments(script, nation, plan)
    _check_investments(script, nation, plan)
    _check_choices(script, nation, plan)
    _check_effort(script, nation, plan)
    check_outreach(script, nation, plan)
    check_hardening(script, nation, plan)
    check_research(script, nation, plan)
    check_shares(script, nation, plan)
    check_contract(script, nation, plan)
    _check_price(script, nation, plan)


_place = attrgetter("crisis", "domain", "units")


def in_order(plan: Plan) -> Plan:
    """Return a plan in canonical order."""
    return revise(
        plan,
        deployments=tuple(sorted(plan.deployments, key=_place)),
        investments=tuple(sorted(plan.investments)),
        choices=tuple(sorted(plan.choices)),
        hardened=tuple(sorted(plan.hardened)),
        research=tuple(sorted(plan.research)),
        shares=tuple(sorted(plan.shares)),
    )


def _require_open(script: Script, nation: NationId) -> None:
    require_phase(script, Phase.PLANNING)
    if nation in script.state.sealed:
        raise refuse(Reason.PLAN_SEALED, "4.3")


def save_plan(script: Script, nation: NationId, command: c.SavePlan) -> None:
    """Keep a plan: every change is the plan."""
    _require_open(script, nation)
    if script.state.nations[nation].fallen:
        raise refuse(Reason.GOVERNMENT_FELL, "3.9")
    check_plan(script, nation, command.plan)
    plan = in_order(command.plan)
    if script.state.plans.get(nation) != plan:
        script.happen(e.PlanSaved(nation=nation, plan=plan))


def seal_plan(script: Script, nation: NationId) -> None:
    """Say that the plan is done; the last seal reveals."""
    _require_open(script, nation)
    script.happen(e.PlanSealed(nation=nation))
    give_grace(script)
    end_phase_if_done(script)


def reopen_plan(script: Script, nation: NationId) -> None:
    """Plan again, until the reveal."""
    require_phase(script, Phase.PLANNING)
    if nation not in script.state.sealed:
        raise refuse(Reason.NOT_SEALED, "4.3")
    script.happen(e.PlanReopened(nation=nation))


def set_ready(script: Script, nation: NationId, command: c.SetReady) -> None:
    """Say that an open phase may end; the last word ends it."""
    require_phase(script, Phase.HORIZON, Phase.DIPLOMACY, Phase.RESOLUTION, Phase.AFTERMATH)
    if (nation in script.state.ready) == command.ready:
        return
    script.happen(e.ReadySet(nation=nation, ready=command.ready))
    if command.ready:
        end_phase_if_done(script)
