"""Chapter 3: what a nation has, how it grows, and what others remember of it."""

import pytest

from rules.engine.commands import EndPhase
from rules.engine.copying import revise
from rules.engine.events import GovernmentFell
from rules.engine.formulas import coalition, economy
from rules.engine.ids import Cause, Domain, Outcome, Phase, Quantity, Threat
from rules.engine.reports import NationChange
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.packs.registry import load_shipped
from tests.engine.builders import (
    ASH,
    BAY,
    COB,
    FIRST,
    SECOND,
    a_crisis,
    a_nation,
    a_plan,
    a_state,
    ended_phase,
    events_of,
    harbour,
    own,
    resolved,
)

RULES = harbour()
ECONOMY, SUPPORT = RULES.constants.economy, RULES.constants.support
RECORD, INFLUENCE, TRUST = RULES.constants.record, RULES.constants.influence, RULES.constants.trust


def year_end(state: GameState, ruleset: Ruleset = RULES) -> GameState:
    """The aftermath of a state in its resolution."""
    return ended_phase(ruleset, state)


def changes_of(state: GameState, quantity: Quantity, cause: Cause) -> dict[str, int]:
    """By how much a cause has changed each nation's number this round."""
    return {
        change.nation: change.after - change.before
        for change in state.ledger
        if isinstance(change, NationChange) and change.quantity is quantity and change.cause is cause
    }


@pytest.mark.rule("3.1", "3.7", "3.8", "3.13")
def test_a_nation_opens_as_the_scenario_says() -> None:
    state = a_state(Phase.HORIZON)
    ash = own(state, ASH)

    assert (ash.gdp, ash.gdp_start, ash.effort) == (120_000, 120_000, 20)
    assert (ash.support, ash.readiness, ash.record, ash.influence, ash.earned) == (60, 70, 100, 10, 0)
    assert (ash.trust, own(state, BAY).trust) == ({"bay": 50, "cob": 25}, {"ash": 50, "cob": 50})
    assert (state.stability, set(state.tension.values()), state.interoperability) == (60, {1}, 50)
    assert ash.levels_start == 14


@pytest.mark.rule("3.1", "3.6", "3.7")
def test_the_shipped_nations_open_with_the_levels_and_exposures_of_the_rulebook() -> None:
    for nation in load_shipped().ruleset("first_watch").nations.values():
        assert sum(nation.exposure.values()) == 10
        assert all(0 <= exposure <= 3 for exposure in nation.exposure.values())
        assert set(nation.exposure) == set(Threat)
        assert sum(nation.capability.values()) == 4 + nation.gdp // 12


@pytest.mark.rule("3.8")
def test_readiness_and_interoperability_never_change_in_an_introduction() -> None:
    state = resolved(RULES, a_state(Phase.PLANNING), ash=a_plan({("r1c2", "forces"): 4}))
    state = ended_phase(RULES, year_end(state))

    assert {nation.readiness for nation in state.nations.values()} == {70}
    assert state.interoperability == 50


@pytest.mark.rule("3.2")
def test_a_budget_is_gdp_times_effort_over_two_hundred() -> None:
    assert [economy.income(gdp, 20, ECONOMY) for gdp in (100_000, 120_000, 99_999, 48_000)] == [10, 12, 9, 4]
    assert economy.income(100_000, 30, ECONOMY) == 15
    assert {nation: it.budget for nation, it in a_state(Phase.HORIZON).nations.items()} == {
        "ash": 12,
        "bay": 10,
        "cob": 8,
    }


@pytest.mark.rule("3.3")
def test_half_of_what_is_left_is_carried_over() -> None:
    state = a_nation(a_nation(a_state(Phase.AFTERMATH), ASH, budget=7, gdp=120_000), BAY, budget=0, gdp=100_000)

    state = ended_phase(RULES, state)

    assert (own(state, ASH).budget, own(state, BAY).budget) == (3 + 12, 10)
    assert changes_of(state, Quantity.BUDGET, Cause.CARRIED_OVER) == {"ash": -4, "cob": -3}


