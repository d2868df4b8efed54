"""Building for later: research and contracts of plans, and bills that fall due as a round opens (rules 13)."""

from rules.engine import events as e
from rules.engine.decide.modules import require_module
from rules.engine.decide.script import Script
from rules.engine.errors import Reason, RefusedError, refuse
from rules.engine.formulas.economy import level_cost, rate_cost
from rules.engine.formulas.industry import brought, contract_refusal, exposes, payable_in
from rules.engine.formulas.works import research_price, researched, technology
from rules.engine.ids import Cause, Module, NationId, Quantity, Repayment
from rules.engine.module_constants import given
from rules.engine.plans import Contract, Plan, Research
from rules.engine.state import GameState
from rules.engine.works import Bill


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


_RULE = {Cause.LOCK_IN: "13.12", Cause.CONTRACT: "13.14"}


def pay_bills(script: Script) -> None:
    """Pay what falls due as a round opens, as far as budgets go."""
    now = script.state.round
    for bill in script.state.works.bills:
        if bill.round <= now:
            _pay(script, bill)
    script.happen(e.BillsDue(round=now))


def _pay(script: Script, bill: Bill) -> None:
    nation, rule = bill.nation, _RULE[bill.cause]
    price = rate_cost(bill.rate, script.state.nations[nation].gdp)
    paid = -script.nation(nation, Quantity.BUDGET, -price, bill.cause, rule)
    if bill.to is not None:
        script.nation(bill.to, Quantity.BUDGET, paid, bill.cause, rule)
    if bill.exposes is not None:
        script.exposure(nation, bill.exposes, 1, (bill.cause, rule, None))


def check_contract(script: Script, nation: NationId, plan: Plan) -> None:
    """Refuse a contract that industry would not sign."""
    if plan.contract is None:
        return
    require_module(script, Module.INDUSTRY, "13.14")
    refusal = contract_refusal(script.ruleset, script.state, nation, plan.contract)
    if refusal is not None:
        raise RefusedError(refusal)


def sign_contracts(script: Script, revealed: GameState) -> None:
    """Let industry build what plans signed for, and make the bills."""
    script.settle()
    bills = []
    for nation in revealed.settings.nations:
        contract = script.state.plans[nation].contract
        if contract is not None:
            _build(script, nation, contract, brought(script.ruleset, revealed, nation))
            bills.append(_bill(script, nation, contract))
    if bills:
        script.happen(e.BillsMade(bills=tuple(bills)))


def _build(script: Script, nation: NationId, contract: Contract, points: int) -> None:
    economy, own = script.ruleset.constants.economy, script.state.nations[nation]
    level, paid = own.capability[contract.domain], own.invested[contract.domain] + points
    while level < economy.level_max and paid >= level_cost(level, economy):
        paid -= level_cost(level, economy)
        level += 1
    script.level(nation, contract.domain, (level, paid), (Cause.CONTRACT, "13.14", None))


def _bill(script: Script, nation: NationId, contract: Contract) -> Bill:
    money = contract.repayment is Repayment.MONEY
    return Bill(
        round=payable_in(script.ruleset, script.state),
        nation=nation,
        rate=given(script.ruleset.constants.industry).price if money else 0,
        to=None,
        exposes=None if money else exposes(script.ruleset, contract.domain),
        cause=Cause.CONTRACT,
    )
