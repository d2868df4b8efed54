"""What joint projects cost, when a part is due, and why one cannot be begun (rules 13.5 to 13.13)."""

from collections.abc import Mapping

from rules.engine.chance import Stream
from rules.engine.constants import CrisisConstants
from rules.engine.copying import revise
from rules.engine.deals import StartProject
from rules.engine.errors import Reason, Refusal
from rules.engine.formulas.arithmetic import ceiling
from rules.engine.formulas.economy import rate_cost
from rules.engine.formulas.works import technology
from rules.engine.ids import Module, NationId, ProjectId, Technology, Way, WorkId
from rules.engine.module_constants import given
from rules.engine.plans import Plan
from rules.engine.remembering import remembered
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.works import Project, ProjectStatus

TWO = 2
"""Partners that a project needs."""


def share_of(ruleset: Ruleset, state: GameState, way: Way, nation: NationId) -> int:
    """Return the RP that a partner would pay for a project in all (rules 13.6)."""
    return rate_cost(given(ruleset.constants.projects).share[way], state.nations[nation].gdp)


def first_part(ruleset: Ruleset, state: GameState, way: Way, nation: NationId) -> int:
    """Return the RP that a partner pays when the deal is struck (rules 13.6)."""
    return ceiling(share_of(ruleset, state, way, nation), given(ruleset.constants.projects).years[way])


def running(state: GameState) -> list[Project]:
    """Return the projects that are under way."""
    return [project for project in state.works.projects if project.status is ProjectStatus.RUNNING]


def owed(project: Project, nation: NationId) -> int:
    """Return the RP of its share that a partner has not paid yet."""
    return project.shares.get(nation, 0) - project.paid.get(nation, 0)


def part_of(project: Project, nation: NationId, round_: int) -> int:
    """Return the RP that are due from a partner in a round, before it has paid them (rules 13.6)."""
    if project.status is not ProjectStatus.RUNNING or round_ <= project.begun or nation not in project.partners:
        return 0
    return ceiling(owed(project, nation), max(1, project.ends - round_ + 1))


def dues(state: GameState, nation: NationId) -> dict[WorkId, int]:
    """Return the RP that are due from a nation this year, by project; nothing once plans are revealed."""
    if not state.works.projects or state.revealed:
        return {}
    found = {project.id: part_of(project, nation, state.round) for project in running(state)}
    return {work: points for work, points in found.items() if points}


def shares_cost(state: GameState, nation: NationId, plan: Plan) -> int:
    """Return the RP that a plan sets aside for its shares in projects."""
    if not plan.shares:
        return 0
    due = dues(state, nation)
    return sum([due.get(work, 0) for work in plan.shares])


def will_overrun(ruleset: Ruleset, seed: str, card: ProjectId, round_: int) -> bool:
    """Return whether chance lets a project overrun that is begun by the agile way in a round; SECRET (rules 13.8)."""
    stream = Stream(seed=seed, name=f"overrun:r{round_}:{card}")
    return stream.below(100) < given(ruleset.constants.projects).overrun_chance


def foresees(ruleset: Ruleset, state: GameState, nation: NationId) -> bool:
    """Return whether a nation sees overruns before they come (rules 13.9)."""
    level = technology(state, nation, Technology.ARTIFICIAL_INTELLIGENCE)
    return level > 0 and level >= given(ruleset.constants.projects).overrun_from


def taken(state: GameState, card: ProjectId) -> bool:
    """Return whether a project is under way or done (rules 13.5)."""
    return any(known.card == card and known.status is not ProjectStatus.CANCELLED for known in state.works.projects)


def last_start(ruleset: Ruleset, state: GameState, way: Way) -> int:
    """Return the last round in which a project can be begun this way and still be done."""
    return state.settings.rounds - given(ruleset.constants.projects).years[way] + 1


def _no(reason: Reason, rule: str, **facts: int | str) -> Refusal:
    return Refusal(reason=reason, rule=rule, facts=facts)


def card_refusal(ruleset: Ruleset, state: GameState, card: ProjectId) -> Refusal | None:
    """Return why a project cannot be begun at all, or None."""
    if Module.PROJECTS not in ruleset.scenario.modules:
        return _no(Reason.NOT_IN_SCENARIO, "13.5", module=Module.PROJECTS.value)
    if card not in ruleset.projects:
        return _no(Reason.UNKNOWN_PROJECT, "13.5")
    return _no(Reason.PROJECT_TAKEN, "13.5", project=card) if taken(state, card) else None


def way_refusal(ruleset: Ruleset, state: GameState, card: ProjectId, way: Way) -> Refusal | None:
    """Return why a project cannot be procured this way, or None."""
    ways = ruleset.projects[card].ways
    if way not in ways:
        return _no(Reason.WAY_NOT_FITTING, "13.8", ways=", ".join(fitting.value for fitting in ways))
    last = last_start(ruleset, state, way)
    return _no(Reason.PROJECT_TOO_LATE, "13.5", round=last) if state.round > last else None


def project_refusal(ruleset: Ruleset, state: GameState, term: StartProject) -> Refusal | None:
    """Return why partners cannot begin a project by these terms, or None; all nations named are at the table."""
    found = card_refusal(ruleset, state, term.project)
    if found is not None:
        return found
    partners = term.partners
    if len(partners) < TWO or list(partners) != sorted(set(partners)) or term.host not in partners:
        return _no(Reason.BAD_TERM, "13.5", term="project")
    return way_refusal(ruleset, state, term.project, term.way)


def shares_after(project: Project, leaver: NationId) -> Mapping[NationId, int]:
    """Return the shares of those who stay when a partner stops paying: what it owed is spread by their shares (13.10).

    >>> from rules.engine.ids import ProjectId, WorkId
    >>> shares = {NationId("arv"): 6, NationId("bor"): 4, NationId("cas"): 2}
    >>> project = Project(id=WorkId("p"), card=ProjectId("c"), way=Way.STANDARD, host=NationId("arv"),
    ...     partners=tuple(shares), begun=1, ends=2, shares=shares, paid={"arv": 3, "bor": 2, "cas": 1})
    >>> shares_after(project, NationId("bor"))
    {'arv': 8, 'cas': 3}
    """
    staying = {nation: share for nation, share in project.shares.items() if nation != leaver}
    total, rest = sum(staying.values()), owed(project, leaver)
    if len(staying) < TWO:
        return staying
    return {nation: share + ceiling(rest * share, total) for nation, share in staying.items()}


def crisis_constants(ruleset: Ruleset, state: GameState) -> CrisisConstants:
    """Return the numbers that crises are counted with: a Standing Secretariat sets the least cohesion (13.13)."""
    return _with_floor(ruleset) if state.works.has_secretariat else ruleset.constants.crisis


@remembered(lambda ruleset: (ruleset,))
def _with_floor(ruleset: Ruleset) -> CrisisConstants:
    return revise(ruleset.constants.crisis, cohesion_floor=given(ruleset.constants.projects).secretariat)
