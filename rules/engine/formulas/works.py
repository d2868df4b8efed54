"""What technology is worth and costs, and what the works of nations change elsewhere in the rules (rules 13)."""

from rules.engine.formulas.economy import rate_cost
from rules.engine.ids import Domain, NationId, Technology, Threat, Way
from rules.engine.module_constants import TechnologyConstants, given
from rules.engine.plans import Plan
from rules.engine.reports import TechnologyChange
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.works import Levels, Project, ProjectStatus


def _at(levels: Levels, nation: NationId, field: Technology) -> int:
    own = levels.get(nation)
    return own.get(field, 0) if own else 0


def technology(state: GameState, nation: NationId, field: Technology) -> int:
    """Return a nation's level in a field of technology, 0 to 3 (rules 13.1)."""
    return _at(state.works.technology, nation, field)


def researched(state: GameState, nation: NationId, field: Technology) -> int:
    """Return the RP that are paid towards the next level of a field."""
    return _at(state.works.researched, nation, field)


def advance(ruleset: Ruleset, state: GameState, nation: NationId, domain: Domain) -> int:
    """Return by how many per cent technology makes a nation's units of a domain stronger (rules 13.2)."""
    own = state.works.technology.get(nation)
    if not own:
        return 0
    constants = given(ruleset.constants.technology)
    best = max([own.get(field, 0) for field, served in constants.serves if served is domain], default=0)
    return constants.strength * best


def relief_of(ruleset: Ruleset, state: GameState, nation: NationId, field: Technology) -> int:
    """Return by how many per cent a field lessens what it guards a nation from, at most 100 (rules 13.3)."""
    level = technology(state, nation, field)
    if not level:
        return 0
    constants = given(ruleset.constants.technology)
    percent = {
        Technology.UNMANNED_SYSTEMS: constants.abroad,
        Technology.GREEN_LOGISTICS: constants.wear,
    }[field]
    return min(100, percent * level)


def eased(amount: int, percent: int) -> int:
    """Return an amount less so many per cent, the rest cut off towards nought.

    >>> eased(-5, 40), eased(-1, 20), eased(-4, 0)
    (-3, 0, -4)
    """
    left = abs(amount) * (100 - percent) // 100
    return left if amount >= 0 else -left


def _health(ruleset: Ruleset, level: int) -> int:
    return 100 - min(100, given(ruleset.constants.technology).health * level) if level else 100


def _cyber(ruleset: Ruleset, dependencies: int) -> int:
    return 100 + given(ruleset.constants.projects).dependency * dependencies if dependencies else 100


def depends(project: Project, nation: NationId) -> bool:
    """Return whether a nation depends on a project's private partner (rules 13.8)."""
    done = project.status is ProjectStatus.DONE
    return done and project.way is Way.PUBLIC_PRIVATE and nation in project.partners


def harm_by_works(ruleset: Ruleset, state: GameState, nation: NationId, threat: Threat) -> int:
    """Return at how many per cent harm of a threat reaches a nation, by what it has built alone (rules 13.3, 13.8)."""
    if threat is Threat.HEALTH:
        return _health(ruleset, technology(state, nation, Technology.BIOSECURITY))
    if threat is Threat.CYBER and state.works.projects:
        return _cyber(ruleset, sum(1 for project in state.works.projects if depends(project, nation)))
    return 100


def harm_by_works_then(ruleset: Ruleset, state: GameState, nation: NationId, threat: Threat) -> int:
    """Return the same as this round's reveal counted it: before what was finished at its end."""
    if threat is Threat.HEALTH:
        field = Technology.BIOSECURITY
        told = [change for change in state.ledger if isinstance(change, TechnologyChange)]
        own = (change.before for change in told if (change.nation, change.field) == (nation, field))
        return _health(ruleset, next(own, technology(state, nation, field)))
    if threat is Threat.CYBER:
        older = [project for project in state.works.projects if project.ends < state.round]
        return _cyber(ruleset, sum(1 for project in older if depends(project, nation)))
    return 100


def is_secure(ruleset: Ruleset, state: GameState, nation: NationId) -> bool:
    """Return whether nothing that a nation is shown leaks, by its secure communications (rules 13.3)."""
    level = technology(state, nation, Technology.SECURE_COMMUNICATIONS)
    return level > 0 and level >= given(ruleset.constants.technology).secure_from


def has_secretariat(state: GameState) -> bool:
    """Return whether a Standing Secretariat stands (rules 13.13)."""
    return state.works.has_secretariat


def levels_built(state: GameState, nation: NationId) -> int:
    """Return all that counts as levels in the end: domains and fields (rules 8.5, 13.2)."""
    own = state.works.technology.get(nation)
    return sum(state.nations[nation].capability.values()) + (sum(own.values()) if own else 0)


def research_price(level: int, gdp: int, constants: TechnologyConstants) -> int:
    """Return the RP from a level of a field to the next, by gdp in thousandths (rules 13.4).

    >>> numbers = TechnologyConstants(level_max=3, price=4, price_step=2, strength=25, serves=(), abroad=20, wear=20,
    ...     health=20, secure_from=1)
    >>> [research_price(level, 150_000, numbers) for level in (0, 1, 2)]
    [6, 9, 12]
    """
    return rate_cost(constants.price + constants.price_step * level, gdp)


def works_cost(plan: Plan) -> int:
    """Return the RP that a plan sets aside for technology."""
    return sum([paid.points for paid in plan.research]) if plan.research else 0
