"""Why a nation has its technology, what the next level costs, and what it owes to projects (rules 13)."""

from rules.engine.explain.numbers import history
from rules.engine.explain.terms import Formula, Label, Title, Unit, explanation, product, term
from rules.engine.formulas.economy import points
from rules.engine.formulas.projects import owed, part_of
from rules.engine.formulas.works import research_price, researched, technology
from rules.engine.ids import Module, NationId, Technology, WorkId
from rules.engine.module_constants import given
from rules.engine.reports import TechnologyChange
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.view_may import Explanation
from rules.engine.works import Project, project_of

Path = tuple[str, ...]

_FIELDS = {field.value: field for field in Technology}


def explain_works(ruleset: Ruleset, state: GameState, path: Path) -> Explanation | None:
    """Explain ("technology", "arv", "satellites"), the same under "researched", and its "next_price"."""
    if Module.TECHNOLOGY not in ruleset.scenario.modules:
        return None
    match path:
        case (("technology" | "researched") as kind, nation, field) if nation in state.nations and field in _FIELDS:
            return _level(ruleset, state, NationId(nation), _FIELDS[field], kind)
        case ("projects", work, ("shares" | "paid" | "due") as kind, nation) if nation in state.nations:
            return _share(state, project_of(state.works.projects, WorkId(work)), NationId(nation), kind)
        case ("next_price", nation, field) if nation in state.nations and field in _FIELDS:
            return _next_level(ruleset, state, NationId(nation), _FIELDS[field])
        case _:
            return None


def _level(ruleset: Ruleset, state: GameState, nation: NationId, field: Technology, kind: str) -> Explanation:
    told = [
        change
        for change in state.ledger
        if isinstance(change, TechnologyChange) and (change.nation, change.field) == (nation, field)
    ]
    now, paid = technology(state, nation, field), researched(state, nation, field)
    if kind == "researched":
        return explanation(Title.RESEARCHED, paid, "13.4", [term(Label.RESEARCH, paid)], Unit.RP)
    constants = given(ruleset.constants.technology)
    lines = history(now, told)
    if now < constants.level_max:
        cost = research_price(now, state.nations[nation].gdp, constants)
        lines.append(term(Label.NEXT_LEVEL, 0, paid=paid, cost=cost))
    return explanation(Title.TECHNOLOGY, now, "13.1", lines)


def _next_level(ruleset: Ruleset, state: GameState, nation: NationId, field: Technology) -> Explanation | None:
    constants = given(ruleset.constants.technology)
    level, gdp = technology(state, nation, field), state.nations[nation].gdp
    if level >= constants.level_max:
        return None
    terms = [
        term(Label.BASE, constants.price),
        term(Label.LEVELS, constants.price_step * level),
        term(Label.OWN_GDP, points(gdp)),
    ]
    price = research_price(level, gdp, constants)
    return product(Title.NEXT_TECHNOLOGY, price, "13.4", terms, Formula.BY_SIZE, Unit.RP)


def _share(state: GameState, project: Project | None, nation: NationId, kind: str) -> Explanation | None:
    if project is None or nation not in project.paid:
        return None
    paid, rest = project.paid[nation], owed(project, nation)
    if kind == "paid":
        return explanation(Title.SHARE_PAID, paid, "13.6", [term(Label.PAID, paid)], Unit.RP)
    if nation not in project.partners:
        return None
    if kind == "shares":
        lines = [term(Label.PAID, paid), term(Label.OWED, rest)]
        return explanation(Title.SHARE, project.shares[nation], "13.6", lines, Unit.RP)
    part = 0 if state.revealed else part_of(project, nation, state.round)
    if not part:
        return None
    lines = [term(Label.OWED, rest), term(Label.YEARS, max(1, project.ends - state.round + 1))]
    return product(Title.SHARE_DUE, part, "13.6", lines, Formula.SPREAD, Unit.RP)
