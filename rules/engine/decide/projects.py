"""Joint projects: begun by a deal, paid from plans, left, made dearer, done or cancelled (rules 13.5 to 13.13)."""

from itertools import combinations, permutations
from typing import assert_never

from rules.engine import commands as c
from rules.engine import events as e
from rules.engine.deals import StartProject
from rules.engine.decide.diplomacy import require_phase
from rules.engine.decide.modules import require_module
from rules.engine.decide.script import Script, Why
from rules.engine.errors import Reason, refuse
from rules.engine.formulas.economy import rate_cost
from rules.engine.formulas.projects import (
    TWO,
    dues,
    first_part,
    owed,
    part_of,
    running,
    share_of,
    shares_after,
    will_overrun,
)
from rules.engine.formulas.works import researched
from rules.engine.ids import Cause, Domain, Module, NationId, Phase, Quantity, Technology, Threat, Way, WorkId
from rules.engine.module_constants import given
from rules.engine.plans import Plan
from rules.engine.projects import (
    BuildTrust,
    DrawTogether,
    EaseTension,
    FoundSecretariat,
    LowerExposure,
    ProjectEffect,
    RaiseInfluence,
    RaiseLevel,
    RaiseReadiness,
    RaiseSupport,
    SteadyWorld,
)
from rules.engine.state import GameState
from rules.engine.works import Bill, Project, ProjectStatus, project_of

_DONE: Why = (Cause.PROJECT_DONE, "13.7", None)


def _known(script: Script, work: WorkId) -> Project:
    """Return a project that was begun; raises AssertionError for another one."""
    found = project_of(script.state.works.projects, work)
    if found is None:
        raise AssertionError(work)
    return found


def draw_overruns(script: Script) -> None:
    """Draw for every project that can be procured the agile way whether it overruns if it is begun this round."""
    ruleset, state = script.ruleset, script.state
    agile = [card.id for card in ruleset.projects.values() if Way.AGILE in card.ways]
    drawn = tuple(card for card in agile if will_overrun(ruleset, state.seed, card, state.round))
    script.happen(e.OverrunsDrawn(projects=drawn))


def begin_project(script: Script, term: StartProject) -> None:
    """Begin a project: each partner pays the first part of its share at once (rules 13.5, 13.6)."""
    state, ruleset = script.state, script.ruleset
    paid = {nation: first_part(ruleset, state, term.way, nation) for nation in term.partners}
    for nation, points in paid.items():
        script.nation(nation, Quantity.BUDGET, -points, Cause.PROJECT_SHARE, "13.6")
    number = 1 + sum(1 for known in state.works.projects if known.begun == state.round)
    project = Project(
        id=WorkId(f"r{state.round}p{number}"),
        card=term.project,
        way=term.way,
        host=term.host,
        partners=term.partners,
        begun=state.round,
        ends=state.round + given(ruleset.constants.projects).years[term.way] - 1,
        shares={nation: share_of(ruleset, state, term.way, nation) for nation in term.partners},
        paid=paid,
    )
    script.happen(e.ProjectBegun(project=project))


def check_shares(script: Script, nation: NationId, plan: Plan) -> None:
    """Refuse to pay twice for a project, or where nothing is due."""
    if not plan.shares:
        return
    require_module(script, Module.PROJECTS, "13.6")
    if len(set(plan.shares)) < len(plan.shares):
        raise refuse(Reason.REPEATED, "4.2", what="share")
    due = dues(script.state, nation)
    for work in plan.shares:
        if work not in due:
            raise refuse(Reason.NOTHING_DUE, "13.6", projects=", ".join(due))


def pay_shares(script: Script, nation: NationId) -> None:
    """Pay the parts that are due, as the plan says."""
    for work in script.state.plans[nation].shares:
        points = part_of(_known(script, work), nation, script.state.round)
        spent = -script.nation(nation, Quantity.BUDGET, -points, Cause.PROJECT_SHARE, "13.6")
        script.note(e.SharePaid(project=work, nation=nation, points=spent))


def cancel_project(script: Script, nation: NationId, command: c.CancelProject) -> None:
    """Speak against a project; when more than half of its partners have, it ends (rules 13.11)."""
    require_module(script, Module.PROJECTS, "13.11")
    require_phase(script, Phase.DIPLOMACY)
    project = project_of(running(script.state), command.project)
    if project is None:
        raise refuse(Reason.UNKNOWN_PROJECT, "13.11")
    if nation not in project.partners:
        raise refuse(Reason.NOT_A_PARTNER, "13.11", partners=", ".join(project.partners))
    if nation in project.against:
        return
    script.happen(e.ProjectOpposed(project=project.id, nation=nation))
    if (len(project.against) + 1) * 2 > len(project.partners):
        script.happen(e.ProjectEnded(project=project.id, status=ProjectStatus.CANCELLED))


def settle_projects(script: Script, revealed: GameState) -> None:
    """Let those leave who did not pay, and finish what is paid for; on the state as the plans met it."""
    script.settle()
    for project in running(revealed):
        for nation in project.partners:
            if part_of(project, nation, revealed.round) and project.id not in script.state.plans[nation].shares:
                _leave(script, project.id, nation)
        _close(script, revealed, _known(script, project.id))


