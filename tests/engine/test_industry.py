"""Chapter 13: contracts with industry, built now and paid later."""

from functools import cache

import pytest

from rules.engine.actors import PublicViewer, SeatViewer
from rules.engine.copying import revise
from rules.engine.ids import Cause, Domain, Module, Phase, Quantity, Repayment, Threat
from rules.engine.plans import Contract, Investment, Plan
from rules.engine.reports import ExposureChange, LevelChange, NationChange
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.state import GameState
from tests.engine.builders import ASH, BAY, a_crisis, a_nation, a_state, ended_phase, full, resolved

MONEY = Plan(contract=Contract(domain=Domain.CYBER, repayment=Repayment.MONEY))
EXPOSURE = Plan(contract=Contract(domain=Domain.CYBER, repayment=Repayment.EXPOSURE))


@cache
def industrial() -> Ruleset:
    """Harbour with industry, and nothing of chance."""
    scenario = revise(full().scenario, modules=frozenset({Module.INDUSTRY}), friction=False, rounds=4, rounds_max=4)
    return revise(full(), scenario=scenario)


def planning() -> GameState:
    """A planning state in which crises ask for nothing and Ashford has three cyber teams."""
    state = a_state(Phase.PLANNING, industrial())
    for crisis in state.crises:
        state = a_crisis(state, crisis, "flood", demand=0, severity=1)
    own = state.nations[ASH]
    return a_nation(
        state,
        ASH,
        gdp=200_000,
        capability={**own.capability, Domain.CYBER: 3},
        invested={**own.invested, Domain.CYBER: 1},
        exposure={**own.exposure, Threat.CYBER: 1},
    )


def opened(state: GameState, round_: int) -> GameState:
    """The state as a later round opens."""
    while state.round < round_:
        state = ended_phase(industrial(), state)
    return state


@pytest.mark.rule("13.14", "3.6")
def test_industry_builds_at_once_for_nothing_and_the_bill_is_public() -> None:
    state = planning()

    after = resolved(industrial(), state, ash=MONEY)

    own = after.nations[ASH]
    assert (own.capability[Domain.CYBER], own.invested[Domain.CYBER]) == (4, 4)
    assert own.budget == state.nations[ASH].budget
    told = [change.cause for change in after.ledger if isinstance(change, LevelChange)]
    assert told == [Cause.CONTRACT]
    bills = screen(industrial(), after, PublicViewer())["works"]["bills"]
    assert bills == [{"round": 3, "nation": "ash", "cause": "contract", "rate": 6}]


@pytest.mark.rule("13.14", "3.6")
def test_a_contract_adds_to_what_a_plan_invests_in_the_same_domain() -> None:
    from_budget = revise(MONEY, investments=(Investment(domain=Domain.CYBER, points=4),))

    after = resolved(industrial(), planning(), ash=from_budget)

    assert after.nations[ASH].capability[Domain.CYBER] == 5
    assert after.nations[ASH].invested[Domain.CYBER] == 1 + 4 + 8 - 5 - 6


@pytest.mark.rule("13.14")
def test_money_is_paid_as_the_second_round_after_opens_by_the_economy_as_it_is_then() -> None:
    after = opened(resolved(industrial(), planning(), ash=MONEY), 3)

    paid = [change for change in after.ledger if change.cause is Cause.CONTRACT]

    assert [type(change) for change in paid] == [NationChange]
    (change,) = paid
    assert isinstance(change, NationChange)
    assert (change.nation, change.quantity) == (ASH, Quantity.BUDGET)
    assert change.before - change.after == 6 * (after.nations[ASH].gdp // 1000) // 100
    assert after.works.bills == ()


@pytest.mark.rule("13.14", "3.7")
def test_exposure_rises_instead_where_the_plan_says_so() -> None:
    signed = resolved(industrial(), planning(), ash=EXPOSURE)
    second = opened(signed, 2)

    after = opened(second, 3)

    assert signed.nations[ASH].exposure[Threat.CYBER] == second.nations[ASH].exposure[Threat.CYBER] == 1
    assert after.nations[ASH].exposure[Threat.CYBER] == 2
    told = [change.cause for change in after.ledger if isinstance(change, ExposureChange)]
    assert told == [Cause.CONTRACT]


@pytest.mark.rule("13.14", "1.7")
def test_a_plan_keeps_its_contract_secret_until_the_reveal() -> None:
    state = revise(planning(), plans={**planning().plans, ASH: MONEY})

    own, other = (screen(industrial(), state, SeatViewer(nation=nation)) for nation in (ASH, BAY))

    assert own["you"]["plan"]["contract"] == {"domain": "cyber", "repayment": "money"}
    assert "contract" not in other["you"]["plan"]
    assert own["may"]["contract"]["brings"] == 8
    assert own["may"]["contract"]["domains"]["cyber"]["exposure"] == {"allowed": True, "exposes": "cyber"}
