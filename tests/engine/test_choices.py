"""Clauses 7.1 to 7.3: who decides, who may pick, what it costs."""

import pytest

from rules.engine.cards import Who
from rules.engine.effects import picks_of
from rules.engine.formulas.options import option_price, option_refusal
from rules.engine.ids import Cause, Domain, OptionId, Phase
from rules.engine.plans import NO_OPTION
from rules.engine.reports import NationChange
from rules.engine.state import GameState
from tests.engine.builders import ASH, BAY, COB, a_crisis, a_nation, a_state, resolved, sheet, with_plans
from tests.engine.option_cases import ACT, RULES, a_case, carried, units


@pytest.mark.rule("7.1")
def test_where_each_decides_every_nation_picks_for_itself_or_does_nothing() -> None:
    state = with_plans(a_crisis(a_state(Phase.PLANNING), card="blight"), ash=units(1, "pool"), bay=units(0, "ban"))

    picks = picks_of(RULES, state, sheet(state))

    assert picks.carried is None
    assert picks.by_nation == {"ash": "pool", "bay": "ban", "cob": "nothing"}


@pytest.mark.rule("7.1")
def test_where_the_target_decides_it_picks_for_all() -> None:
    state = a_state(Phase.PLANNING)

    assert carried(state, "strait", cob=units(0, "escort")) == "escort"
    assert carried(state, "strait") == "nothing"


@pytest.mark.rule("7.1")
def test_a_coalition_carries_out_what_most_units_stand_behind() -> None:
    state = a_state(Phase.PLANNING)

    assert (
        carried(state, "fever", ash=units(3, "cordon"), bay=units(2, "clinics"), cob=units(2, "clinics")) == "clinics"
    )
    assert carried(state, "fever", ash=units(2, "any"), bay=units(1, "cordon")) == "cordon"
    assert carried(state, "fever", ash=units(2, "nothing"), bay=units(1, "cordon")) == "nothing"
    assert carried(state, "fever", ash=units(2, "any"), cob=units(1)) == "nothing"


@pytest.mark.rule("7.1")
def test_equal_votes_go_to_the_target_and_else_to_the_first_on_the_card() -> None:
    state = a_state(Phase.PLANNING)
    ash, bay = units(2, "clinics"), units(2, "cordon")

    assert carried(state, "fever", ash=ash, bay=bay) == "clinics"
    assert carried(state, "fever", ash=ash, bay=bay, cob=units(0, "cordon")) == "cordon"
    assert carried(state, "fever", ash=ash, bay=bay, cob=units(0, "nothing")) == "clinics"
    assert carried(state, "fever", cob=units(0, "cordon")) == "cordon"


@pytest.mark.rule("7.2")
@pytest.mark.parametrize(
    "who, allowed",
    [
        (Who.TARGET, {"bay"}),
        (Who.NEIGHBOURS, {"ash"}),
        (Who.OTHERS, {"ash", "cob"}),
        (Who.BYSTANDERS, {"ash", "cob"}),
        (Who.CONTRIBUTORS, {"ash"}),
        (Who.EVERYONE, {"ash", "bay", "cob"}),
    ],
)
def test_an_option_may_be_open_to_some_only(who: Who, allowed: set[str]) -> None:
    ruleset = a_case(who_may=who)
    state = a_crisis(a_state(Phase.PLANNING), target=BAY)

    free = {
        nation
        for nation in state.settings.nations
        if option_refusal(ruleset, state, nation, sheet(state), ACT, sends=nation == ASH) is None
    }

    assert free == allowed


@pytest.mark.rule("7.2")
def test_an_option_may_require_a_level_or_support() -> None:
    state = a_crisis(a_state(Phase.PLANNING), card="strait", target=ASH)
    weak = a_nation(state, ASH, capability={Domain.FORCES: 3}, support=39)

    def refused(where: GameState, option: str) -> bool:
        return option_refusal(RULES, where, ASH, sheet(where), OptionId(option), sends=False) is not None

    assert [refused(state, option) for option in ("board", "bargain", "escort", "nothing")] == [False] * 4
    assert [refused(weak, option) for option in ("board", "bargain", "escort", "nothing")] == [True, True, False, False]


@pytest.mark.rule("7.3")
def test_an_option_costs_by_size_and_influence() -> None:
    state = a_crisis(a_state(Phase.PLANNING), card="strait")

    assert option_price(RULES, state, ASH, sheet(state), OptionId("escort")) == (2, 0)
    assert option_price(RULES, state, COB, sheet(state), OptionId("escort")) == (1, 0)
    assert option_price(RULES, state, ASH, sheet(state), OptionId("bargain")) == (0, 4)
    assert option_price(RULES, state, ASH, sheet(state), NO_OPTION) == (0, 0)


@pytest.mark.rule("7.3")
def test_each_pays_for_its_own_pick_and_a_coalition_only_for_what_is_carried_out() -> None:
    state = a_state(Phase.PLANNING)
    each = resolved(RULES, a_crisis(state, card="blight"), ash=units(0, "buy"), bay=units(0, "ban"))
    shared = resolved(RULES, a_crisis(state, card="fever"), ash=units(1, "cordon"), bay=units(3, "clinics"))
    other = resolved(RULES, a_crisis(state, card="fever"), ash=units(2, "cordon"), bay=units(1, "clinics"))

    assert [_paid(state) for state in (each, shared, other)] == [{"ash": 3}, {"bay": 2}, {}]


def _paid(state: GameState) -> dict[str, int]:
    return {
        change.nation: change.before - change.after
        for change in state.ledger
        if isinstance(change, NationChange) and change.cause is Cause.OPTION_COST
    }


@pytest.mark.rule("7.3")
def test_influence_is_paid_at_the_reveal_and_costs_no_leadership() -> None:
    state = resolved(RULES, a_crisis(a_state(Phase.PLANNING), card="strait"), cob=units(0, "bargain"))

    assert _paid(state) == {"cob": 4}
    assert state.nations[COB].earned == 0
