"""What is known of a crisis before its reveal: rumours for all, and nothing of the truth in anything that is public."""

import pytest

from rules.engine import codec
from rules.engine.actors import PublicViewer, SeatViewer
from rules.engine.commands import StartGame
from rules.engine.copying import revise
from rules.engine.explain import explain
from rules.engine.formulas.intelligence import equal_shares, grade_of
from rules.engine.ids import CardId, Domain, NationId, Phase
from rules.engine.screen import screen
from rules.engine.state import GameState
from tests.engine.builders import (
    ASH,
    BAY,
    COB,
    FIRST,
    SECOND,
    a_nation,
    a_plan,
    a_state,
    a_table,
    ended_phase,
    harbour,
    played,
    resolved,
    sheet,
)
from tests.engine.veils import hidden, otherwise, veiled, with_other_shares


@pytest.mark.rule("12.1", "1.6")
def test_a_rumour_is_off_by_one_at_most_and_comes_every_way() -> None:
    off = set()
    for number in range(40):
        state = played(veiled(), a_table(veiled(), seed=f"{number:064x}"), StartGame())
        plain = played(harbour(), a_table(harbour(), seed=f"{number:064x}"), StartGame())
        for crisis in state.crises.values():
            assert crisis.rumour is not None
            off.add(crisis.rumour.severity - crisis.severity)
            assert 1 <= crisis.rumour.severity <= 5
            true = plain.crises[crisis.id]
            assert (crisis.severity, crisis.demand, crisis.units) == (true.severity, true.demand, true.units)

    assert off == {-1, 0, 1}


@pytest.mark.rule("12.1")
def test_a_rumour_gives_every_need_an_equal_share_and_the_first_what_is_left() -> None:
    two, one = equal_shares(veiled().cards[CardId("raid")]), equal_shares(veiled().cards[CardId("flood")])

    assert [need.weight for need in two.needs] == [500, 500]
    assert [need.weight for need in one.needs] == [1000]


@pytest.mark.rule("12.1", "5.1", "5.2", "5.3")
def test_everything_public_follows_from_the_rumour() -> None:
    state = a_state(Phase.DIPLOMACY, veiled())
    rumour = sheet(state, SECOND).rumour
    assert rumour is not None

    shown = screen(veiled(), hidden(state, SECOND, 5, 99_999, 99), PublicViewer())["crises"][SECOND]

    assert (shown["severity"], shown["demand"], shown["units"]) == (rumour.severity, rumour.demand, rumour.units)
    assert [need["weight"] for need in shown["needs"]] == [500, 500]
    assert sum(need["units"] for need in shown["needs"]) == rumour.units
    assert shown["fair"][ASH] == max(1, rumour.units * 120 // 300)
    assert shown["asks"] == shown["fair"]
    assert shown["rumour"]["stands"]
    assert shown["rumour"]["low"] == max(1, rumour.severity - 1)
    assert shown["rumour"]["high"] == rumour.severity + 1


@pytest.mark.rule("12.1", "4.4")
def test_standing_orders_act_on_the_rumour() -> None:
    talking = a_state(Phase.DIPLOMACY, veiled())

    plans = ended_phase(veiled(), talking).plans
    other = ended_phase(with_other_shares(veiled()), otherwise(talking)).plans

    assert plans[COB].units(FIRST) > 0
    assert plans == other


@pytest.mark.rule("12.2")
def test_the_reveal_counts_with_the_truth_and_shows_it_beside_the_rumour() -> None:
    planning = hidden(a_state(Phase.PLANNING, veiled()), SECOND, 4, 9000, 15)
    before = sheet(planning, SECOND)
    assert before.rumour is not None

    state = resolved(veiled(), planning, ash=a_plan({("r1c2", "forces"): 3, ("r1c2", "intelligence"): 2}))
    seen = screen(veiled(), state, PublicViewer())

    result = seen["reveal"]["results"][1]
    assert (result["severity"], result["demand"], result["rumoured"]) == (4, 9000, before.rumour.severity)
    assert [need["weight"] for need in result["needs"]] == [600, 400]
    shown = seen["crises"][SECOND]
    assert (shown["severity"], shown["demand"], shown["units"]) == (4, 9000, 15)
    assert not shown["rumour"]["stands"]
    assert shown["fair"] == {str(nation): units for nation, units in before.fair.items()}
    told = explain(veiled(), state, PublicViewer(), ("crises", SECOND, "severity"))
    assert told is not None
    assert (told["value"], told["rule"]) == (4, "6.1")


@pytest.mark.rule("12.1")
def test_a_rumoured_severity_is_explained_by_its_bounds_alone() -> None:
    state = a_state(Phase.DIPLOMACY, veiled())
    crisis = sheet(state, SECOND)
    state = revise(
        state, crises={**state.crises, SECOND: revise(crisis, rumour=revise(crisis.rumour, severity=3, low=2, high=4))}
    )

    told = explain(veiled(), state, SeatViewer(nation=BAY), ("crises", SECOND, "severity"))

    assert told is not None
    assert (told["value"], told["rule"]) == (3, "12.1")
    assert told["terms"] == [{"label": "rumour", "amount": 3, "facts": {"low": 2, "high": 4}}]


@pytest.mark.rule("12.3")
def test_a_nations_grade_grows_with_its_level_of_intelligence() -> None:
    state = a_state(Phase.DIPLOMACY, veiled())

    grades = {level: grade_of(veiled(), _with_services(state, ASH, level), ASH) for level in (0, 2, 3, 5, 6, 10)}

    assert grades == {0: 0, 2: 0, 3: 1, 5: 1, 6: 2, 10: 2}


def _with_services(state: GameState, nation: NationId, level: int) -> GameState:
    """The state with this level of intelligence."""
    levels = {**state.nations[nation].capability, Domain.INTELLIGENCE: level}
    return a_nation(state, nation, capability=levels)


def test_without_the_module_nothing_of_it_is_drawn_shown_or_written() -> None:
    state = a_state(Phase.DIPLOMACY)

    assert all(crisis.rumour is None for crisis in state.crises.values())
    assert "rumour" not in screen(harbour(), state, PublicViewer())["crises"][FIRST]
    assert "rumour" not in str(codec.encode_state(state))
