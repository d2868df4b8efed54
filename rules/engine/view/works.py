"""The face of what nations build for later: technology, projects and bills for all, overruns for who foresees them."""

from rules.engine.formulas.industry import brought, contract_refusal, exposes, payable, payable_in
from rules.engine.formulas.projects import dues, foresees, part_of, running, taken
from rules.engine.formulas.works import has_secretariat, research_price, researched, technology
from rules.engine.ids import Domain, Module, NationId, Phase, Repayment, Technology, Way
from rules.engine.module_constants import given
from rules.engine.plans import Contract
from rules.engine.projects import ProjectCard, ProjectWords
from rules.engine.remembering import remembered
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.view_may import LimitView
from rules.engine.view_works import (
    BillView,
    ContractLimitView,
    ContractMayView,
    DueView,
    ProcurementView,
    ProjectCardView,
    ProjectView,
    WorkMayView,
    WorksView,
)
from rules.engine.works import Bill, Project


def works_view(ruleset: Ruleset, state: GameState) -> WorksView:
    """Return the works of all nations."""
    modules = ruleset.scenario.modules
    shown: WorksView = _technology_view(ruleset, state).copy() if Module.TECHNOLOGY in modules else {}
    if Module.PROJECTS in modules:
        shown["projects"] = {
            project.id: _project(state, project, order) for order, project in enumerate(state.works.projects)
        }
        shown["catalogue"] = _catalogue(ruleset)
        shown["ways"] = _ways(ruleset)
        shown["secretariat"] = has_secretariat(state)
    if modules & {Module.PROJECTS, Module.INDUSTRY}:
        shown["bills"] = [_bill(bill) for bill in state.works.bills]
    return shown


@remembered(lambda ruleset, state: (ruleset, state.settings, state.nations, state.works))
def _technology_view(ruleset: Ruleset, state: GameState) -> WorksView:
    constants, nations = given(ruleset.constants.technology), state.settings.nations
    return {
        "technology": {
            nation: {field.value: technology(state, nation, field) for field in Technology} for nation in nations
        },
        "researched": {
            nation: {field.value: researched(state, nation, field) for field in Technology} for nation in nations
        },
        "next_price": {nation: _prices(ruleset, state, nation) for nation in nations},
        "serves": {
            field.value: [domain.value for served, domain in constants.serves if served is field]
            for field in Technology
        },
        "strength": constants.strength,
    }


def _prices(ruleset: Ruleset, state: GameState, nation: NationId) -> dict[str, int]:
    constants, gdp = given(ruleset.constants.technology), state.nations[nation].gdp
    levels = {field: technology(state, nation, field) for field in Technology}
    return {
        field.value: research_price(level, gdp, constants)
        for field, level in levels.items()
        if level < constants.level_max
    }


def may_research(ruleset: Ruleset, state: GameState, nation: NationId) -> dict[str, LimitView]:
    """Return what a plan may pay into each field of technology."""
    most, budget = given(ruleset.constants.technology).level_max, state.nations[nation].budget
    return {
        field.value: {"low": 0, "high": budget if technology(state, nation, field) < most else 0, "price": 1}
        for field in Technology
    }


def _project(state: GameState, project: Project, order: int) -> ProjectView:
    due = {} if state.revealed else {nation: part_of(project, nation, state.round) for nation in project.partners}
    return {
        "id": project.id,
        "order": order,
        "card": project.card,
        "way": project.way.value,
        "host": project.host,
        "partners": list(project.partners),
        "left": [nation for nation in project.paid if nation not in project.partners],
        "begun": project.begun,
        "ends": project.ends,
        "shares": {str(nation): points for nation, points in project.shares.items()},
        "paid": {str(nation): points for nation, points in project.paid.items()},
        "due": {str(nation): points for nation, points in due.items() if points},
        "overran": project.overran,
        "status": project.status.value,
        "against": list(project.against),
    }


