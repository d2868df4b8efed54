"""What is refused where; the reasons, clauses and facts of every refusal are cases of `tests/conformance`."""

import pytest

from rules.engine.apply import apply
from rules.engine.codec import encode
from rules.engine.commands import (
    Command,
    DeclineUnits,
    ReopenPlan,
    SavePlan,
    SealPlan,
    SetAsk,
    WithdrawPledge,
)
from rules.engine.errors import Reason, Refusal, RefusedError, refuse
from rules.engine.ids import Phase
from rules.engine.plans import Plan
from tests.engine.builders import ASH, COB, FIRST, a_state, harbour, pledging, seat

RULES = harbour()


@pytest.mark.parametrize("phase", [Phase.HORIZON, Phase.PLANNING, Phase.RESOLUTION, Phase.AFTERMATH])
@pytest.mark.rule("2.1")
def test_talks_belong_to_diplomacy(phase: Phase) -> None:
    acts: list[Command] = [
        pledging(FIRST, 1),
        WithdrawPledge(crisis=FIRST),
        SetAsk(crisis=FIRST, nation=ASH, units=1),
        DeclineUnits(crisis=FIRST, nation=ASH, declined=True),
    ]

    for act in acts:
        with pytest.raises(RefusedError, match="wrong_phase"):
            apply(RULES, a_state(phase), act, seat(COB), 1000)


@pytest.mark.parametrize("phase", [Phase.HORIZON, Phase.DIPLOMACY, Phase.RESOLUTION, Phase.AFTERMATH])
@pytest.mark.rule("2.1")
def test_plans_belong_to_planning(phase: Phase) -> None:
    for act in (SavePlan(plan=Plan()), SealPlan(), ReopenPlan()):
        with pytest.raises(RefusedError, match="wrong_phase"):
            apply(RULES, a_state(phase), act, seat(COB), 1000)


def test_a_refusal_reads_well_in_logs_and_travels_as_data() -> None:
    error = refuse(Reason.OVER_BUDGET, "4.2", cost=6, budget=5)

    assert str(error) == "over_budget (rules 4.2)"
    assert error.refusal == Refusal(reason=Reason.OVER_BUDGET, rule="4.2", facts={"cost": 6, "budget": 5})
    assert encode(error.refusal) == {"reason": "over_budget", "rule": "4.2", "facts": {"cost": 6, "budget": 5}}
