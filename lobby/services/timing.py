"""From the time there is to rounds and clocks (rules 4): a table asks for minutes and gets both."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rules.engine.constants import ClockConstants
from rules.engine.ids import Phase
from rules.engine.ruleset import Scenario

MINUTE: Final = 60_000
STEP: Final = 15_000
"""Clocks are set in steps of so many milliseconds."""
AROUND_SHARE: Final = 4
"""One part in four of the time goes to briefing and talking it over ..."""
AROUND_MOST: Final = 20 * MINUTE
"""... but never more than 8 minutes before and 12 after."""
TIMED: Final = (Phase.HORIZON, Phase.DIPLOMACY, Phase.PLANNING, Phase.RESOLUTION, Phase.AFTERMATH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How many rounds, and how long each phase is in milliseconds (0: no clock)."""

    rounds: int
    clocks: Mapping[Phase, int]


def timing_for(minutes: int, scenario: Scenario, clock: ClockConstants, rounds: int | None = None) -> Timing:
    """Rounds and clocks that fill so many minutes; fewer rounds before shorter clocks, within the scenario's limits.

    `rounds` fixes their number, within the same limits.
    """
    play = minutes * MINUTE - min(AROUND_MOST, minutes * MINUTE // AROUND_SHARE)
    usual = sum(clock.default[phase] for phase in TIMED)
    wanted = play // usual if rounds is None else rounds
    number = max(scenario.rounds_min, min(scenario.rounds_max, wanted))
    clocks = {phase: _clock(clock.default[phase] * play // (number * usual), clock) for phase in TIMED}
    return Timing(rounds=number, clocks=clocks)


def untimed(rounds: int, scenario: Scenario) -> Timing:
    """So many rounds without a clock; phases end when all are ready or the host ends them."""
    number = max(scenario.rounds_min, min(scenario.rounds_max, rounds))
    return Timing(rounds=number, clocks=dict.fromkeys(TIMED, 0))


def _clock(milliseconds: int, clock: ClockConstants) -> int:
    stepped = milliseconds // STEP * STEP
    return max(clock.phase_min, min(clock.phase_max, stepped))
