"""Paying: units and options leave the budget at the reveal, investment is paid in at its end (rules 4.7, 3.6)."""

from collections.abc import Mapping

from rules.engine.decide.home import pay_home
from rules.engine.decide.projects import pay_shares
from rules.engine.decide.script import Script
from rules.engine.effects import Picks
from rules.engine.formulas.economy import level_cost
from rules.engine.formulas.envoys import envoys_price
from rules.engine.formulas.options import deployment_cost, option_price
from rules.engine.ids import Cause, CrisisId, Decides, NationId, OptionId, Quantity
from rules.engine.plans import ANY_OPTION


def charged(script: Script, crisis: CrisisId, nation: NationId, picks: Picks) -> OptionId | None:
    """Return the option a nation pays for in a crisis.

    Its own pick; where the coalition decides, only if it was carried out (rules 7.3).
    """
    dilemma = script.ruleset.cards[script.state.crises[crisis].card].dilemma
    option = picks.by_nation.get(nation)
    if dilemma is None or option is None or option == ANY_OPTION:
        return None
    if dilemma.decides is Decides.COALITION and option != picks.carried:
        return None
    return option


def pay_plans(script: Script, picked: Mapping[CrisisId, Picks]) -> None:
    """Take the price of units, of what is done at home, and of options from each nation's budget and influence."""
    state, budget, deployment = script.state, Quantity.BUDGET, Cause.DEPLOYMENT
    for nation in state.settings.nations:
        units = deployment_cost(script.ruleset, state, nation, state.plans[nation])
        script.nation(nation, budget, -units, deployment, "4.6")
        envoys = envoys_price(script.ruleset, state.plans[nation].deployments)
        script.nation(nation, Quantity.INFLUENCE, -envoys, Cause.ENVOYS, "14.4")
        pay_home(script, nation)
        pay_shares(script, nation)
        for crisis_id, picks in picked.items():
            option = charged(script, crisis_id, nation, picks)
            if option is not None:
                money, influence = option_price(script.ruleset, state, nation, state.crises[crisis_id], option)
                script.nation(nation, budget, -money, Cause.OPTION_COST, "7.3", crisis_id)
                script.nation(nation, Quantity.INFLUENCE, -influence, Cause.OPTION_COST, "7.3", crisis_id)


def pay_investments(script: Script) -> None:
    """Pay in and raise levels; part payments stay (rules 3.6)."""
    state, economy = script.state, script.ruleset.constants.economy
    budget, investing = Quantity.BUDGET, Cause.INVESTMENT
    for nation in state.settings.nations:
        for investment in state.plans[nation].investments:
            domain = investment.domain
            spent = -script.nation(nation, budget, -investment.points, investing, "3.6")
            level = script.level_now(nation, domain)
            paid = state.nations[nation].invested[domain] + spent
            while level < economy.level_max and paid >= level_cost(level, economy):
                paid -= level_cost(level, economy)
                level += 1
            script.level(nation, domain, (level, paid), (investing, "3.6", None))
