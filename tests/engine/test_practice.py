"""Chapter 10: how well each two nations work together, and what that is worth."""

from itertools import permutations

import pytest

from rules.engine import codec
from rules.engine.actors import PublicViewer
from rules.engine.copying import revise
from rules.engine.explain import explain
from rules.engine.formulas.crisis import cohesion, mixed_cohesion
from rules.engine.formulas.ties import interoperability, mean_interoperability
from rules.engine.ids import Module, NationId, Phase
from rules.engine.module_constants import ExercisesConstants
from rules.engine.reports import PairChange
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.engine.state import GameState
from rules.engine.ties import Ties
from tests.engine.builders import (
    ASH,
    BAY,
    COB,
    FIRST,
    SECOND,
    a_plan,
    a_ruleset,
    a_state,
    ended_phase,
    harbour,
    resolved,
)

TRAINED = ExercisesConstants(start=10, start_region=20, served_divisor=12, divisor=6, cost=2, trust=3, readiness=4)


def practised() -> Ruleset:
    """Harbour where each two nations have an interoperability of their own."""
    ruleset = a_ruleset(modules=frozenset({Module.EXERCISES}))
    return revise(ruleset, constants=revise(ruleset.constants, exercises=TRAINED))


RULES = practised()


def with_pair(state: GameState, one: NationId, other: NationId, now: int) -> GameState:
    """The state with one pair's number set."""
    pairs = {nation: dict(others) for nation, others in state.ties.interoperability.items()}
    pairs[one][other] = pairs[other][one] = now
    return revise(state, ties=Ties(interoperability=pairs))


@pytest.mark.rule("10.1")
def test_nations_of_one_region_start_closer_to_each_other() -> None:
    state = a_state(ruleset=RULES)

    homes = {nation: state.nations[nation].region for nation in (ASH, BAY, COB)}
    for one, other in permutations(homes, 2):
        assert interoperability(state, one, other) == (20 if homes[one] == homes[other] else 10)
    assert len(set(homes.values())) == 2


@pytest.mark.rule("10.2", "6.5")
def test_cohesion_counts_each_two_with_their_own_number() -> None:
    constants = harbour().constants.crisis
    alike = {one: dict.fromkeys({ASH, BAY, COB} - {one}, 30) for one in (ASH, BAY, COB)}
    units = {ASH: 2, BAY: 1, COB: 3}

    assert mixed_cohesion(units, alike, constants) == cohesion(list(units.values()), 30, constants)

    close = {**alike, ASH: {BAY: 30, COB: 90}, COB: {ASH: 90, BAY: 30}}
    more = 2 * 2 * 3 * (90 - 30)
    mixed = 50 * (4 + 1 + 9) + 30 * (36 - 14) + more
    assert mixed_cohesion(units, close, constants) == 700 + 4 * mixed // 36
    assert mixed_cohesion({}, close, constants) == 900


@pytest.mark.rule("10.2", "5.1")
def test_estimates_count_with_the_mean_of_all_pairs_as_the_round_opened() -> None:
    state = a_state(Phase.AFTERMATH, RULES)
    state = with_pair(state, ASH, BAY, 90)

    after = ended_phase(RULES, state)

    assert mean_interoperability(state) == (90 + sum(_rest(state))) // 3
    assert after.interoperability == mean_interoperability(state)
    assert screen(RULES, after, PublicViewer())["interoperability"] == after.interoperability


def _rest(state: GameState) -> list[int]:
    return [interoperability(state, ASH, COB), interoperability(state, BAY, COB)]


@pytest.mark.rule("10.3", "4.7")
def test_serving_together_brings_two_nations_closer_once_all_is_counted() -> None:
    before = a_state(Phase.PLANNING, RULES)

    after = resolved(
        RULES,
        before,
        ash=a_plan({(FIRST, "relief"): 1, (SECOND, "forces"): 1}),
        bay=a_plan({(FIRST, "relief"): 1, (SECOND, "forces"): 1}),
    )

    steps = [change for change in after.ledger if isinstance(change, PairChange)]
    assert [(change.one, change.other, change.crisis) for change in steps] == [(ASH, BAY, FIRST), (ASH, BAY, SECOND)]
    start = interoperability(before, ASH, BAY)
    first = start + (100 - start) // 12
    assert [change.after for change in steps] == [first, first + (100 - first) // 12]
    assert interoperability(after, BAY, ASH) == steps[-1].after
    assert interoperability(after, ASH, COB) == interoperability(before, ASH, COB)
    counted = [need.cohesion for result in after.results for need in result.needs if len(need.contributions) == 2]
    assert counted == [700 + 4 * (50 * 2 + 2 * start) // 4] * len(counted)
    assert counted


@pytest.mark.rule("10.1")
def test_what_is_between_two_nations_is_shown_and_explained() -> None:
    before = a_state(Phase.PLANNING, RULES)
    helping = a_plan({(FIRST, "relief"): 1})
    after = resolved(RULES, before, ash=helping, bay=helping)

    shown = screen(RULES, after, PublicViewer())
    told = explain(RULES, after, PublicViewer(), ("ties", "interoperability", BAY, ASH))

    now = interoperability(after, ASH, BAY)
    assert shown["ties"]["interoperability"][ASH][BAY] == now
    assert told is not None
    assert told["value"] == now == sum(line["amount"] for line in told["terms"])
    assert told["terms"][-1]["label"] == "served_together"
    assert explain(RULES, after, PublicViewer(), ("ties", "interoperability", "nowhere", ASH)) is None
    changed = [(change["of"], change.get("about"), change["quantity"]) for change in shown["reveal"]["changes"]]
    assert (ASH, BAY, "interoperability") in changed


def test_without_the_module_nothing_is_between_nations_but_the_scenarios_number() -> None:
    state = a_state(Phase.DIPLOMACY)

    assert interoperability(state, ASH, BAY) == state.interoperability == 50
    assert "ties" not in codec.encode(state)
    assert "ties" not in screen(harbour(), state, PublicViewer())