def _leave(script: Script, work: WorkId, nation: NationId) -> None:
    """A partner stops paying: it forfeits, the others mind and go on dearer (rules 13.10)."""
    project = _known(script, work)
    staying = tuple(other for other in project.partners if other != nation)
    shares = shares_after(project, nation)
    host = project.host if project.host in staying or not staying else staying[0]
    ends = project.ends + 1 if project.ends <= script.state.round else project.ends
    script.happen(e.PartnerLeft(project=work, nation=nation, host=host, shares=shares, ends=ends))
    forfeit = given(script.ruleset.constants.projects).forfeit
    for other in staying:
        script.trust(other, nation, forfeit, Cause.PROJECT_LEFT, "13.10")


def _close(script: Script, revealed: GameState, project: Project) -> None:
    """End a project that nobody shares any more, or that all have paid for, unless it overruns."""
    if len(project.partners) < TWO:
        script.happen(e.ProjectEnded(project=project.id, status=ProjectStatus.CANCELLED))
    elif all(owed(project, nation) <= 0 for nation in project.partners):
        agile = project.way is Way.AGILE and not project.overran
        if agile and project.card in revealed.works.overruns:
            more = given(script.ruleset.constants.projects).overrun_share
            gdp = {nation: revealed.nations[nation].gdp for nation in project.partners}
            shares = {nation: project.shares[nation] + rate_cost(more, gdp[nation]) for nation in project.partners}
            script.happen(e.ProjectOverran(project=project.id, shares=shares, ends=revealed.round + 1))
        else:
            _finish(script, project)


def _finish(script: Script, project: Project) -> None:
    """A project is done: technology, its own effects, what its way brings, and its host's gain."""
    card, constants = script.ruleset.projects[project.card], given(script.ruleset.constants.projects)
    for nation in project.partners:
        for field in card.fields:
            _raise_field(script, nation, field, constants.levels)
    for effect in card.effects:
        _carry_out(script, project, effect)
    if project.way is Way.SUSTAINABLE:
        script.tension(Threat.CLIMATE, -constants.climate, Cause.PROJECT_DONE, "13.8")
        for nation in project.partners:
            script.nation(nation, Quantity.SUPPORT, constants.support, Cause.PROJECT_DONE, "13.8")
    _raise_level(script, project.host, card.domain, (Cause.PROJECT_HOST, "13.12", None))
    script.happen(e.ProjectEnded(project=project.id, status=ProjectStatus.DONE))
    _lock_in(script, project)


def _raise_field(script: Script, nation: NationId, field: Technology, by: int) -> None:
    most = given(script.ruleset.constants.technology).level_max
    level = min(most, script.technology_now(nation, field) + by)
    script.technology(nation, field, (level, researched(script.state, nation, field)), _DONE)


def _raise_level(script: Script, nation: NationId, domain: Domain, why: Why) -> None:
    own = script.state.nations[nation]
    if domain in own.capability:
        script.level(nation, domain, (script.level_now(nation, domain) + 1, own.invested[domain]), why)


def _lock_in(script: Script, project: Project) -> None:
    """The other partners pay the host for some years (rules 13.12)."""
    constants, now = given(script.ruleset.constants.projects), script.state.round
    bills = tuple(
        Bill(round=year, nation=nation, rate=constants.lock_in, to=project.host, exposes=None, cause=Cause.LOCK_IN)
        for year in range(now + 1, min(now + constants.lock_in_years, script.state.settings.rounds) + 1)
        for nation in project.partners
        if nation != project.host
    )
    if bills:
        script.happen(e.BillsMade(bills=bills))


def _carry_out(script: Script, project: Project, effect: ProjectEffect) -> None:  # noqa: C901 - one case an effect
    """Let a project's own effect happen."""
    partners, cause, rule = project.partners, _DONE[0], _DONE[1]
    match effect:
        case RaiseLevel(domain=domain):
            for nation in partners:
                _raise_level(script, nation, domain, _DONE)
        case LowerExposure(threat=threat):
            for nation in partners:
                script.exposure(nation, threat, -1, _DONE)
        case RaiseSupport(points=points):
            for nation in partners:
                script.nation(nation, Quantity.SUPPORT, points, cause, rule)
        case RaiseReadiness(points=points):
            for nation in partners if Module.READINESS in script.ruleset.scenario.modules else ():
                script.nation(nation, Quantity.READINESS, points, cause, rule)
        case RaiseInfluence(points=points):
            for nation in partners:
                script.earn(nation, points, _DONE)
        case DrawTogether(points=points):
            for one, other in combinations(partners, TWO) if script.state.ties.interoperability else ():
                script.pair(one, other, points, _DONE)
        case BuildTrust(points=points):
            for one, other in permutations(partners, TWO):
                script.trust(one, other, points, cause, rule)
        case EaseTension(threat=threat):
            script.tension(threat, -1, cause, rule)
        case SteadyWorld(points=points):
            script.stability(points, cause, rule)
        case FoundSecretariat():
            script.happen(e.SecretariatFounded(project=project.id))
        case _:
            assert_never(effect)
