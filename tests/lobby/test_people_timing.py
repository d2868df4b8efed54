"""A host names the minutes there are and gets rounds and clocks that fit into them."""

from dataclasses import replace

import pytest

from lobby.services.timing import MINUTE, TIMED, timing_for, untimed
from rules.engine.ids import Phase
from rules.packs.registry import load_shipped

RULESET = load_shipped().ruleset("first_watch")
CLOCK = RULESET.constants.clock
SCENARIO = replace(RULESET.scenario, rounds=4, rounds_min=2, rounds_max=6)


@pytest.mark.parametrize("minutes", [15, 30, 45, 60, 75, 120])
def test_rounds_and_clocks_never_take_longer_than_the_time_there_is(minutes: int) -> None:
    timing = timing_for(minutes, SCENARIO, CLOCK)

    assert SCENARIO.rounds_min <= timing.rounds <= SCENARIO.rounds_max
    assert timing.rounds * sum(timing.clocks.values()) <= minutes * MINUTE


def test_an_hour_gives_four_rounds_of_the_usual_clocks() -> None:
    timing = timing_for(60, SCENARIO, CLOCK)

    assert timing.rounds == 4
    assert timing.clocks[Phase.DIPLOMACY] > timing.clocks[Phase.PLANNING] > timing.clocks[Phase.HORIZON]


def test_fewer_minutes_mean_fewer_rounds_before_shorter_clocks() -> None:
    short, usual = timing_for(30, SCENARIO, CLOCK), timing_for(60, SCENARIO, CLOCK)

    assert short.rounds == SCENARIO.rounds_min
    assert usual.rounds > short.rounds


def test_a_host_who_fixes_the_rounds_gets_them_within_the_limits_of_the_scenario() -> None:
    assert timing_for(60, SCENARIO, CLOCK, rounds=3).rounds == 3
    assert timing_for(60, SCENARIO, CLOCK, rounds=99).rounds == SCENARIO.rounds_max


def test_every_clock_lies_within_what_the_rules_allow() -> None:
    for minutes in (1, 10, 600):
        clocks = timing_for(minutes, SCENARIO, CLOCK).clocks

        assert set(clocks) == set(TIMED)
        assert all(CLOCK.phase_min <= clock <= CLOCK.phase_max for clock in clocks.values())


def test_without_a_clock_every_phase_waits_for_people() -> None:
    timing = untimed(4, SCENARIO)

    assert timing.rounds == 4
    assert set(timing.clocks.values()) == {0}
