"""Chapter 2: the table, its seats, phases, clocks and who may do what."""

import pytest

from rules.engine.actors import Actor, BotActor, ClockActor, FacilitatorActor, SeatActor
from rules.engine.apply import apply
from rules.engine.commands import (
    Command,
    EndPhase,
    ExtendPhase,
    PauseClock,
    ResumeClock,
    SavePlan,
    SealPlan,
    SetController,
    SetReady,
    StartGame,
)
from rules.engine.copying import revise
from rules.engine.errors import RefusedError
from rules.engine.events import DeadlineMoved, PhaseBegan
from rules.engine.ids import Controller, NationId, Phase
from rules.engine.plans import Plan
from rules.engine.setup import open_table
from rules.engine.state import GameState
from tests.engine.builders import (
    ASH,
    BAY,
    COB,
    HOST,
    SEED,
    a_configuration,
    a_nation,
    a_state,
    a_table,
    bot,
    ended_phase,
    events_of,
    harbour,
    played,
    seat,
)

RULES = harbour()


def said(state: GameState, command: Command, *nations: NationId, at: int = 1000) -> GameState:
    """The state after these nations' people have said the same."""
    for nation in nations:
        state = played(RULES, state, command, seat(nation), at)
    return state


def held_by(state: GameState, **controllers: Controller) -> GameState:
    """The state with seats passed on, silently."""
    for nation, controller in controllers.items():
        state = a_nation(state, NationId(nation), controller=controller)
    return state


@pytest.mark.rule("2.1", "2.6")
def test_a_round_goes_through_five_phases_and_then_the_next_begins() -> None:
    state, phases = a_state(Phase.HORIZON), []
    for _ in range(6):
        phases.append((state.round, state.phase))
        state = ended_phase(RULES, state)

    assert [phase for _, phase in phases[:5]] == [
        Phase.HORIZON,
        Phase.DIPLOMACY,
        Phase.PLANNING,
        Phase.RESOLUTION,
        Phase.AFTERMATH,
    ]
    assert phases[5] == (2, Phase.HORIZON)


@pytest.mark.rule("2.2", "2.3", "2.5")
def test_the_host_chooses_nations_rounds_and_clocks_in_the_lobby() -> None:
    state = a_table()
    clocks = {Phase.PLANNING: 15_000, Phase.DIPLOMACY: 3_600_000}
    command = a_configuration(state, nations=("dee", "cob", "bay", "ash"), rounds=4, clocks=clocks)

    settings = played(RULES, state, command).settings

    assert settings.nations == ("ash", "bay", "cob", "dee")
    assert settings.rounds == 4
    assert settings.clocks[Phase.DIPLOMACY] == 3_600_000
    assert settings.clocks[Phase.HORIZON] == 0


@pytest.mark.rule("2.2")
def test_a_seat_keeps_its_player_when_the_table_grows() -> None:
    state = a_table()

    grown = played(RULES, state, a_configuration(state, nations=("ash", "bay", "cob", "dee")))

    assert {nation: own.controller.value for nation, own in grown.nations.items()} == {
        "ash": "person",
        "bay": "person",
        "cob": "person",
        "dee": "empty",
    }


def test_setting_the_table_as_it_is_set_changes_nothing() -> None:
    state = a_table()

    assert events_of(RULES, state, a_configuration(state)) == []


@pytest.mark.rule("2.4")
def test_a_game_starts_with_a_person_or_a_bot_in_some_seat() -> None:
    for controller in (Controller.PERSON, Controller.BOT):
        state = open_table(RULES, 3, SEED, 0)
        state = played(RULES, state, SetController(nation=BAY, controller=controller))

        assert played(RULES, state, StartGame()).phase is Phase.HORIZON


@pytest.mark.rule("2.4")
def test_a_seat_passed_on_keeps_its_plan_and_seal_and_forgets_its_ready() -> None:
    talking = said(a_state(), SetReady(ready=True), BAY)
    planning = said(a_state(Phase.PLANNING), SealPlan(), BAY)
    hand_on = SetController(nation=BAY, controller=Controller.BOT)

    assert played(RULES, talking, hand_on).ready == ()
    assert played(RULES, planning, hand_on).sealed == (BAY,)
    assert played(RULES, planning, hand_on).plans == planning.plans


