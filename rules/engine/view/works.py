"""The public face of what nations build for later, and what a plan may pay into it (rules 13)."""

from rules.engine.formulas.works import research_price, researched, technology
from rules.engine.ids import NationId, Technology
from rules.engine.module_constants import given
from rules.engine.remembering import remembered
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.view_may import LimitView
from rules.engine.view_works import WorksView


@remembered(lambda ruleset, state: (ruleset, state.settings, state.nations, state.works))
def works_view(ruleset: Ruleset, state: GameState) -> WorksView:
    """Return the technology of all nations."""
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
