"""Chapter 6: severity, demand, strength, cohesion, coverage, friction, outcome, harm and what the world feels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.engine.cards import Need
from rules.engine.copying import revise
from rules.engine.formulas import crisis as formulas
from rules.engine.formulas.coalition import least_asked
from rules.engine.formulas.coverage import covered, need_result
from rules.engine.ids import Aggregation, CardId, Cause, Domain, NationId, Outcome, Phase, Threat
from rules.engine.reports import Contribution, NationChange, TensionChange
from rules.engine.state import GameState
from tests.engine.builders import (
    ASH,
    BAY,
    COB,
    FIRST,
    SECOND,
    a_crisis,
    a_nation,
    a_plan,
    a_ruleset,
    a_state,
    ended_phase,
    harbour,
    resolved,
    sheet,
)

RULES = harbour()
C = RULES.constants.crisis


def severity(card: str = "flood", draw: int = 0, round_: int = 1, rounds: int = 4, tension: int = 1) -> int:
    """The severity of a card of harbour."""
    return formulas.severity(
        RULES.cards[CardId(card)], draw, round_=round_, rounds=rounds, tension=tension, constants=C
    )


def demand(
    severity_: int = 2, *, nations: int = 3, tension: int = 1, round_: int = 1, target: int = 100, percent: int = 100
) -> int:
    """A demand at a table whose mean gdp is 100."""
    return formulas.demand(
        severity_,
        gdp_total=100 * nations,
        nations=nations,
        tension=tension,
        round_=round_,
        growth=7,
        target_gdp=target,
        percent=percent,
        constants=C,
    )


def brought(*parts: tuple[NationId, int]) -> list[Contribution]:
    """Units at readiness 70."""
    return [Contribution(nation=nation, units=units, strength=units * 700) for nation, units in parts]


def met(
    way: Aggregation,
    amount: int,
    *parts: tuple[NationId, int],
    together: int = 50,
    asks: dict[NationId, int] | None = None,
) -> tuple[int, int, int]:
    """Coverage, cohesion and the lowest part of a single need of so much demand."""
    need = Need(domain=Domain.CYBER, weight=1000, aggregation=way)
    result = need_result(need, amount, brought(*parts), asks=asks or {}, interoperability=together, constants=C)
    return result.coverage, result.cohesion, result.lowest


@pytest.mark.rule("6.1")
def test_severity_is_the_cards_with_chance_time_and_tension() -> None:
    assert [severity(draw=draw) for draw in (0, 1)] == [2, 3]
    assert [severity(round_=round_) for round_ in (1, 2, 3, 4)] == [2, 2, 3, 4]
    assert [severity(round_=round_, rounds=3) for round_ in (1, 2, 3)] == [2, 3, 4]
    assert [severity(tension=tension) for tension in (0, 2, 3, 5)] == [2, 2, 3, 3]
    assert severity("siege", draw=1, round_=4, tension=5) == 5


@pytest.mark.rule("6.1")
def test_chance_adds_nought_or_one_to_severity() -> None:
    drawn = {_drawn(ended_phase(RULES, a_state(Phase.AFTERMATH, seed=f"{number:064x}"))) for number in range(12)}

    assert drawn == {0, 1}


def _drawn(state: GameState) -> int:
    """What chance added to the first crisis of a second round of three."""
    crisis = next(iter(state.crises.values()))
    return crisis.severity - severity(crisis.card, 0, 2, 3, state.tension[crisis.threat])


@pytest.mark.rule("6.2")
def test_demand_grows_with_severity_nations_tension_time_and_the_target() -> None:
    assert demand() == 2 * 300 * 93 * 94 // 2000 == 2622
    assert demand(3) == 3933
    assert [demand(nations=nations) for nations in (4, 5, 7, 8, 10)] == [3608, 3100, 4340, 3831, 4789]
    assert [demand(tension=tension) for tension in (0, 1, 3, 5)] == [2464, 2622, 2936, 3251]
    assert [demand(round_=round_) for round_ in (2, 4)] == [2805, 3172]
    assert [demand(target=target) for target in (60, 120)] == [2202, 2831]
    assert [demand(percent=percent) for percent in (75, 90)] == [1966, 2359]


@pytest.mark.rule("6.2")
def test_a_table_counts_its_demand_with_its_own_numbers() -> None:
    state = a_state(Phase.HORIZON, seats=4)
    crisis = sheet(state)

    base = crisis.severity * 360 * 93 * 97 // 2000

    assert {crisis.demand} <= {base * (60 + 40 * gdp * 4 // 360) // 100 * 80 // 100 for gdp in (120, 100, 80, 60)}


@pytest.mark.rule("6.3")
def test_a_need_is_its_part_of_the_demand_and_half_of_it_where_the_best_counts() -> None:
    usual, best = (
        Need(domain=Domain.CYBER, weight=300),
        Need(domain=Domain.CYBER, weight=300, aggregation=Aggregation.BEST),
    )

    assert formulas.need_amount(usual, 2625, C) == 787
    assert formulas.need_amount(best, 2625, C) == 393


@pytest.mark.rule("6.4")
def test_strength_is_units_times_readiness() -> None:
    assert [formulas.strength(units, readiness) for units, readiness in ((3, 70), (1, 100), (4, 0))] == [2100, 1000, 0]


@pytest.mark.rule("6.5")
def test_cohesion_weighs_each_nations_own_units_and_pairs() -> None:
    assert formulas.cohesion([4], 10, C) == 900
    assert formulas.cohesion([4, 4], 50, C) == 900
    assert formulas.cohesion([2, 2], 10, C) == 820
    assert formulas.cohesion([9, 1], 10, C) == 871
    assert formulas.cohesion([3, 3, 3], 100, C) == 1033
    assert formulas.cohesion([], 10, C) == 900


@given(st.lists(st.integers(1, 10), min_size=1, max_size=6), st.integers(0, 50), st.integers(0, 5))
@pytest.mark.rule("6.5", "6.6")
def test_one_unit_more_never_lowers_coverage(units: list[int], together: int, place: int) -> None:
    names = [NationId(f"n{number}") for number in range(len(units))]
    more = list(units)
    more[place % len(units)] += 1

    before, after = (
        met(Aggregation.SUM, 40_000, *zip(names, sent, strict=True), together=together)[0] for sent in (units, more)
    )

    assert after >= before


@pytest.mark.rule("6.6")
def test_a_sum_takes_the_strength_of_all() -> None:
    assert met(Aggregation.SUM, 3000, (ASH, 2), (BAY, 1)) == (630, 900, 1000)
    assert met(Aggregation.SUM, 3000, (ASH, 9)) == (1000, 900, 1000)
    assert met(Aggregation.SUM, 3000) == (0, 900, 1000)
    assert met(Aggregation.SUM, 0) == (1000, 900, 1000)


@pytest.mark.rule("6.6")
def test_the_best_alone_counts_with_the_cohesion_of_one() -> None:
    assert met(Aggregation.BEST, 4000, (ASH, 2), (BAY, 1), together=10) == (630, 900, 1000)
    assert met(Aggregation.BEST, 4000, (ASH, 2), (BAY, 2), (COB, 2)) == met(Aggregation.BEST, 4000, (COB, 2))


@pytest.mark.rule("6.6")
def test_half_of_the_weakest_way_is_the_lowest_part_of_an_ask() -> None:
    asks = {ASH: 2, BAY: 2, COB: 1}

    assert met(Aggregation.WEAKEST, 3150, (ASH, 2), (BAY, 2), (COB, 1), asks=asks) == (1000, 900, 1000)
    assert met(Aggregation.WEAKEST, 3150, (ASH, 2), (BAY, 1), (COB, 1), asks=asks) == (400 + 250, 900, 500)
    assert met(Aggregation.WEAKEST, 3150, (ASH, 2), (BAY, 3), asks=asks) == (500, 900, 0)


@pytest.mark.rule("6.6")
def test_asking_somebody_for_less_than_the_fair_share_is_no_way_out() -> None:
    crisis = revise(sheet(a_state()), fair={ASH: 3, BAY: 2, COB: 1}, asks={ASH: 0, BAY: 4, COB: 1})

    assert least_asked(crisis) == {ASH: 3, BAY: 4, COB: 1}
    state = a_crisis(a_state(Phase.PLANNING), card="worm", demand=2000, fair=crisis.fair, asks={ASH: 0, BAY: 0, COB: 1})
    state = resolved(RULES, state, cob=a_plan({("r1c1", "cyber"): 3}))
    assert state.results[0].needs[0].lowest == 0


@pytest.mark.rule("6.7")
def test_a_crisis_is_covered_by_its_needs_in_their_weights() -> None:
    state = a_crisis(a_state(Phase.PLANNING), card="raid", demand=3500)

    state = resolved(RULES, state, bay=a_plan({("r1c1", "forces"): 2, ("r1c1", "intelligence"): 1}))

    needs = state.results[0].needs
    assert [need.coverage for need in needs] == [600, 450]
    assert covered(needs) == state.results[0].coverage == 540


@pytest.mark.rule("6.8")
def test_the_outcome_follows_from_coverage_and_friction() -> None:
    ends = {result: formulas.outcome(result, C) for result in (1200, 900, 899, 650, 649, 350, 349, 0, -50)}

    assert [ends[result] for result in (1200, 900)] == [Outcome.CONTAINED] * 2
    assert [ends[result] for result in (899, 650)] == [Outcome.MANAGED] * 2
    assert [ends[result] for result in (649, 350)] == [Outcome.PARTIAL] * 2
    assert [ends[result] for result in (349, 0, -50)] == [Outcome.FAILED] * 3


@pytest.mark.rule("6.8")
def test_luck_and_mishap_are_drawn_for_each_crisis_and_decide_its_outcome() -> None:
    ruleset = a_ruleset(friction=True)
    state = a_crisis(a_state(Phase.PLANNING, ruleset), demand=1900)
    plan = a_plan({("r1c1", "relief"): 2})

    ends = [resolved(ruleset, revise(state, seed=f"{number:064x}"), bay=plan).results[0] for number in range(40)]

    assert {end.coverage for end in ends} == {663}
    assert {end.outcome for end in ends} == {Outcome.MANAGED, Outcome.PARTIAL}
    assert all(0 <= end.luck <= 150 and 0 <= end.mishap <= 150 for end in ends)
    assert all((end.outcome is Outcome.MANAGED) == (end.coverage + end.luck - end.mishap >= 650) for end in ends)
    assert len({end.luck for end in ends}) > 20


@pytest.mark.rule("6.8")
def test_a_scenario_can_be_without_friction() -> None:
    result = resolved(RULES, a_state(Phase.PLANNING)).results[0]

    assert (result.luck, result.mishap) == (0, 0)


@pytest.mark.rule("6.9")
def test_stability_takes_all_outcomes_of_a_round_together() -> None:
    def change(*outcomes: tuple[Outcome, int]) -> int:
        return formulas.stability(outcomes, C)

    assert change((Outcome.CONTAINED, 3), (Outcome.CONTAINED, 2)) == 7
    assert change((Outcome.CONTAINED, 3), (Outcome.FAILED, 2)) == -1
    assert change((Outcome.PARTIAL, 3), (Outcome.MANAGED, 5)) == -4
    assert change((Outcome.FAILED, 2), (Outcome.FAILED, 2), (Outcome.FAILED, 1)) == -10
    assert change((Outcome.MANAGED, 5), (Outcome.MANAGED, 5)) == 0


@pytest.mark.rule("6.9", "4.7")
def test_stability_changes_once_for_the_round() -> None:
    state = resolved(RULES, a_state(Phase.PLANNING))

    told = [change for change in state.ledger if change.cause is Cause.OUTCOMES]

    assert [result.outcome for result in state.results] == [Outcome.FAILED, Outcome.FAILED]
    assert [(change.before, change.after) for change in told] == [(60, 60 - (6 + 4) * 3 // 2)]


@pytest.mark.rule("6.10")
def test_harm_grows_with_outcome_severity_and_exposure() -> None:
    assert [formulas.harm(outcome, 3, 1, C) for outcome in formulas.OUTCOMES] == [0, 3, 6, 12]
    assert [formulas.harm(Outcome.FAILED, 3, exposure, C) for exposure in range(4)] == [9, 12, 14, 16]


@pytest.mark.rule("6.10")
def test_harm_costs_gdp_and_support_and_spills_over_to_the_region() -> None:
    state = resolved(RULES, a_crisis(a_state(Phase.PLANNING), SECOND, "raid", severity=3))

    ash, bay, cob = (state.nations[nation] for nation in (ASH, BAY, COB))
    points = 4 * 3 * (4 + 2) // 5
    assert (points, state.results[1].harm) == (14, 14)
    assert (ash.gdp, ash.support, ash.harm) == (120_000 - 120_000 * 3 * 14 // 1000, 60 - 14, 14)
    assert (bay.gdp, bay.support, bay.harm) == (100_000 - 100_000 * 3 * 3 // 1000, 60 - 3, 3)
    assert cob.harm == 4 * 3 * (4 + 3) // 5


@pytest.mark.rule("6.11")
def test_a_contained_crisis_calms_its_threat_and_cheers_its_target_and_a_failed_one_alarms() -> None:
    state = a_state(Phase.PLANNING, tension=dict.fromkeys(Threat, 2))
    state = a_crisis(state, FIRST, "flood", demand=500)

    state = resolved(RULES, state, cob=a_plan({("r1c1", "relief"): 1}))

    assert [result.outcome for result in state.results] == [Outcome.CONTAINED, Outcome.FAILED]
    assert (state.tension[Threat.CLIMATE], state.tension[Threat.CONFLICT], state.tension[Threat.CYBER]) == (1, 3, 2)
    told = [
        change
        for change in state.ledger
        if isinstance(change, NationChange) and change.cause is Cause.CONTAINED_AT_HOME
    ]
    assert [(change.nation, change.after - change.before) for change in told] == [("cob", 3)]


@pytest.mark.rule("6.11")
def test_a_managed_or_partial_crisis_leaves_tension_alone() -> None:
    state = a_crisis(a_state(Phase.PLANNING), FIRST, "flood", demand=1700)

    state = resolved(RULES, state, cob=a_plan({("r1c1", "relief"): 2}))

    assert state.results[0].outcome is Outcome.MANAGED
    assert [change.threat for change in state.ledger if isinstance(change, TensionChange)] == [Threat.CONFLICT]


@pytest.mark.rule("6.4", "4.7")
def test_units_serve_at_the_readiness_they_were_revealed_with() -> None:
    state = a_nation(a_crisis(a_state(Phase.PLANNING), demand=1000), BAY, readiness=100)

    state = resolved(RULES, state, bay=a_plan({("r1c1", "relief"): 1}))

    assert state.results[0].needs[0].strength == 1000