@pytest.mark.rule("3.4")
def test_growth_falls_with_effort_above_the_neutral_and_rises_a_little_below() -> None:
    at = {effort: economy.growth(100_000, effort, ECONOMY) for effort in (10, 20, 21, 25, 30, 45)}

    assert at == {10: 2800, 20: 2000, 21: 1800, 25: 1000, 30: 0, 45: -3000}
    assert economy.growth(99_999, 20, ECONOMY) == 1999
    assert economy.growth(99_999, 45, ECONOMY) == -2999


@pytest.mark.rule("3.4", "4.8")
def test_gdp_grows_in_the_aftermath() -> None:
    state = year_end(a_state(Phase.RESOLUTION))

    grown = changes_of(state, Quantity.GDP, Cause.GROWTH)

    assert grown["bay"] == own(state, BAY).gdp - own(a_state(Phase.RESOLUTION), BAY).gdp
    assert grown["bay"] == own(a_state(Phase.RESOLUTION), BAY).gdp * 200 // 10_000


@pytest.mark.rule("3.5")
def test_a_price_by_size_is_at_least_one() -> None:
    assert [economy.rate_cost(3, gdp) for gdp in (20_000, 100_000, 120_000, 180_000)] == [1, 3, 3, 5]
    assert economy.rate_cost(0, 180_000) == 0


@pytest.mark.rule("3.6")
def test_a_level_costs_two_more_than_itself_and_part_payments_stay() -> None:
    state = a_nation(a_state(Phase.PLANNING), ASH, budget=60)

    part = resolved(RULES, state, ash=a_plan(investments={"cyber": 4}))
    whole = resolved(RULES, state, ash=a_plan(investments={"cyber": 5}))
    two = resolved(RULES, state, ash=a_plan(investments={"cyber": 12, "forces": 6}))

    assert economy.level_cost(3, ECONOMY) == 5
    assert _cyber(part) == (3, 4)
    assert _cyber(whole) == (4, 0)
    assert _cyber(two) == (5, 1)
    assert own(two, ASH).capability[Domain.FORCES] == 5


@pytest.mark.rule("3.6")
def test_a_part_payment_counts_next_time_and_the_highest_level_takes_no_more() -> None:
    state = a_nation(
        a_state(Phase.PLANNING), ASH, budget=60, invested={**own(a_state(), ASH).invested, Domain.CYBER: 4}
    )
    high = a_nation(state, ASH, capability={**own(state, ASH).capability, Domain.CYBER: 9})

    assert _cyber(resolved(RULES, state, ash=a_plan(investments={"cyber": 1}))) == (4, 0)
    assert _cyber(resolved(RULES, high, ash=a_plan(investments={"cyber": 30}))) == (10, 23)


def _cyber(state: GameState) -> tuple[int, int]:
    return own(state, ASH).capability[Domain.CYBER], own(state, ASH).invested[Domain.CYBER]


@pytest.mark.rule("3.9")
def test_support_moves_an_eighth_of_the_way_back_to_its_centre() -> None:
    pulls = {support: economy.support_returns(support, SUPPORT) for support in (0, 45, 53, 60, 67, 68, 100)}

    assert pulls == {0: 7, 45: 1, 53: 0, 60: 0, 67: 0, 68: -1, 100: -5}


@pytest.mark.rule("3.9")
def test_effort_and_units_abroad_move_support() -> None:
    assert [economy.support_of_effort(effort, 20, SUPPORT) for effort in (5, 16, 20, 21, 22, 30)] == [
        3,
        0,
        0,
        0,
        -1,
        -5,
    ]
    assert [economy.support_of_units_abroad(units, 120_000) for units in (0, 1, 2, 6)] == [0, 0, -1, -5]


@pytest.mark.rule("3.9")
def test_only_units_outside_the_own_region_count_as_abroad() -> None:
    state = a_nation(a_state(Phase.PLANNING), BAY, budget=50, gdp=90_000)
    abroad, home = a_plan({("r1c1", "relief"): 3}), a_plan({("r1c2", "forces"): 3})

    away = year_end(resolved(RULES, state, bay=abroad))
    near = year_end(resolved(RULES, state, bay=home))

    assert changes_of(away, Quantity.SUPPORT, Cause.UNITS_ABROAD) == {"bay": -3}
    assert changes_of(near, Quantity.SUPPORT, Cause.UNITS_ABROAD) == {}


