"""What a person sees before deciding: what failing would cost now, and what the own plan would come to."""

from rules.engine.actors import PublicViewer, SeatViewer
from rules.engine.ids import Controller, Phase
from rules.engine.screen import screen
from tests.engine.builders import ASH, BAY, COB, FIRST, a_nation, a_plan, a_state, harbour, with_plans


def test_more_units_in_the_own_plan_raise_what_the_plan_would_come_to() -> None:
    state = a_state(Phase.PLANNING)
    viewer = SeatViewer(nation=ASH)

    none = screen(harbour(), with_plans(state), viewer)["you"]["forecasts"][FIRST]
    some = screen(harbour(), with_plans(state, ash=a_plan({(FIRST, "relief"): 2})), viewer)["you"]["forecasts"][FIRST]

    assert some["coverage"] > none["coverage"]
    assert some["short"].get("relief", 0) < none["short"]["relief"]


def test_nobody_else_sees_what_a_plan_would_come_to() -> None:
    state = with_plans(a_state(Phase.PLANNING))
    changed = with_plans(state, ash=a_plan({(FIRST, "relief"): 2}))

    for viewer in (SeatViewer(nation=BAY), PublicViewer()):
        assert screen(harbour(), changed, viewer) == screen(harbour(), state, viewer)


def test_a_bot_is_not_shown_what_its_plan_would_come_to() -> None:
    state = a_nation(a_state(Phase.PLANNING), ASH, controller=Controller.BOT)

    assert "forecasts" not in screen(harbour(), state, SeatViewer(nation=ASH))["you"]


def test_the_stakes_grow_with_severity_and_with_the_targets_exposure() -> None:
    state = a_state(Phase.DIPLOMACY)
    crisis = state.crises[FIRST]
    exposed = a_nation(state, COB, exposure={**state.nations[COB].exposure, crisis.threat: 3})
    sheltered = a_nation(state, COB, exposure={**state.nations[COB].exposure, crisis.threat: 0})

    high = screen(harbour(), exposed, PublicViewer())["crises"][FIRST]["stakes"]
    low = screen(harbour(), sheltered, PublicViewer())["crises"][FIRST]["stakes"]

    assert low["harm"] == 4 * crisis.severity * 4 // 5
    assert high["harm"] == 4 * crisis.severity * 7 // 5
    assert high["support"] == -high["harm"]
    assert low["stability"] < 0