@pytest.mark.rule("2.5")
def test_a_phase_begins_with_its_clock_or_with_none() -> None:
    state = a_state(Phase.HORIZON)
    state = revise(state, settings=revise(state.settings, clocks={Phase.DIPLOMACY: 240_000, Phase.PLANNING: 0}))

    talking = played(RULES, state, EndPhase(round=1, phase=Phase.HORIZON), at=7000)
    planning = played(RULES, talking, EndPhase(round=1, phase=Phase.DIPLOMACY), at=9000)

    assert (talking.clock.began, talking.clock.deadline) == (7000, 247_000)
    assert (planning.clock.began, planning.clock.deadline) == (9000, 0)


@pytest.mark.rule("2.6")
def test_an_open_phase_ends_when_the_last_person_is_ready_and_does_not_wait_for_bots() -> None:
    state = held_by(a_state(), cob=Controller.BOT)

    one = said(state, SetReady(ready=True), ASH)
    both = said(one, SetReady(ready=True), BAY)

    assert one.phase is Phase.DIPLOMACY
    assert both.phase is Phase.PLANNING
    assert both.ready == ()


@pytest.mark.rule("2.6")
def test_ready_can_be_taken_back() -> None:
    state = said(a_state(), SetReady(ready=True), ASH)

    taken_back = said(state, SetReady(ready=False), ASH)
    others = said(taken_back, SetReady(ready=True), BAY, COB)

    assert taken_back.ready == ()
    assert others.phase is Phase.DIPLOMACY
    assert events_of(RULES, taken_back, SetReady(ready=False), seat(ASH)) == []


@pytest.mark.rule("2.6")
def test_where_no_person_plays_an_open_phase_waits_for_all_bots() -> None:
    state = held_by(a_state(), ash=Controller.BOT, bay=Controller.BOT, cob=Controller.EMPTY)

    one = played(RULES, state, SetReady(ready=True), bot(ASH))
    both = played(RULES, one, SetReady(ready=True), bot(BAY))

    assert (one.phase, both.phase) == (Phase.DIPLOMACY, Phase.PLANNING)


@pytest.mark.rule("2.6", "4.3")
def test_planning_waits_for_persons_and_bots_and_not_for_empty_seats() -> None:
    state = held_by(a_state(Phase.PLANNING), bay=Controller.BOT, cob=Controller.EMPTY)

    one = said(state, SealPlan(), ASH)
    both = played(RULES, one, SealPlan(), bot(BAY))

    assert (one.phase, both.phase) == (Phase.PLANNING, Phase.RESOLUTION)


@pytest.mark.rule("2.4", "2.6")
def test_passing_on_the_last_seat_that_is_waited_for_ends_the_phase() -> None:
    state = said(a_state(), SetReady(ready=True), ASH, BAY)

    assert played(RULES, state, SetController(nation=COB, controller=Controller.EMPTY)).phase is Phase.PLANNING


@pytest.mark.rule("2.6", "2.7")
def test_a_seat_passed_on_during_a_pause_ends_the_phase_when_play_goes_on() -> None:
    state = played(RULES, said(a_state(), SetReady(ready=True), ASH, BAY), PauseClock())

    state = played(RULES, state, SetController(nation=COB, controller=Controller.EMPTY))
    resumed = played(RULES, state, ResumeClock())

    assert (state.phase, resumed.phase) == (Phase.DIPLOMACY, Phase.PLANNING)


@pytest.mark.rule("2.6")
def test_nobody_ready_at_a_table_without_players_does_not_end_a_phase() -> None:
    state = held_by(a_state(), ash=Controller.EMPTY, bay=Controller.EMPTY)

    assert played(RULES, state, SetController(nation=COB, controller=Controller.EMPTY)).phase is Phase.DIPLOMACY


@pytest.mark.rule("2.5", "2.6")
def test_the_clock_ends_a_phase_at_its_deadline_and_not_before() -> None:
    state = a_state()
    late, end = state.clock.deadline, EndPhase(round=1, phase=Phase.DIPLOMACY)

    assert played(RULES, state, end, ClockActor(), late).phase is Phase.PLANNING
    with pytest.raises(RefusedError, match="time_not_up"):
        apply(RULES, state, end, ClockActor(), late - 1)


