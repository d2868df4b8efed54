"""Chapter 9: readiness that wears with use and is repaired."""

import pytest

from rules.engine.actors import SeatViewer
from rules.engine.copying import revise
from rules.engine.explain import explain
from rules.engine.formulas.economy import readiness_repair, readiness_wear
from rules.engine.ids import Module, Phase
from rules.engine.module_constants import ReadinessConstants
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from tests.engine.builders import (
    ASH,
    BAY,
    COB,
    FIRST,
    SECOND,
    a_nation,
    a_plan,
    a_ruleset,
    a_state,
    ended_phase,
    resolved,
    sheet,
)

WEARS = ReadinessConstants(wear=36, repair=6, repair_divisor=30)


def worn() -> Ruleset:
    """Harbour where units wear out."""
    ruleset = a_ruleset(modules=frozenset({Module.READINESS}))
    return revise(ruleset, constants=revise(ruleset.constants, readiness=WEARS))


@pytest.mark.rule("9.2")
def test_wear_is_cut_off_before_it_is_taken_and_repair_counts_what_is_missing_then() -> None:
    assert [readiness_wear(units, 14, WEARS) for units in (0, 1, 5, 14)] == [0, -2, -12, -36]
    assert [readiness_repair(readiness, WEARS) for readiness in (100, 96, 70, 0)] == [0, 0, 6, 20]


@pytest.mark.rule("9.2", "4.8")
def test_units_sent_wear_readiness_and_rest_brings_it_back() -> None:
    rules = worn()
    before = a_state(Phase.PLANNING, rules)
    levels = sum(before.nations[ASH].capability.values())

    state = ended_phase(
        rules, resolved(rules, before, ash=a_plan({(SECOND, "intelligence"): 2, (SECOND, "forces"): 1}))
    )

    left = 70 - 36 * 3 // levels
    assert state.nations[ASH].readiness == left + 6 * (100 - left) // 30
    assert state.nations[BAY].readiness == 76


@pytest.mark.rule("9.2", "6.4")
def test_units_of_a_worn_nation_count_less_at_the_reveal_and_in_the_forecast() -> None:
    rules = worn()
    plan = a_plan({(FIRST, "relief"): 2})
    fresh = a_state(Phase.PLANNING, rules)

    strong = resolved(rules, fresh, cob=plan).results[0].needs[0].strength
    weak = resolved(rules, a_nation(fresh, COB, readiness=35), cob=plan).results[0].needs[0].strength

    assert (strong, weak) == (1400, 700)


@pytest.mark.rule("9.2", "5.1", "5.2")
def test_estimates_and_fair_shares_do_not_follow_readiness() -> None:
    rules = worn()
    fresh = a_state(Phase.DIPLOMACY, rules)
    tired = a_nation(fresh, COB, readiness=20)

    shown = [screen(rules, state, SeatViewer(nation=ASH))["crises"][FIRST] for state in (fresh, tired)]

    assert shown[0]["units"] == shown[1]["units"] == sheet(fresh).units
    assert shown[0]["fair"] == shown[1]["fair"]


@pytest.mark.rule("9.2")
def test_readiness_is_explained_by_its_wear_and_repair() -> None:
    rules = worn()
    before = a_state(Phase.PLANNING, rules)
    state = ended_phase(rules, resolved(rules, before, cob=a_plan({(FIRST, "relief"): 2})))

    told = explain(rules, state, SeatViewer(nation=ASH), ("nations", COB, "readiness"))

    assert told is not None
    assert told["rule"] == "9.2"
    assert [line["label"] for line in told["terms"]] == ["round_start", "readiness_use", "readiness_repair"]
    assert sum(line["amount"] for line in told["terms"]) == told["value"] == state.nations[COB].readiness
