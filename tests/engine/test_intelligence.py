"""What is known of a crisis before its reveal: rumours for all, and nothing of the truth in anything that is public."""

import pytest

from rules.engine import codec
from rules.engine.actors import FacilitatorViewer, PublicViewer, SeatViewer
from rules.engine.commands import ShareReport, StartGame
from rules.engine.copying import revise
from rules.engine.explain import explain
from rules.engine.formulas.intelligence import equal_shares, grade_of
from rules.engine.formulas.promises import pledged_as_seen, pledged_units
from rules.engine.ids import CardId, Domain, NationId, Phase
from rules.engine.screen import screen
from rules.engine.shadows import NO_SHADOWS
from rules.engine.state import GameState
from rules.engine.view_types import IntelligenceView
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
    events_of,
    harbour,
    played,
    pledging,
    resolved,
    seat,
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


@pytest.mark.rule("12.3")
def test_a_nation_is_shown_what_its_grade_makes_out_and_nobody_else_is() -> None:
    state = a_state(Phase.DIPLOMACY, veiled())
    state = hidden(_with_services(_with_services(state, ASH, 6), COB, 2), SECOND, 4, 9000, 15)

    ash, bay, cob = (_insight(state, nation) for nation in (ASH, BAY, COB))

    assert [(seen["grade"], seen["by"]) for seen in (ash, bay, cob)] == [(2, []), (1, []), (0, [])]
    assert (ash["severity"], ash["low"], ash["high"], ash["demand"], ash["units"]) == (4, 4, 4, 9000, 15)
    rumour = sheet(state, SECOND).rumour
    assert rumour is not None
    for seen in (bay, cob):
        assert (seen["severity"], seen["low"], seen["high"]) == (rumour.severity, rumour.low, rumour.high)
    weights = [[need["weight"] for need in seen["needs"]] for seen in (ash, bay, cob)]
    assert weights == [[600, 400], [600, 400], [500, 500]]
    public = screen(veiled(), state, PublicViewer())
    assert "you" not in public
    assert "truth" not in public


def _insight(state: GameState, nation: NationId) -> IntelligenceView:
    """What a nation sees of the raid."""
    return screen(veiled(), state, SeatViewer(nation=nation))["you"]["intelligence"][SECOND]


@pytest.mark.rule("12.3")
def test_a_plans_forecast_counts_with_what_the_nation_knows() -> None:
    planning = hidden(a_state(Phase.PLANNING, veiled()), SECOND, 5, 99_000, 160)

    blind = screen(veiled(), planning, SeatViewer(nation=COB))["you"]["forecasts"][SECOND]
    sees = _with_services(planning, ASH, 6)
    seeing = screen(veiled(), sees, SeatViewer(nation=ASH))["you"]["forecasts"][SECOND]

    assert blind == screen(veiled(), otherwise(planning), SeatViewer(nation=COB))["you"]["forecasts"][SECOND]
    assert sum(seeing["short"].values()) > 100 > sum(blind["short"].values())


@pytest.mark.rule("12.3")
def test_the_facilitator_sees_the_truth_and_who_showed_what_to_whom() -> None:
    state = hidden(a_state(Phase.DIPLOMACY, veiled()), SECOND, 4, 9000, 15)
    state = played(veiled(), state, ShareReport(crisis=SECOND, nation=COB), seat(ASH))

    shown = screen(veiled(), state, FacilitatorViewer())

    assert (shown["truth"][SECOND]["severity"], shown["truth"][SECOND]["units"]) == (4, 15)
    assert shown["shared_reports"] == [{"crisis": SECOND, "by": ASH, "to": COB, "grade": 1, "leaked": False}]
    told = explain(veiled(), state, FacilitatorViewer(), ("truth", SECOND, "severity"))
    assert told is not None
    assert (told["value"], told["rule"]) == (4, "6.1")
    assert explain(veiled(), state, PublicViewer(), ("truth", SECOND, "severity")) is None


@pytest.mark.rule("12.4")
def test_a_report_lets_another_nation_see_as_much_and_by_whom() -> None:
    state = hidden(_with_services(a_state(Phase.DIPLOMACY, veiled()), ASH, 6), SECOND, 4, 9000, 15)

    state = played(veiled(), state, ShareReport(crisis=SECOND, nation=COB), seat(ASH))

    cob = _insight(state, COB)
    assert (cob["grade"], cob["severity"], cob["by"]) == (2, 4, [ASH])
    assert _insight(state, ASH)["shown"] == [COB]
    assert events_of(veiled(), state, ShareReport(crisis=SECOND, nation=COB), seat(ASH)) == []
    first = screen(veiled(), state, SeatViewer(nation=COB))["you"]["intelligence"][FIRST]
    assert first["grade"] == 0
    told = explain(veiled(), state, SeatViewer(nation=COB), ("you", "intelligence", SECOND, "grade"))
    assert told is not None
    assert told["terms"] == [{"label": "report", "amount": 2, "facts": {"nation": ASH}}]
    may = screen(veiled(), state, SeatViewer(nation=ASH))["may"]["crises"]
    assert (may[SECOND]["can_show"], may[FIRST]["can_show"]) == ([BAY], [BAY, COB])


@pytest.mark.rule("12.4")
def test_reports_are_forgotten_when_the_next_round_opens() -> None:
    state = played(veiled(), a_state(Phase.DIPLOMACY, veiled()), ShareReport(crisis=SECOND, nation=COB), seat(ASH))

    while state.round == 1:
        state = ended_phase(veiled(), state)

    assert state.shadows == NO_SHADOWS


@pytest.mark.rule("12.5")
def test_a_report_leaks_where_the_receivers_cyber_is_weak() -> None:
    state = a_state(Phase.DIPLOMACY, veiled())
    levels = {**state.nations[COB].capability, Domain.CYBER: 2}
    weak = a_nation(state, COB, capability=levels)

    tight, leaky = (
        played(veiled(), before, ShareReport(crisis=SECOND, nation=COB), seat(ASH)).shadows for before in (state, weak)
    )

    assert tight.leaked == ()
    assert leaky.leaked == leaky.shared
    assert screen(veiled(), weak, SeatViewer(nation=ASH))["may"]["crises"][SECOND]["leaky"] == [COB]


def test_without_the_module_nothing_of_it_is_drawn_shown_or_written() -> None:
    state = a_state(Phase.DIPLOMACY)

    assert all(crisis.rumour is None for crisis in state.crises.values())
    assert "rumour" not in screen(harbour(), state, PublicViewer())["crises"][FIRST]
    assert "rumour" not in str(codec.encode_state(state))


@pytest.mark.rule("12.3", "5.6")
def test_promises_are_spread_by_what_each_sees_as_far_as_who_looks_sees_it() -> None:
    state = _with_services(_with_services(a_state(Phase.DIPLOMACY, veiled()), ASH, 2), BAY, 3)
    for nation, units in ((ASH, 2), (BAY, 2)):
        state = played(veiled(), state, pledging(SECOND, units), seat(nation))
    skewed = with_other_shares(veiled())

    public = pledged_units(skewed, state)
    seen = pledged_as_seen(skewed, state, 1)

    assert public[ASH][SECOND] == public[BAY][SECOND] == {Domain.FORCES: 1, Domain.INTELLIGENCE: 1}
    assert seen[ASH] == public[ASH]
    assert seen[BAY][SECOND] == {Domain.FORCES: 2}