@pytest.mark.rule("2.7")
def test_a_pause_keeps_what_was_left_and_play_goes_on_with_it() -> None:
    state = a_state()
    deadline = state.clock.deadline

    paused = played(RULES, state, PauseClock(), at=deadline - 30_000)
    resumed = played(RULES, paused, ResumeClock(), at=deadline + 500_000)

    assert (paused.clock.paused, paused.clock.left, paused.clock.deadline) == (True, 30_000, 0)
    assert (resumed.clock.paused, resumed.clock.left) == (False, 0)
    assert resumed.clock.deadline == deadline + 530_000


@pytest.mark.rule("2.7")
def test_a_pause_leaves_at_least_a_second_and_nothing_where_there_is_no_clock() -> None:
    state = a_state()
    timeless = revise(state, clock=revise(state.clock, deadline=0))

    assert played(RULES, state, PauseClock(), at=state.clock.deadline).clock.left == 1000
    assert played(RULES, timeless, PauseClock()).clock.left == 0
    assert played(RULES, played(RULES, timeless, PauseClock()), ResumeClock()).clock.deadline == 0


@pytest.mark.rule("2.7")
def test_the_host_can_end_a_paused_phase_and_play_goes_on() -> None:
    state = ended_phase(RULES, played(RULES, a_state(), PauseClock()))

    assert (state.phase, state.clock.paused) == (Phase.PLANNING, False)


@pytest.mark.rule("2.7")
def test_more_time_is_added_to_what_is_left_running_or_paused() -> None:
    state = a_state()
    deadline = state.clock.deadline
    paused = played(RULES, state, PauseClock(), at=deadline - 5000)

    assert played(RULES, state, ExtendPhase(milliseconds=600_000)).clock.deadline == deadline + 600_000
    assert played(RULES, state, ExtendPhase(milliseconds=1000), at=deadline + 9000).clock.deadline == deadline + 10_000
    assert played(RULES, paused, ExtendPhase(milliseconds=1000)).clock.left == 6000
    assert DeadlineMoved(deadline=deadline + 1, grace=False) in events_of(RULES, state, ExtendPhase(milliseconds=1))


@pytest.mark.rule("2.9")
@pytest.mark.parametrize("by", [SeatActor(nation=ASH), BotActor(nation=ASH), ClockActor()])
def test_only_the_host_or_the_facilitator_runs_the_table(by: Actor) -> None:
    state = a_state()

    assert played(RULES, state, PauseClock(), HOST).clock.paused
    assert played(RULES, state, PauseClock(), FacilitatorActor()).clock.paused
    with pytest.raises(RefusedError, match="not_your_command"):
        apply(RULES, state, PauseClock(), by, 1000)


@pytest.mark.rule("2.9")
@pytest.mark.parametrize("by", [HOST, FacilitatorActor(), ClockActor()])
def test_nobody_but_its_player_acts_for_a_nation(by: Actor) -> None:
    with pytest.raises(RefusedError, match="not_your_command"):
        apply(RULES, a_state(), SetReady(ready=True), by, 1000)


@pytest.mark.rule("2.9")
def test_a_persons_seat_is_a_persons_and_a_bots_seat_a_bots() -> None:
    person, by_bot = a_state(), held_by(a_state(), ash=Controller.BOT)
    ready = SetReady(ready=True)

    assert played(RULES, person, ready, seat(ASH)).ready == (ASH,)
    assert played(RULES, by_bot, ready, bot(ASH)).ready == (ASH,)
    for state, actor in ((person, bot(ASH)), (by_bot, seat(ASH)), (person, seat(NationId("nowhere")))):
        with pytest.raises(RefusedError, match="seat_not_yours"):
            apply(RULES, state, ready, actor, 1000)


def test_a_phase_that_ends_by_the_last_seal_ends_in_the_same_moment() -> None:
    state = said(a_state(Phase.PLANNING), SealPlan(), ASH, BAY)

    events = events_of(RULES, state, SealPlan(), seat(COB), at=4321)

    assert isinstance(events[-1], PhaseBegan)
    assert (events[-1].phase, events[-1].began) == (Phase.RESOLUTION, 4321)


def test_saving_the_plan_that_is_saved_changes_nothing() -> None:
    state = played(RULES, a_state(Phase.PLANNING), SavePlan(plan=Plan()), seat(ASH))

    assert events_of(RULES, state, SavePlan(plan=Plan()), seat(ASH)) == []