@pytest.mark.rule("3.9", "4.8")
def test_a_government_at_support_nought_falls_when_the_aftermath_begins_or_ends() -> None:
    state = a_state(Phase.RESOLUTION)
    worn_out = a_nation(state, ASH, support=0)
    brink = a_nation(
        resolved(RULES, a_nation(a_state(Phase.PLANNING), BAY, budget=50), bay=a_plan({("r1c1", "relief"): 3})),
        BAY,
        support=1,
    )
    sinking = a_nation(brink, BAY, gdp=20_000)

    assert own(year_end(worn_out), ASH).fallen
    assert own(year_end(worn_out), ASH).support == 7
    assert own(year_end(sinking), BAY).fallen
    assert not own(year_end(brink), COB).fallen


@pytest.mark.rule("3.9", "4.8")
def test_a_government_falls_once_a_year() -> None:
    state = resolved(RULES, a_nation(a_state(Phase.PLANNING), BAY, budget=50), bay=a_plan({("r1c1", "relief"): 3}))
    lost = a_nation(state, BAY, support=0, gdp=20_000)

    events = events_of(RULES, lost, EndPhase(round=1, phase=Phase.RESOLUTION))

    assert [event.nation for event in events if isinstance(event, GovernmentFell)] == ["bay"]
    assert own(year_end(lost), BAY).support == 0


@pytest.mark.rule("3.9", "4.4")
def test_a_fallen_government_plans_again_after_one_round_of_standing_orders() -> None:
    state = a_nation(a_state(Phase.PLANNING), ASH, fallen=True)

    revealed = resolved(RULES, state, ash=a_plan(investments={"cyber": 3}))

    assert revealed.plans[ASH].investments == ()
    assert revealed.plans[ASH].units(SECOND) == 5
    assert not own(revealed, ASH).fallen


@pytest.mark.rule("3.10")
def test_the_norm_is_five_per_cent_and_half_of_it_for_a_nation_that_was_struck() -> None:
    norms = [economy.record_norm(gdp, is_target=False, constants=RECORD) for gdp in (120_000, 48_000, 10_000)]

    assert norms == [6, 2, 1]
    assert [economy.record_norm(gdp, is_target=True, constants=RECORD) for gdp in (120_000, 100_000, 10_000)] == [
        3,
        2,
        1,
    ]
    assert [economy.record_round(spent, 6, RECORD) for spent in (0, 1, 6, 9, 12, 50)] == [0, 16, 100, 150, 200, 200]


@pytest.mark.rule("3.10")
def test_the_record_moves_halfway_to_what_was_spent_on_others() -> None:
    state = a_nation(a_state(Phase.PLANNING), BAY, record=81, gdp=104_000)

    state = year_end(
        resolved(
            RULES,
            state,
            bay=a_plan({("r1c1", "relief"): 2, ("r1c2", "forces"): 1}),
            cob=a_plan({("r1c1", "relief"): 3}),
        )
    )

    bay, cob = own(state, BAY), own(state, COB)
    assert (bay.given, bay.record_history, bay.record) == (5, (100,), 90)
    assert (cob.given, cob.record_history, cob.record, cob.received) == (0, (0,), 50, 4)
    assert own(state, ASH).received == 1


@pytest.mark.rule("3.10")
def test_the_record_keeps_the_last_three_rounds() -> None:
    state = a_nation(a_state(Phase.RESOLUTION), ASH, record_history=(10, 20, 30))

    assert own(year_end(state), ASH).record_history == (20, 30, 0)


@pytest.mark.rule("3.10", "7.3")
def test_the_price_of_a_coalitions_option_counts_as_it_was_paid() -> None:
    state = a_crisis(
        a_nation(a_state(Phase.PLANNING), BAY, budget=50, gdp=100_000), SECOND, card="fever", demand=90_000
    )
    state = revise(state, crises={**state.crises, FIRST: revise(state.crises[FIRST], target=BAY, demand=90_000)})
    plan = a_plan({("r1c2", "relief"): 1}, choices={"r1c2": "clinics"})

    state = year_end(resolved(RULES, state, bay=plan))

    assert own(state, BAY).given == 1 + 2


@pytest.mark.rule("3.11")
def test_a_record_brings_influence() -> None:
    gains = {record: coalition.record_income(record, INFLUENCE) for record in (200, 90, 89, 60, 59, 30, 29, 0)}

    assert gains == {200: 2, 90: 2, 89: 1, 60: 1, 59: 0, 30: 0, 29: -1, 0: -1}


