"""How a round goes from phase to phase, and who ends it."""

from rules.engine import events as e
from rules.engine.decide.aftermath import end_game, play_aftermath
from rules.engine.decide.agendas import deal_agendas
from rules.engine.decide.deals import lapse_offers
from rules.engine.decide.fates import open_year
from rules.engine.decide.horizon import draw_horizon, new_budgets
from rules.engine.decide.presence import pay_presence
from rules.engine.decide.projects import draw_overruns
from rules.engine.decide.red import prepare_red
from rules.engine.decide.resolution import resolve
from rules.engine.decide.rulings import close_crises
from rules.engine.decide.script import Script
from rules.engine.decide.works import pay_bills
from rules.engine.formulas.coalition import standing
from rules.engine.formulas.places import OPEN_PHASES, seats, waited_for
from rules.engine.formulas.promises import pledged_units, standing_orders
from rules.engine.formulas.red import is_waited_for
from rules.engine.formulas.turns import is_collapsed
from rules.engine.ids import Controller, Module, Phase

GRACE_FROM = 2
"""Grace is given where at least so many persons play."""


def _begin(script: Script, phase: Phase) -> None:
    length = script.state.settings.clocks.get(phase, 0)
    deadline = script.at + length if length else 0
    script.happen(e.PhaseBegan(phase=phase, began=script.at, deadline=deadline))


def begin_round(script: Script) -> None:
    """Open the next round: crises on the horizon, new budgets; before the first one agendas are dealt."""
    if not script.state.round:
        deal_agendas(script)
    turned = draw_horizon(script)
    prepare_red(script, turned)
    new_budgets(script)
    if script.state.works.bills:
        pay_bills(script)
    if Module.PROJECTS in script.ruleset.scenario.modules:
        draw_overruns(script)
    if script.state.ties.stationed:
        pay_presence(script)
    open_year(script)
    _begin(script, Phase.HORIZON)


def _begin_planning(script: Script) -> None:
    lapse_offers(script)
    for crisis in script.state.crises.values():
        kept = {pledge.nation for pledge in standing(crisis.pledges)}
        for pledge in crisis.pledges:
            if not pledge.released and pledge.nation not in kept:
                script.happen(e.PledgeStruck(crisis=crisis.id, nation=pledge.nation))
    state = script.state
    pledged = pledged_units(script.ruleset, state)
    plans = {nation: standing_orders(script.ruleset, state, nation, pledged) for nation in state.settings.nations}
    script.happen(e.StandingOrdersDrawn(plans=plans))
    _begin(script, Phase.PLANNING)


def _is_last(script: Script) -> bool:
    state = script.state
    return is_collapsed(script.ruleset, state) or state.round >= state.settings.rounds


def _begin_aftermath(script: Script) -> None:
    close_crises(script)
    last = _is_last(script)
    play_aftermath(script)
    if last:
        end_game(script)
    else:
        _begin(script, Phase.AFTERMATH)


def _begin_resolution(script: Script) -> None:
    resolve(script)
    _begin(script, Phase.RESOLUTION)


def end_phase(script: Script) -> None:
    """Go from the running phase to the next one (rules 2.6)."""
    following = {
        Phase.HORIZON: lambda: _begin(script, Phase.DIPLOMACY),
        Phase.DIPLOMACY: lambda: _begin_planning(script),
        Phase.PLANNING: lambda: _begin_resolution(script),
        Phase.RESOLUTION: lambda: _begin_aftermath(script),
        Phase.AFTERMATH: lambda: begin_round(script),
    }
    following[script.state.phase]()


def end_phase_if_done(script: Script) -> None:
    """End the phase when the last seat that it waits for has spoken; a table without players waits for its clock."""
    state = script.state
    if waited_for(state) or is_waited_for(state):
        return
    said = state.sealed if state.phase is Phase.PLANNING else state.ready
    if said and (state.phase in OPEN_PHASES or state.phase is Phase.PLANNING):
        end_phase(script)


def give_grace(script: Script) -> None:
    """Shorten a running clock to the grace when one of two or more persons is the last to plan (rules 4.5)."""
    state = script.state
    people = seats(state, Controller.PERSON)
    open_ = [nation for nation in people if nation not in state.sealed]
    deadline = script.at + script.ruleset.constants.clock.grace
    if len(people) >= GRACE_FROM and len(open_) == 1 and state.clock.deadline > deadline:
        script.happen(e.DeadlineMoved(deadline=deadline, grace=True))
