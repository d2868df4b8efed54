"""The host's commands: setting the table, seats, starting, and the clock."""

from rules.engine import commands as c
from rules.engine import events as e
from rules.engine.decide.phases import begin_round, end_phase, end_phase_if_done
from rules.engine.decide.red import lay_cards as lay
from rules.engine.decide.red import set_red_controller
from rules.engine.decide.script import Script
from rules.engine.errors import Reason, refuse
from rules.engine.formulas.places import RUNNING
from rules.engine.ids import Controller, Phase
from rules.engine.state import Settings


def _require_lobby(script: Script) -> None:
    if script.state.phase is not Phase.LOBBY:
        raise refuse(Reason.WRONG_PHASE, "2.1", phase=script.state.phase.value, needed=Phase.LOBBY.value)


def require_running(script: Script) -> None:
    """Refuse unless a round is being played."""
    if script.state.phase not in RUNNING:
        if script.state.phase is Phase.ENDED:
            raise refuse(Reason.GAME_OVER, "8.1")
        raise refuse(Reason.WRONG_PHASE, "2.1", phase=script.state.phase.value, needed="running")


def configure_table(script: Script, command: c.ConfigureTable) -> None:
    """Check the host's choices against the scenario."""
    _require_lobby(script)
    scenario, limits = script.ruleset.scenario, script.ruleset.constants.clock
    nations = tuple(sorted(set(command.nations)))
    seating = scenario.seatings.get(len(nations))
    if seating is None:
        low, high = min(scenario.seatings), max(scenario.seatings)
        raise refuse(Reason.TOO_MANY_SEATS, "2.2", seats=len(nations), low=low, high=high)
    if set(nations) != set(seating.nations):
        raise refuse(Reason.UNKNOWN_NATION, "2.2", nations=", ".join(seating.nations))
    if not scenario.rounds_min <= command.rounds <= scenario.rounds_max:
        raise refuse(Reason.BAD_ROUNDS, "2.3", low=scenario.rounds_min, high=scenario.rounds_max)
    for phase, length in command.clocks.items():
        if phase not in RUNNING or (length and not limits.phase_min <= length <= limits.phase_max):
            raise refuse(Reason.BAD_CLOCK, "2.5", phase=phase.value, low=limits.phase_min, high=limits.phase_max)
    clocks = {phase: command.clocks.get(phase, 0) for phase in Phase if phase in RUNNING}
    settings = Settings(nations=seating.nations, rounds=command.rounds, clocks=clocks, seals=command.seals)
    if settings != script.state.settings:
        script.happen(e.TableConfigured(settings=settings))


def set_controller(script: Script, command: c.SetController) -> None:
    """Pass a seat on, at any time before the end."""
    if script.state.phase is Phase.ENDED:
        raise refuse(Reason.GAME_OVER, "8.1")
    if command.nation not in script.state.nations:
        raise refuse(Reason.UNKNOWN_NATION, "2.2", nations=", ".join(script.state.settings.nations))
    if script.state.nations[command.nation].controller is command.controller:
        return
    script.happen(e.ControllerSet(nation=command.nation, controller=command.controller))
    if script.state.phase in RUNNING and not script.state.clock.paused:
        end_phase_if_done(script)


def pass_red_on(script: Script, command: c.SetRedController) -> None:
    """Pass the challenger on; the phase may have waited for nobody else."""
    set_red_controller(script, command)
    if script.state.phase in RUNNING and not script.state.clock.paused:
        end_phase_if_done(script)


def lay_cards(script: Script, command: c.LayCards) -> None:
    """Lay the challenger's cards; its word may be the last one that the phase waits for."""
    require_running(script)
    if script.state.clock.paused:
        raise refuse(Reason.PAUSED, "2.7")
    lay(script, command)
    end_phase_if_done(script)


def start_game(script: Script) -> None:
    """Begin round 1 with at least one seat that somebody or a bot plays."""
    _require_lobby(script)
    if all(nation.controller is Controller.EMPTY for nation in script.state.nations.values()):
        raise refuse(Reason.NOBODY_SEATED, "2.4")
    begin_round(script)


def end_phase_by_hand(script: Script, command: c.EndPhase) -> None:
    """Go on, if the phase meant is still the one that runs."""
    require_running(script)
    state = script.state
    if (command.round, command.phase) != (state.round, state.phase):
        raise refuse(Reason.WRONG_PHASE, "2.6", phase=state.phase.value, needed=command.phase.value)
    end_phase(script)


def end_phase_by_clock(script: Script, command: c.EndPhase) -> None:
    """Go on once the deadline has passed."""
    require_running(script)
    clock = script.state.clock
    if clock.paused:
        raise refuse(Reason.PAUSED, "2.7")
    if not clock.deadline:
        raise refuse(Reason.NO_CLOCK, "2.5")
    if script.at < clock.deadline:
        raise refuse(Reason.TIME_NOT_UP, "2.6", left=clock.deadline - script.at)
    end_phase_by_hand(script, command)


def extend_phase(script: Script, command: c.ExtendPhase) -> None:
    """Give more time, running or paused; a phase without a clock needs none."""
    require_running(script)
    clock, limits = script.state.clock, script.ruleset.constants.clock
    if not 0 < command.milliseconds <= limits.extend_max:
        raise refuse(Reason.BAD_CLOCK, "2.7", phase=script.state.phase.value, low=1, high=limits.extend_max)
    if not clock.deadline and not clock.left:
        raise refuse(Reason.NO_CLOCK, "2.5")
    if clock.paused:
        script.happen(e.ClockPaused(left=clock.left + command.milliseconds))
    else:
        base = max(clock.deadline, script.at)
        script.happen(e.DeadlineMoved(deadline=base + command.milliseconds, grace=False))


def pause_clock(script: Script) -> None:
    """Stop play; what is left is kept, at least a second of it."""
    require_running(script)
    clock = script.state.clock
    if clock.paused:
        raise refuse(Reason.PAUSED, "2.7")
    left = max(1000, clock.deadline - script.at) if clock.deadline else 0
    script.happen(e.ClockPaused(left=left))


def resume_clock(script: Script) -> None:
    """Go on with what was left; a seat that was handed on during the pause may have been the last one waited for."""
    require_running(script)
    clock = script.state.clock
    if not clock.paused:
        raise refuse(Reason.NOT_PAUSED, "2.7")
    script.happen(e.ClockResumed(deadline=script.at + clock.left if clock.left else 0))
    end_phase_if_done(script)