@pytest.mark.rule("3.11")
def test_help_that_goes_well_brings_influence_by_the_fair_share() -> None:
    assert [coalition.help_influence(units, 4, INFLUENCE) for units in (0, 1, 2, 4, 5)] == [0, 0, 1, 1, 2]
    assert [coalition.help_influence(units, 1, INFLUENCE) for units in (0, 1, 2)] == [0, 1, 2]


@pytest.mark.rule("3.11")
@pytest.mark.parametrize(
    "outcome, demand", [(Outcome.CONTAINED, 1000), (Outcome.MANAGED, 2400), (Outcome.PARTIAL, 3400)]
)
def test_influence_for_help_needs_a_good_end(outcome: Outcome, demand: int) -> None:
    state = a_crisis(a_state(Phase.PLANNING), demand=demand, fair={ASH: 2, BAY: 2, COB: 1})

    state = resolved(RULES, state, bay=a_plan({("r1c1", "relief"): 3}))

    assert state.results[0].outcome is outcome
    expected = {} if outcome is Outcome.PARTIAL else {"bay": 2}
    assert changes_of(state, Quantity.INFLUENCE, Cause.HELPED) == expected
    assert changes_of(state, Quantity.EARNED, Cause.HELPED) == expected


@pytest.mark.rule("3.11")
def test_the_convener_of_a_contained_crisis_leads_if_its_units_are_there() -> None:
    state = a_crisis(a_state(Phase.PLANNING), demand=600, convener=ASH)
    both = {"ash": a_plan({("r1c1", "relief"): 1}), "bay": a_plan({("r1c1", "relief"): 2})}

    led = resolved(RULES, state, **both)
    absent = resolved(RULES, state, bay=both["bay"])

    assert led.results[0].outcome is absent.results[0].outcome is Outcome.CONTAINED
    assert changes_of(led, Quantity.INFLUENCE, Cause.LED) == {"ash": 1}
    assert changes_of(absent, Quantity.INFLUENCE, Cause.LED) == {}


@pytest.mark.rule("3.11")
def test_what_influence_cannot_pay_still_counts_against_leadership() -> None:
    state = a_nation(a_state(Phase.RESOLUTION), ASH, record=0, influence=0, earned=3)

    ash = own(year_end(state), ASH)

    assert (ash.influence, ash.earned) == (0, 2)


@pytest.mark.rule("3.12")
def test_help_is_remembered_by_the_target_whatever_the_outcome() -> None:
    assert [coalition.help_trust(units, 4, TRUST) for units in (0, 1, 2, 3, 4, 9)] == [0, 0, 3, 3, 6, 6]
    state = a_crisis(a_state(Phase.PLANNING), demand=90_000, fair={ASH: 2, BAY: 2, COB: 1})

    state = resolved(RULES, state, ash=a_plan({("r1c1", "relief"): 1}), bay=a_plan({("r1c1", "relief"): 2}))

    assert state.results[0].outcome is Outcome.FAILED
    assert own(state, COB).trust == {"ash": 28, "bay": 56}


@pytest.mark.rule("3.12")
def test_trust_fades_faster_than_it_heals() -> None:
    fades = {trust: coalition.trust_fades(trust, TRUST) for trust in (0, 25, 34, 35, 50, 51, 62, 63, 100)}

    assert fades == {0: 3, 25: 1, 34: 1, 35: 0, 50: 0, 51: -1, 62: -1, 63: -2, 100: -5}


@pytest.mark.rule("4.8")
def test_the_aftermath_counts_each_step_on_what_the_step_before_has_left() -> None:
    state = a_nation(a_nation(a_state(Phase.RESOLUTION), ASH, support=0), BAY, record=200)

    events = events_of(RULES, state, EndPhase(round=1, phase=Phase.RESOLUTION))

    causes = [change.cause for event in events for change in getattr(event, "changes", ())]
    first = [cause for place, cause in enumerate(causes) if cause not in causes[:place]]
    assert type(events[0]).__name__ == "GovernmentFell"
    assert first[:4] == [Cause.RECORD_ROUND, Cause.RECORD_INCOME, Cause.GROWTH, Cause.SUPPORT_RETURNS]
    assert first[-1] is Cause.TRUST_FADES
