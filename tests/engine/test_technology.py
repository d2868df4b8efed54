"""Chapter 13: fields of technology, what they are worth, and research."""

from collections.abc import Mapping
from functools import cache

import pytest

from rules.engine.actors import PublicViewer, SeatViewer
from rules.engine.cards import Card
from rules.engine.copying import revise
from rules.engine.explain import explain
from rules.engine.formulas.intelligence import grade_of, leaks
from rules.engine.formulas.works import advance, technology
from rules.engine.ids import Cause, Domain, Module, NationId, Phase, Quantity, Technology, Threat
from rules.engine.plans import Plan, Research
from rules.engine.reports import NationChange, TechnologyChange
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.state import GameState
from rules.engine.works import Works
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
    counted,
    ended_phase,
    full,
    played,
    pledging,
    resolved,
    seat,
)

AI, UNMANNED, SECURE, SATELLITES, GREEN, BIO = Technology


@cache
def inventive() -> Ruleset:
    """The full rules without chance in coverage, with exact information, and with crises that end by the count."""
    scenario = revise(full().scenario, modules=frozenset(Module) - {Module.INTELLIGENCE}, friction=False)
    return revise(counted(full()), scenario=scenario)


def skilled(state: GameState, fields: Mapping[NationId, Mapping[Technology, int]]) -> GameState:
    """The state in which nations have these levels of technology."""
    return revise(state, works=Works(technology=fields))


def calm(rules: Ruleset) -> GameState:
    """A planning state with a flood at Cobham and a raid at Ashford."""
    state = a_state(Phase.PLANNING, rules)
    state = a_crisis(state, FIRST, "flood", target=COB, demand=9000)
    return a_crisis(state, SECOND, "raid", target=ASH, demand=9000)


@pytest.mark.rule("13.1")
def test_all_fields_begin_at_nought_and_are_public() -> None:
    shown = screen(inventive(), a_state(Phase.PLANNING, inventive()), PublicViewer())["works"]

    assert shown["technology"] == {nation: {field.value: 0 for field in Technology} for nation in ("ash", "bay", "cob")}


@pytest.mark.rule("13.2", "6.4")
def test_a_field_makes_units_of_the_domains_it_serves_stronger() -> None:
    rules, plan = inventive(), a_plan({(FIRST, "relief"): 2})
    state = calm(rules)
    plain = resolved(rules, state, ash=plan).results[0].needs[0]

    ahead = resolved(rules, skilled(state, {ASH: {GREEN: 2, AI: 3}}), ash=plan).results[0].needs[0]

    assert plain.strength == 2 * 70 * 10
    assert ahead.strength == 2 * 70 * 10 * 150 // 100


@pytest.mark.rule("13.2")
def test_of_two_fields_that_serve_a_domain_the_higher_counts() -> None:
    state = skilled(calm(inventive()), {ASH: {GREEN: 1, BIO: 3}, BAY: {GREEN: 2}})

    worth = [advance(inventive(), state, nation, Domain.RELIEF) for nation in (ASH, BAY, COB)]

    assert worth == [75, 50, 0]
    assert advance(inventive(), state, ASH, Domain.FORCES) == 0


@pytest.mark.rule("13.2", "5.6")
def test_the_coalition_sheet_counts_with_technology() -> None:
    rules = inventive()
    state = a_crisis(a_state(Phase.DIPLOMACY, rules), FIRST, "flood", target=COB, demand=9000)
    from_plain = _pledged(rules, state)

    from_ahead = _pledged(rules, skilled(state, {COB: {BIO: 2}}))

    assert from_ahead == from_plain * 150 // 100 > 0


def _pledged(rules: Ruleset, state: GameState) -> int:
    view = screen(rules, played(rules, state, pledging(FIRST, 2), seat(COB)), PublicViewer())
    return view["crises"][FIRST]["forecast"]["coverage"]


@pytest.mark.rule("13.2", "8.5")
def test_levels_of_technology_count_for_security_in_the_end() -> None:
    rules = inventive()
    last = revise(calm(rules), round=3, settings=revise(calm(rules).settings, rounds=3))
    last = revise(last, nations={key: revise(own, harm=20) for key, own in last.nations.items()})

    bars = [_security_of(rules, state) for state in (last, skilled(last, {ASH: {AI: 1}}))]

    assert bars[1] == bars[0] + rules.constants.score.security_levels // last.nations[ASH].levels_start


def _security_of(rules: Ruleset, state: GameState) -> int:
    over = ended_phase(rules, resolved(rules, state))
    assert over.ending is not None
    told = explain(rules, over, PublicViewer(), ("ending", "scorecards", "ash", "security"))
    assert told is not None
    assert sum(line["amount"] for line in told["terms"]) == over.ending.scorecards[ASH].security
    return over.ending.scorecards[ASH].security