@remembered(lambda ruleset: (ruleset,))
def _catalogue(ruleset: Ruleset) -> dict[str, ProjectCardView]:
    return {str(key): _card(card, ruleset.project_words[key]) for key, card in ruleset.projects.items()}


def _card(card: ProjectCard, words: ProjectWords) -> ProjectCardView:
    return {
        "id": card.id,
        "title": words.title,
        "summary": words.summary,
        "why": words.why,
        "does": list(words.does),
        "fields": [field.value for field in card.fields],
        "domain": card.domain.value,
        "ways": [way.value for way in card.ways],
    }


@remembered(lambda ruleset: (ruleset,))
def _ways(ruleset: Ruleset) -> dict[str, ProcurementView]:
    constants = given(ruleset.constants.projects)
    ways: dict[str, ProcurementView] = {
        way.value: {"share": constants.share[way], "years": constants.years[way]} for way in Way
    }
    ways[Way.AGILE.value]["overrun_chance"] = constants.overrun_chance
    ways[Way.AGILE.value]["overrun_share"] = constants.overrun_share
    return ways


def _bill(bill: Bill) -> BillView:
    shown: BillView = {"round": bill.round, "nation": bill.nation, "cause": bill.cause.value}
    if bill.rate:
        shown["rate"] = bill.rate
    if bill.to is not None:
        shown["to"] = bill.to
    if bill.exposes is not None:
        shown["exposes"] = bill.exposes.value
    return shown


def foreseen(ruleset: Ruleset, state: GameState, nation: NationId | None) -> dict[str, bool]:
    """Return which projects would overrun if they are begun by the agile way this year, or were; SECRET (rules 13.9).

    Only to a nation that foresees it; all to a facilitator (None).
    """
    if nation is not None and not foresees(ruleset, state, nation):
        return {}
    begun = {project.card for project in running(state) if project.begun == state.round and project.way is Way.AGILE}
    agile = [card.id for card in ruleset.projects.values() if Way.AGILE in card.ways]
    return {str(card): card in state.works.overruns for card in agile if card in begun or not taken(state, card)}


def dues_view(state: GameState, nation: NationId) -> dict[str, DueView]:
    """Return what is due from a nation this year, and whether its plan pays it."""
    plan = state.plans.get(nation)
    return {
        str(work): {"due": points, "planned": plan is not None and work in plan.shares}
        for work, points in dues(state, nation).items()
    }


def may_work(state: GameState, nation: NationId) -> dict[str, WorkMayView]:
    """Return what a partner may do about the projects that are under way."""
    talking = state.phase is Phase.DIPLOMACY
    return {
        str(project.id): {
            "due": 0 if state.revealed else part_of(project, nation, state.round),
            "can_cancel": talking and nation not in project.against,
        }
        for project in running(state)
        if nation in project.partners
    }


def may_sign(ruleset: Ruleset, state: GameState, nation: NationId) -> ContractMayView:
    """Return what a plan may sign with industry."""
    domains = ruleset.scenario.domains
    return {
        "brings": brought(ruleset, state, nation),
        "price": payable(ruleset, state, nation),
        "round": payable_in(ruleset, state),
        "domains": {
            domain.value: {how.value: _contract(ruleset, state, nation, domain, how) for how in Repayment}
            for domain in domains
        },
    }


def _contract(
    ruleset: Ruleset, state: GameState, nation: NationId, domain: Domain, repayment: Repayment
) -> ContractLimitView:
    refusal = contract_refusal(ruleset, state, nation, Contract(domain=domain, repayment=repayment))
    shown: ContractLimitView = {"allowed": refusal is None}
    if repayment is Repayment.EXPOSURE:
        shown["exposes"] = exposes(ruleset, domain).value
    if refusal is not None:
        shown["why_not"] = refusal.reason.value
        shown["facts"] = dict(refusal.facts)
    return shown
