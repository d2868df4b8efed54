"""What the own plan costs and leaves."""

from rules.engine.explain.fates import explain_agenda
from rules.engine.explain.shadows import explain_intelligence
from rules.engine.explain.terms import Formula, Label, Title, Unit, explanation, product, term
from rules.engine.formulas.economy import carried
from rules.engine.formulas.envoys import envoys_price
from rules.engine.formulas.home import home_cost
from rules.engine.formulas.options import deployment_cost, plan_cost
from rules.engine.formulas.presence import way_saved
from rules.engine.formulas.projects import shares_cost
from rules.engine.formulas.works import works_cost
from rules.engine.ids import NationId
from rules.engine.plans import Plan
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.view_may import Explanation


def explain_seat(ruleset: Ruleset, state: GameState, nation: NationId, path: tuple[str, ...]) -> Explanation | None:
    """Explain ("spent",), ("influence_spent",), ("left",), ("carried",) of the own plan, or what only the seat sees."""
    if path[:1] == ("intelligence",):
        return explain_intelligence(ruleset, state, nation, path[1:])
    if path[:1] == ("agenda",):
        return explain_agenda(ruleset, state, nation, path[1:])
    plan = Plan() if state.revealed else state.plans.get(nation, Plan())
    budget = state.nations[nation].budget
    spent, influence = plan_cost(ruleset, state, nation, plan)
    match path:
        case ("spent",):
            units = deployment_cost(ruleset, state, nation, plan)
            invested = sum(investment.points for investment in plan.investments)
            outreach, hardening = home_cost(ruleset, state, nation, plan)
            research, shares = works_cost(plan), shares_cost(state, nation, plan)
            saved = way_saved(ruleset, state, nation, plan.deployments)
            terms = [
                term(Label.UNITS, units + saved),
                term(Label.OPTIONS, spent - units - invested - outreach - hardening - research - shares),
                term(Label.INVESTMENTS, invested),
            ]
            terms += [term(Label.STATIONED, -saved)] if saved else []
            terms += [term(Label.OUTREACH, outreach)] if outreach else []
            terms += [term(Label.HARDENING, hardening)] if hardening else []
            terms += [term(Label.RESEARCH, research)] if research else []
            terms += [term(Label.SHARES, shares)] if shares else []
            return explanation(Title.SPENT, spent, "4.2", terms, Unit.RP)
        case ("influence_spent",):
            envoys = envoys_price(ruleset, plan.deployments)
            terms = [term(Label.OPTIONS, influence - envoys)]
            terms += [term(Label.ENVOYS, envoys)] if envoys else []
            return explanation(Title.INFLUENCE_SPENT, influence, "4.2", terms)
        case ("left",):
            terms = [term(Label.BUDGET, budget), term(Label.PLAN, -spent)]
            return explanation(Title.LEFT, budget - spent, "4.2", terms, Unit.RP)
        case ("carried",):
            left = max(0, budget - spent)
            kept = carried(left, ruleset.constants.economy)
            return product(Title.CARRIED, kept, "3.3", [term(Label.HALF, left)], Formula.HALF, Unit.RP)
        case _:
            return None
