"""Building for later: research is checked when a plan is saved and paid in at the end of the reveal (rules 13.4)."""

from rules.engine.decide.modules import require_module
from rules.engine.decide.script import Script
from rules.engine.errors import Reason, refuse
from rules.engine.formulas.works import research_price, researched, technology
from rules.engine.ids import Cause, Module, NationId, Quantity
from rules.engine.module_constants import given
from rules.engine.plans import Plan, Research
from rules.engine.state import GameState


def check_research(script: Script, nation: NationId, plan: Plan) -> None:
    """Refuse research twice in a field, in one that has its highest level, or beyond the budget."""
    if not plan.research:
        return
    require_module(script, Module.TECHNOLOGY, "13.4")
    if len({paid.field for paid in plan.research}) < len(plan.research):
        raise refuse(Reason.REPEATED, "4.2", what="research")
    most, budget = given(script.ruleset.constants.technology).level_max, script.state.nations[nation].budget
    for paid in plan.research:
        high = budget if technology(script.state, nation, paid.field) < most else 0
        if not 1 <= paid.points <= high:
            raise refuse(Reason.RESEARCH_TOO_LARGE, "13.4", field=paid.field.value, high=high)


def pay_research(script: Script, revealed: GameState) -> None:
    """Pay into fields and raise levels, at the prices that the plans met; part payments stay."""
    for nation in script.state.settings.nations:
        for paid in script.state.plans[nation].research:
            _pay_field(script, nation, paid, revealed.nations[nation].gdp)


def _pay_field(script: Script, nation: NationId, paid: Research, gdp: int) -> None:
    constants, why = given(script.ruleset.constants.technology), (Cause.RESEARCH, "13.4", None)
    spent = -script.nation(nation, Quantity.BUDGET, -paid.points, Cause.RESEARCH, "13.4")
    level = script.technology_now(nation, paid.field)
    held = researched(script.state, nation, paid.field) + spent
    while level < constants.level_max and held >= research_price(level, gdp, constants):
        held -= research_price(level, gdp, constants)
        level += 1
    script.technology(nation, paid.field, (level, held), why)
