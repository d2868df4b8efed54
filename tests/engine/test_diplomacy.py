"""Chapter 5: estimates, shares, asks, pledges with conditions, release and decline, and what is remembered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.engine.actors import PublicViewer
from rules.engine.commands import DeclineUnits, MakePledge, ReleasePledge, SetAsk, StatePosition, WithdrawPledge
from rules.engine.copying import revise
from rules.engine.formulas.coalition import fair_share, is_half_share, standing
from rules.engine.formulas.crisis import card_units, unit_estimate
from rules.engine.formulas.places import total_gdp
from rules.engine.formulas.promises import pledge_limit, pledged_units, spread
from rules.engine.ids import CardId, Cause, CrisisId, Domain, NationId, Outcome, Phase
from rules.engine.plans import Condition, IfAll, IfNation, Pledge, Unconditional
from rules.engine.reports import NationChange, TrustChange
from rules.engine.screen import screen
from rules.engine.state import GameState, Position
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
    harbour,
    own,
    played,
    pledging,
    resolved,
    seat,
    sheet,
)

RULES = harbour()
CRISIS = RULES.constants.crisis


def a_pledge(nation: NationId, units: int, condition: Condition | None = None, *, released: bool = False) -> Pledge:
    """A pledge on a sheet."""
    return Pledge(nation=nation, units=units, condition=condition or Unconditional(), released=released)


def kept(*pledges: Pledge) -> list[str]:
    """Whose pledges stand."""
    return [pledge.nation for pledge in standing(pledges)]


@pytest.mark.rule("5.1")
def test_a_unit_counts_as_one_of_a_mixed_coalition_in_the_public_estimate() -> None:
    assert [unit_estimate(together, CRISIS) for together in (0, 10, 50, 100)] == [560, 574, 630, 700]


@pytest.mark.rule("5.1")
def test_the_estimate_is_rounded_up_need_by_need() -> None:
    raid, leak = RULES.cards[sheet(a_state(), SECOND).card], RULES.cards[CardId("leak")]

    assert card_units(raid, 2831, 630, CRISIS) == {Domain.FORCES: 3, Domain.INTELLIGENCE: 2}
    assert card_units(leak, 2831, 630, CRISIS) == {Domain.INTELLIGENCE: 3}
    assert card_units(raid, 0, 630, CRISIS) == {Domain.FORCES: 1, Domain.INTELLIGENCE: 1}


@pytest.mark.rule("5.2")
def test_a_fair_share_follows_gdp_and_is_at_least_one() -> None:
    assert [fair_share(7, gdp, 300) for gdp in (120, 100, 80, 10)] == [2, 2, 1, 1]
    assert [is_half_share(units, 3) for units in (1, 2, 3)] == [False, True, True]
    assert total_gdp(a_state()) == 300


@pytest.mark.rule("5.2")
def test_the_share_is_counted_on_the_gdp_of_today_over_all_gdp_at_the_start() -> None:
    state = a_nation(a_state(Phase.AFTERMATH), ASH, gdp=250_000)

    state = ended_phase(RULES, state)

    crisis = next(iter(state.crises.values()))
    assert crisis.fair[ASH] == max(1, crisis.units * 250 // 300)
    assert crisis.asks == crisis.fair


@pytest.mark.rule("5.3")
def test_the_first_who_pledges_convenes_and_sends_the_asks() -> None:
    state = a_state()
    assert sheet(state).convener == COB

    state = played(RULES, state, pledging(FIRST, 1), seat(BAY))
    state = played(RULES, state, pledging(FIRST, 2), seat(ASH))
    state = played(RULES, state, SetAsk(crisis=FIRST, nation=COB, units=3), seat(BAY))

    assert sheet(state).convener == BAY
    assert sheet(state).asks == {"ash": 2, "bay": 2, "cob": 3}


@pytest.mark.rule("5.3")
def test_who_leaves_the_sheet_convenes_no_more() -> None:
    state = played(RULES, a_state(), pledging(FIRST, 1), seat(BAY))
    state = played(RULES, state, pledging(FIRST, 1), seat(ASH))

    without_bay = played(RULES, state, WithdrawPledge(crisis=FIRST), seat(BAY))
    without_both = played(RULES, without_bay, WithdrawPledge(crisis=FIRST), seat(ASH))

    assert (sheet(without_bay).convener, sheet(without_both).convener) == (ASH, COB)


@pytest.mark.rule("5.3")
def test_an_ask_goes_from_nought_to_the_whole_estimate() -> None:
    state = a_state()

    for units in (0, sheet(state).units):
        asked = played(RULES, state, SetAsk(crisis=FIRST, nation=ASH, units=units), seat(COB))
        assert sheet(asked).asks[ASH] == units


@pytest.mark.rule("5.4")
def test_a_new_pledge_takes_the_place_of_the_old_one() -> None:
    state = played(RULES, a_state(), pledging(FIRST, 1), seat(BAY))
    state = played(RULES, state, pledging(FIRST, 1), seat(ASH))

    state = played(RULES, state, pledging(FIRST, 3), seat(BAY))

    assert [(pledge.nation, pledge.units) for pledge in sheet(state).pledges] == [(BAY, 3), (ASH, 1)]


@pytest.mark.rule("5.4")
def test_a_pledge_is_held_by_levels_or_by_the_budget() -> None:
    state = a_state()

    assert pledge_limit(RULES, state, BAY, sheet(state)) == (3, "levels")
    assert pledge_limit(RULES, state, ASH, sheet(state, SECOND)) == (8, "levels")
    assert pledge_limit(RULES, a_nation(state, BAY, budget=5), BAY, sheet(state)) == (2, "budget")
    assert pledge_limit(RULES, a_nation(state, BAY, budget=0), BAY, sheet(state)) == (0, "budget")


@pytest.mark.rule("5.4")
def test_all_pledges_must_be_possible_at_once() -> None:
    state = a_crisis(a_state(), FIRST, "raid")
    state = a_nation(state, BAY, budget=99, capability={Domain.FORCES: 2, Domain.INTELLIGENCE: 1, Domain.RELIEF: 3})

    promised = played(RULES, state, pledging(FIRST, 2), seat(BAY))

    assert pledge_limit(RULES, state, BAY, sheet(state, SECOND)) == (3, "levels")
    assert pledge_limit(RULES, promised, BAY, sheet(promised, SECOND)) == (1, "levels")
    assert pledge_limit(RULES, promised, BAY, sheet(promised, FIRST)) == (3, "levels")


@given(
    st.dictionaries(st.sampled_from(list(Domain)[:4]), st.integers(0, 5), min_size=4),
    st.lists(
        st.tuples(st.sets(st.sampled_from(list(Domain)[:4]), min_size=1, max_size=3), st.integers(1, 6)),
        min_size=1,
        max_size=3,
    ),
)
@pytest.mark.rule("5.4", "5.6")
def test_units_that_could_be_sent_all_find_a_domain(
    levels: dict[Domain, int], promises: list[tuple[set[Domain], int]]
) -> None:
    """The limit of a pledge and the spreading of units agree: what the one allows, the other places."""
    wants = {CrisisId(f"q{place}"): dict.fromkeys(sorted(domains), 2) for place, (domains, _) in enumerate(promises)}
    promised = {CrisisId(f"q{place}"): units for place, (_, units) in enumerate(promises)}
    possible = all(
        sum(units for domains, units in promises if domains <= part) <= sum(levels[domain] for domain in part)
        for part in _subsets(list(Domain)[:4])
    )

    placed = spread(promised, levels, wants)

    used = {domain: sum(by.get(domain, 0) for by in placed.values()) for domain in levels}
    assert all(used[domain] <= levels[domain] for domain in levels)
    assert all(set(by) <= set(wants[crisis]) for crisis, by in placed.items())
    assert (all(sum(placed[crisis].values()) == promised[crisis] for crisis in promised)) or not possible


def _subsets(items: list[Domain]) -> list[set[Domain]]:
    return [{item for place, item in enumerate(items) if mask >> place & 1} for mask in range(1 << len(items))]


@pytest.mark.rule("5.5")
def test_conditions_are_met_by_what_stands_and_strike_each_other_in_a_chain() -> None:
    if_ash = IfNation(nation=ASH, units=2)
    if_bay = IfNation(nation=BAY, units=1)

    assert kept(a_pledge(ASH, 2), a_pledge(BAY, 1, if_ash)) == ["ash", "bay"]
    assert kept(a_pledge(ASH, 1), a_pledge(BAY, 1, if_ash), a_pledge(COB, 1, if_bay)) == ["ash"]
    assert kept(a_pledge(ASH, 2, if_bay), a_pledge(BAY, 1, if_ash)) == ["ash", "bay"]
    assert kept(a_pledge(ASH, 2, released=True), a_pledge(BAY, 1, if_ash)) == []


@pytest.mark.rule("5.5")
def test_a_condition_on_all_counts_the_own_units_too() -> None:
    assert kept(a_pledge(ASH, 2, IfAll(units=4)), a_pledge(BAY, 2)) == ["ash", "bay"]
    assert kept(a_pledge(ASH, 2, IfAll(units=5)), a_pledge(BAY, 2)) == ["bay"]
    assert kept(a_pledge(ASH, 2, IfAll(units=5)), a_pledge(BAY, 3, IfAll(units=6))) == []


@pytest.mark.rule("5.5")
def test_pledges_whose_condition_is_not_met_are_struck_when_diplomacy_ends() -> None:
    state = played(RULES, a_state(), pledging(FIRST, 1, IfNation(nation=ASH, units=1)), seat(BAY))
    state = played(RULES, state, pledging(SECOND, 1), seat(BAY))

    ended = ended_phase(RULES, state)

    assert [pledge.nation for pledge in sheet(ended, FIRST).pledges] == []
    assert sheet(ended, FIRST).convener == COB
    assert [pledge.nation for pledge in sheet(ended, SECOND).pledges] == ["bay"]
    assert any(line.kind == "pledge_struck" for line in ended.news)


@pytest.mark.rule("5.5", "5.7")
def test_a_release_during_planning_frees_nobody_else() -> None:
    state = played(RULES, a_state(), pledging(FIRST, 2), seat(ASH))
    state = ended_phase(RULES, played(RULES, state, pledging(FIRST, 1, IfNation(nation=ASH, units=2)), seat(BAY)))

    state = played(RULES, state, ReleasePledge(crisis=FIRST, nation=ASH), seat(COB))
    pledges = screen(RULES, state, PublicViewer())["crises"]["r1c1"]["pledges"]

    assert {nation: pledge["stands"] for nation, pledge in pledges.items()} == {"ash": False, "bay": True}


@pytest.mark.rule("5.6")
def test_pledged_units_go_where_the_smallest_part_is_served() -> None:
    wants = {FIRST: {Domain.FORCES: 3, Domain.INTELLIGENCE: 2}}
    plenty = {Domain.FORCES: 9, Domain.INTELLIGENCE: 9}

    placed = [spread({FIRST: units}, plenty, wants)[FIRST] for units in range(1, 6)]

    assert placed == [
        {Domain.FORCES: 1},
        {Domain.FORCES: 1, Domain.INTELLIGENCE: 1},
        {Domain.FORCES: 2, Domain.INTELLIGENCE: 1},
        {Domain.FORCES: 2, Domain.INTELLIGENCE: 2},
        {Domain.FORCES: 3, Domain.INTELLIGENCE: 2},
    ]


@pytest.mark.rule("5.6")
def test_units_move_to_another_domain_to_make_room() -> None:
    wants = {FIRST: {Domain.FORCES: 2, Domain.CYBER: 2}, SECOND: {Domain.FORCES: 1, Domain.CYBER: 1, Domain.RELIEF: 1}}

    placed = spread({FIRST: 2, SECOND: 1}, {Domain.FORCES: 1, Domain.CYBER: 1, Domain.RELIEF: 1}, wants)

    used = {crisis: {domain: units for domain, units in by.items() if units} for crisis, by in placed.items()}
    assert used == {FIRST: {Domain.FORCES: 1, Domain.CYBER: 1}, SECOND: {Domain.RELIEF: 1}}


@pytest.mark.rule("5.6")
def test_what_one_nation_brings_the_next_finds_served() -> None:
    state = a_crisis(a_state(), SECOND, "raid", pledges=(a_pledge(BAY, 2), a_pledge(ASH, 3)))

    placed = pledged_units(RULES, state)

    assert placed[ASH][SECOND] == {Domain.FORCES: 2, Domain.INTELLIGENCE: 1}
    assert placed[BAY][SECOND] == {Domain.FORCES: 1, Domain.INTELLIGENCE: 1}


@pytest.mark.rule("5.6")
def test_the_sheet_says_what_follows_if_all_keep_it() -> None:
    state = a_crisis(a_state(), demand=3000, pledges=(a_pledge(ASH, 2), a_pledge(BAY, 1)))

    forecast = screen(RULES, state, PublicViewer())["crises"]["r1c1"]["forecast"]

    assert forecast["coverage"] == 2100 * 900 // 3000
    assert (forecast["outcome"], forecast["sure"]) == (Outcome.PARTIAL.value, True)
    assert forecast["short"] == {"relief": 2}


@pytest.mark.rule("5.6", "6.8")
def test_a_forecast_is_sure_only_where_friction_cannot_change_it() -> None:
    ruleset = revise(RULES, scenario=revise(RULES.scenario, friction=True))
    state = a_crisis(a_state(), demand=3000, pledges=(a_pledge(ASH, 2), a_pledge(BAY, 1)))
    safe = revise(state, crises={**state.crises, FIRST: revise(sheet(state), demand=3780)})

    assert screen(ruleset, state, PublicViewer())["crises"]["r1c1"]["forecast"]["sure"] is False
    assert screen(ruleset, safe, PublicViewer())["crises"]["r1c1"]["forecast"] == {
        "coverage": 500,
        "outcome": "partial",
        "sure": False,
        "short": {"relief": 3},
    }


@pytest.mark.rule("5.7")
def test_a_released_pledge_stays_on_the_sheet_and_is_not_judged() -> None:
    state = played(RULES, a_state(), pledging(FIRST, 2), seat(ASH))

    state = played(RULES, state, ReleasePledge(crisis=FIRST, nation=ASH), seat(COB))
    planning = ended_phase(RULES, state)
    ended = resolved(RULES, planning)

    assert sheet(state).pledges == sheet(planning).pledges == (a_pledge(ASH, 2, released=True),)
    assert ended.judged == ()
    assert _moved(ended, Cause.PLEDGE_BROKEN) == {}


@pytest.mark.rule("5.7")
def test_a_declined_nation_loses_its_pledge_and_may_pledge_again_once_admitted() -> None:
    state = played(RULES, a_state(), pledging(FIRST, 2), seat(ASH))

    declined = played(RULES, state, DeclineUnits(crisis=FIRST, nation=ASH, declined=True), seat(COB))
    admitted = played(RULES, declined, DeclineUnits(crisis=FIRST, nation=ASH, declined=False), seat(COB))

    assert (sheet(declined).pledges, sheet(declined).declined, sheet(declined).convener) == ((), (ASH,), COB)
    assert sheet(admitted).declined == ()
    assert sheet(played(RULES, admitted, pledging(FIRST, 1), seat(ASH))).pledges == (a_pledge(ASH, 1),)


@pytest.mark.rule("5.8")
def test_chips_are_shown_to_all_and_cleared_when_the_round_ends() -> None:
    chips = StatePosition(needs=(Domain.RELIEF,), offers=(Domain.FORCES, Domain.CYBER))

    state = played(RULES, a_state(Phase.HORIZON), chips, seat(ASH))
    later = ended_phase(RULES, revise(state, phase=Phase.AFTERMATH))

    assert state.positions == {ASH: Position(needs=(Domain.RELIEF,), offers=(Domain.FORCES, Domain.CYBER))}
    shown = screen(RULES, state, PublicViewer())["nations"]["ash"]["position"]
    assert shown == {"needs": ["relief"], "offers": ["forces", "cyber"]}
    assert later.positions == {}


@pytest.mark.rule("5.9")
def test_a_kept_pledge_of_half_the_share_earns_trust_everywhere() -> None:
    state = a_crisis(
        a_state(Phase.PLANNING), fair={ASH: 2, BAY: 3, COB: 1}, pledges=(a_pledge(BAY, 2), a_pledge(ASH, 1))
    )

    large = resolved(RULES, state, bay=a_plan({("r1c1", "relief"): 2}), ash=a_plan({("r1c1", "relief"): 3}))

    assert _trusts(large, Cause.PLEDGE_KEPT) == {
        ("ash", "bay"): 1,
        ("cob", "bay"): 1,
        ("bay", "ash"): 1,
        ("cob", "ash"): 1,
    }


@pytest.mark.rule("5.9")
def test_a_small_kept_pledge_earns_nothing() -> None:
    state = a_crisis(a_state(Phase.PLANNING), fair={ASH: 2, BAY: 5, COB: 1}, pledges=(a_pledge(BAY, 2),))

    state = resolved(RULES, state, bay=a_plan({("r1c1", "relief"): 2}))

    assert state.judged[0].kept
    assert _trusts(state, Cause.PLEDGE_KEPT) == {}


@pytest.mark.rule("5.9")
def test_a_broken_pledge_costs_trust_influence_and_twice_as_much_of_what_was_earned() -> None:
    state = a_crisis(a_state(Phase.PLANNING), pledges=(a_pledge(BAY, 2),))

    state = resolved(RULES, state, bay=a_plan({("r1c1", "relief"): 1}))

    assert _trusts(state, Cause.PLEDGE_BROKEN) == {("cob", "bay"): -8, ("ash", "bay"): -3}
    assert _moved(state, Cause.PLEDGE_BROKEN) == {("bay", "influence"): -1, ("bay", "earned"): -2}
    assert [line.facts["promised"] for line in state.news if line.kind == "pledge_broken"] == [2]


@pytest.mark.rule("5.9")
def test_a_target_that_breaks_its_own_pledge_loses_with_all_others_alike() -> None:
    state = a_crisis(a_state(Phase.PLANNING), pledges=(a_pledge(COB, 2),))

    assert _trusts(resolved(RULES, state), Cause.PLEDGE_BROKEN) == {("ash", "cob"): -3, ("bay", "cob"): -3}


def _trusts(state: GameState, cause: Cause) -> dict[tuple[str, str], int]:
    return {
        (change.observer, change.nation): change.after - change.before
        for change in state.ledger
        if isinstance(change, TrustChange) and change.cause is cause
    }


def _moved(state: GameState, cause: Cause) -> dict[tuple[str, str], int]:
    return {
        (change.nation, change.quantity.value): change.after - change.before
        for change in state.ledger
        if isinstance(change, NationChange) and change.cause is cause
    }


def test_pledges_bring_nothing_by_themselves() -> None:
    state = played(RULES, a_state(), MakePledge(crisis=FIRST, units=3, condition=Unconditional()), seat(BAY))

    assert own(state, BAY) == own(a_state(), BAY)
