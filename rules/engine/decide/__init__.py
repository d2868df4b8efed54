"""Command -> events: may this actor do this now, and what happens? Refuses with a reason; changes nothing itself."""

from typing import assert_never

from rules.engine import commands as c
from rules.engine.actors import Actor, BotActor, ClockActor, FacilitatorActor, HostActor, SeatActor
from rules.engine.decide import (
    agreements,
    deals,
    diplomacy,
    fates,
    intelligence,
    planning,
    presence,
    projects,
    red,
    rulings,
    table,
)
from rules.engine.decide.script import Script
from rules.engine.errors import Reason, refuse
from rules.engine.ids import Controller, NationId
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState

__all__ = ["decide"]

TableCommand = (
    c.ConfigureTable
    | c.SetController
    | c.StartGame
    | c.EndPhase
    | c.ExtendPhase
    | c.PauseClock
    | c.ResumeClock
    | c.SetRedController
    | c.AdjudicateCrisis
    | c.GrantAppeal
    | c.PlayOn
)
FateCommand = c.AdjudicateCrisis | c.GrantAppeal | c.PlayOn
SeatCommand = (
    c.MakePledge
    | c.SavePlan
    | c.SetAsk
    | c.SealPlan
    | c.SetReady
    | c.StatePosition
    | c.WithdrawPledge
    | c.ReleasePledge
    | c.DeclineUnits
    | c.ReopenPlan
    | c.ProposeDeal
    | c.AcceptDeal
    | c.RefuseDeal
    | c.WithdrawDeal
    | c.ShareReport
    | c.LeaveAgreement
    | c.CancelProject
    | c.EndStationing
)
DealCommand = c.ProposeDeal | c.AcceptDeal | c.RefuseDeal | c.WithdrawDeal | c.CancelProject | c.EndStationing
"""The most frequent first: they are looked through in this order."""
Seated = SeatActor | BotActor


def decide(ruleset: Ruleset, state: GameState, command: c.Command, by: Actor, at: int) -> Script:
    """Return the script of what happens; raises RefusedError with the clause and the cure.

    `at` is the server's time in milliseconds. A command that changes nothing writes an empty script.
    """
    script = Script(ruleset, state, at)
    if isinstance(command, SeatCommand):
        _decide_seat(script, command, by)
    elif isinstance(command, c.LayCards):
        red.require_red(script, by)
        table.lay_cards(script, command)
    else:
        _decide_table(script, command, by)
    script.settle()
    return script


def _decide_table(script: Script, command: TableCommand, by: Actor) -> None:
    match by:
        case HostActor() | FacilitatorActor():
            _by_host(script, command)
        case ClockActor():
            if not isinstance(command, c.EndPhase):
                raise refuse(Reason.NOT_YOUR_COMMAND, "2.9", who="host")
            table.end_phase_by_clock(script, command)
        case _:
            raise refuse(Reason.NOT_YOUR_COMMAND, "2.9", who="host")


def _by_host(script: Script, command: TableCommand) -> None:  # noqa: C901 - one case a command
    match command:
        case c.ConfigureTable():
            table.configure_table(script, command)
        case c.SetController() | c.SetRedController():
            _pass_on(script, command)
        case c.StartGame():
            table.start_game(script)
        case c.EndPhase():
            table.end_phase_by_hand(script, command)
        case c.ExtendPhase():
            table.extend_phase(script, command)
        case c.PauseClock():
            table.pause_clock(script)
        case c.ResumeClock():
            table.resume_clock(script)
        case c.AdjudicateCrisis() | c.GrantAppeal() | c.PlayOn():
            _decide_fate(script, command)
        case _:
            assert_never(command)


def _decide_fate(script: Script, command: FateCommand) -> None:
    match command:
        case c.AdjudicateCrisis():
            rulings.adjudicate_crisis(script, command)
        case c.GrantAppeal():
            fates.grant_appeal(script, command)
        case c.PlayOn():
            fates.play_on(script, command)
        case _:
            assert_never(command)


def _pass_on(script: Script, command: c.SetController | c.SetRedController) -> None:
    if isinstance(command, c.SetController):
        table.set_controller(script, command)
    else:
        table.pass_red_on(script, command)


def _seat_of(script: Script, by: Actor) -> NationId:
    """Return the nation an actor plays, or refuse: a person's seat is a person's, a bot's a bot's (rules 2.9)."""
    if not isinstance(by, Seated):
        raise refuse(Reason.NOT_YOUR_COMMAND, "2.9", who="seat")
    needed = Controller.PERSON if isinstance(by, SeatActor) else Controller.BOT
    found = script.state.nations.get(by.nation)
    if found is None or found.controller is not needed:
        raise refuse(Reason.SEAT_NOT_YOURS, "2.9")
    return by.nation


def _decide_seat(script: Script, command: SeatCommand, by: Actor) -> None:
    nation = _seat_of(script, by)
    table.require_running(script)
    if script.state.clock.paused:
        raise refuse(Reason.PAUSED, "2.7")
    match command:
        case c.MakePledge():
            diplomacy.make_pledge(script, nation, command)
        case c.SavePlan():
            planning.save_plan(script, nation, command)
        case c.SealPlan():
            planning.seal_plan(script, nation)
        case c.SetReady():
            planning.set_ready(script, nation, command)
        case c.ReopenPlan():
            planning.reopen_plan(script, nation)
        case (
            c.ProposeDeal() | c.AcceptDeal() | c.RefuseDeal() | c.WithdrawDeal() | c.CancelProject() | c.EndStationing()
        ):
            _decide_deals(script, nation, command)
        case _:
            _decide_talks(script, nation, command)


def _decide_deals(script: Script, nation: NationId, command: DealCommand) -> None:
    match command:
        case c.ProposeDeal():
            deals.propose_deal(script, nation, command)
        case c.AcceptDeal():
            deals.accept_deal(script, nation, command)
        case c.RefuseDeal():
            deals.refuse_deal(script, nation, command)
        case c.WithdrawDeal():
            deals.withdraw_deal(script, nation, command)
        case c.CancelProject():
            projects.cancel_project(script, nation, command)
        case c.EndStationing():
            presence.end_stationing(script, nation, command)
        case _:
            assert_never(command)


def _decide_talks(
    script: Script,
    nation: NationId,
    command: c.StatePosition
    | c.SetAsk
    | c.WithdrawPledge
    | c.ReleasePledge
    | c.DeclineUnits
    | c.ShareReport
    | c.LeaveAgreement,
) -> None:
    match command:
        case c.StatePosition():
            diplomacy.state_position(script, nation, command)
        case c.SetAsk():
            diplomacy.set_ask(script, nation, command)
        case c.WithdrawPledge():
            diplomacy.withdraw_pledge(script, nation, command)
        case c.ReleasePledge():
            diplomacy.release_pledge(script, nation, command)
        case c.DeclineUnits():
            diplomacy.decline_units(script, nation, command)
        case c.ShareReport():
            intelligence.share_report(script, nation, command)
        case c.LeaveAgreement():
            agreements.leave_agreement(script, nation, command)
        case _:
            assert_never(command)