@pytest.mark.rule("13.3", "3.9")
def test_unmanned_systems_lower_what_units_abroad_do_to_support() -> None:
    change = _aftermath({ASH: {UNMANNED: 2}}, Cause.UNITS_ABROAD)

    assert _aftermath({}, Cause.UNITS_ABROAD) == -5
    assert change == -3


@pytest.mark.rule("13.3", "9.2")
def test_green_logistics_lower_how_units_wear_out() -> None:
    plain, green = _aftermath({}, Cause.READINESS_USE), _aftermath({ASH: {GREEN: 3}}, Cause.READINESS_USE)

    assert green == -(-plain * 40 // 100) < 0


def _aftermath(fields: Mapping[NationId, Mapping[Technology, int]], cause: Cause) -> int:
    rules = inventive()
    state = a_nation(calm(rules), ASH, gdp=40_000, region="elsewhere", capability={Domain.RELIEF: 3, Domain.FORCES: 2})
    state = revise(state, nations={**state.nations, ASH: revise(state.nations[ASH], budget=20)})
    after = resolved(rules, skilled(state, fields), ash=a_plan({(FIRST, "relief"): 2}))
    after = ended_phase(rules, after)
    return sum(
        change.after - change.before
        for change in after.ledger
        if isinstance(change, NationChange) and (change.nation, change.cause) == (ASH, cause)
    )


@pytest.mark.rule("13.3", "6.10")
def test_biosecurity_lowers_the_harm_of_health_crises_only() -> None:
    rules = inventive()
    state = a_crisis(calm(rules), SECOND, "raid", target=ASH, severity=4, demand=90_000)
    health = revise(rules, cards={**rules.cards, state.crises[SECOND].card: _as_health(rules, state)})
    ill = revise(state, crises={**state.crises, SECOND: revise(state.crises[SECOND], threat=Threat.HEALTH)})

    hurt = [resolved(health, skilled(ill, fields)) for fields in ({}, {ASH: {BIO: 2}})]
    raided = [resolved(rules, skilled(state, fields)).nations[ASH].harm for fields in ({}, {ASH: {BIO: 2}})]

    bare, guarded = (after.nations[ASH].harm for after in hurt)
    assert guarded == bare * 60 // 100 > 0
    assert raided[0] == raided[1] > 0
    told = explain(health, hurt[1], PublicViewer(), ("reveal", "results", "1", "harm"))
    assert told is not None
    assert ("built", 60) in [(line["label"], line["amount"]) for line in told["terms"]]


def _as_health(rules: Ruleset, state: GameState) -> Card:
    return revise(rules.cards[state.crises[SECOND].card], threat=Threat.HEALTH)


@pytest.mark.rule("13.3", "12.3", "12.5")
def test_satellites_raise_the_grade_and_secure_communications_keep_reports() -> None:
    rules = full()
    state = a_nation(a_state(Phase.DIPLOMACY, rules), ASH, capability={Domain.INTELLIGENCE: 2, Domain.CYBER: 0})

    seen = skilled(state, {ASH: {SATELLITES: 1, SECURE: 1}})

    assert [grade_of(rules, one, ASH) for one in (state, seen)] == [0, 1]
    assert [leaks(rules, one, ASH) for one in (state, seen)] == [True, False]
    told = explain(rules, seen, SeatViewer(nation=ASH), ("you", "intelligence", FIRST, "grade"))
    assert told is not None
    assert [line["amount"] for line in told["terms"]] == [2, 1]


@pytest.mark.rule("13.4", "4.7")
def test_research_is_paid_in_at_the_end_of_the_reveal_and_part_payments_stay() -> None:
    rules = inventive()
    state = a_nation(calm(rules), ASH, gdp=100_000, budget=30)
    plan = Plan(research=(Research(field=BIO, points=11), Research(field=AI, points=3)))

    after = resolved(rules, state, ash=plan)

    assert technology(after, ASH, BIO) == 2
    assert after.works.researched == {ASH: {BIO: 1, AI: 3}}
    assert [change.field for change in after.ledger if isinstance(change, TechnologyChange)] == [BIO, AI]
    spent = [change for change in after.ledger if _is_spent(change)]
    assert sum(change.before - change.after for change in spent) == 14


def _is_spent(change: object) -> bool:
    return isinstance(change, NationChange) and (change.quantity, change.cause) == (Quantity.BUDGET, Cause.RESEARCH)


@pytest.mark.rule("13.4")
def test_the_price_of_research_and_what_is_paid_open_to_their_sums() -> None:
    rules = inventive()
    state = skilled(a_nation(calm(rules), ASH, gdp=150_000), {ASH: {BIO: 1}})
    view = screen(rules, state, PublicViewer())["works"]

    told = explain(rules, state, PublicViewer(), ("works", "next_price", "ash", "biosecurity"))

    assert view["next_price"]["ash"]["biosecurity"] == (4 + 2) * 150 // 100
    assert told is not None
    assert (told["value"], [line["amount"] for line in told["terms"]]) == (9, [4, 2, 150])
    assert explain(rules, state, PublicViewer(), ("works", "technology", "ash", "nothing")) is None
