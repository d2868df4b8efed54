"""Diplomacy: chips, asks and pledges (rules 5)."""

from rules.engine import commands as c
from rules.engine import events as e
from rules.engine.copying import maker
from rules.engine.decide.script import Script
from rules.engine.errors import Reason, refuse
from rules.engine.formulas.intelligence import public_units
from rules.engine.formulas.promises import pledge_limit
from rules.engine.ids import CrisisId, Domain, NationId, Phase
from rules.engine.plans import IfAll, IfNation, Pledge, Unconditional
from rules.engine.state import Crisis, Position

CHIPS = 2
"""Domains that a nation may name as needed, and as offered."""
CONDITION_MAX = 99
"""The most units that a condition may name."""

_pledge = maker(Pledge)
_pledge_made = maker(e.PledgeMade)


def require_phase(script: Script, *phases: Phase) -> None:
    """Refuse unless the table is in one of these phases."""
    if script.state.phase not in phases:
        needed = ", ".join(phase.value for phase in phases)
        raise refuse(Reason.WRONG_PHASE, "2.1", phase=script.state.phase.value, needed=needed)


def require_crisis(script: Script, crisis: CrisisId) -> Crisis:
    """Return a crisis of this round, or refuse."""
    found = script.state.crises.get(crisis)
    if found is None:
        raise refuse(Reason.UNKNOWN_CRISIS, "5.1", crises=", ".join(script.state.crises))
    return found


def require_nation(script: Script, nation: NationId) -> None:
    """Refuse a nation that is not at the table."""
    if nation not in script.state.nations:
        raise refuse(Reason.UNKNOWN_NATION, "2.2", nations=", ".join(script.state.settings.nations))


def _require_domains(script: Script, domains: tuple[Domain, ...]) -> None:
    known = script.ruleset.scenario.domains
    if len(domains) > CHIPS or len(set(domains)) < len(domains):
        raise refuse(Reason.POSITION_TOO_LONG, "5.8", high=CHIPS)
    if not set(domains) <= set(known):
        raise refuse(Reason.UNKNOWN_DOMAIN, "5.8", domains=", ".join(known))


def state_position(script: Script, nation: NationId, command: c.StatePosition) -> None:
    """Show the chips."""
    require_phase(script, Phase.HORIZON, Phase.DIPLOMACY)
    _require_domains(script, command.needs)
    _require_domains(script, command.offers)
    position = Position(needs=command.needs, offers=command.offers)
    if script.state.positions.get(nation) != position:
        script.happen(e.PositionStated(nation=nation, position=position))


def set_ask(script: Script, nation: NationId, command: c.SetAsk) -> None:
    """Let the convener ask."""
    require_phase(script, Phase.DIPLOMACY)
    crisis = require_crisis(script, command.crisis)
    if crisis.convener != nation:
        raise refuse(Reason.NOT_CONVENER, "5.3", nation=crisis.convener)
    require_nation(script, command.nation)
    high = public_units(crisis)
    if not 0 <= command.units <= high:
        raise refuse(Reason.ASK_OUT_OF_RANGE, "5.3", low=0, high=high)
    if crisis.asks[command.nation] != command.units:
        script.happen(e.AskSet(crisis=crisis.id, nation=command.nation, units=command.units))


def _require_condition(script: Script, nation: NationId, command: c.MakePledge) -> None:
    match command.condition:
        case Unconditional():
            return
        case IfNation(nation=other, units=units):
            require_nation(script, other)
            if other == nation:
                raise refuse(Reason.PLEDGE_CONDITION_SELF, "5.5")
            if not 1 <= units <= CONDITION_MAX:
                raise refuse(Reason.ASK_OUT_OF_RANGE, "5.5", low=1, high=CONDITION_MAX)
        case IfAll(units=units):
            if not command.units < units <= CONDITION_MAX:
                raise refuse(Reason.ASK_OUT_OF_RANGE, "5.5", low=command.units + 1, high=CONDITION_MAX)


def make_pledge(script: Script, nation: NationId, command: c.MakePledge) -> None:
    """Promise units that the nation has and can pay."""
    require_phase(script, Phase.DIPLOMACY)
    crisis = require_crisis(script, command.crisis)
    if nation in crisis.declined:
        raise refuse(Reason.DECLINED, "5.7", nation=crisis.target)
    _require_condition(script, nation, command)
    high, held_by = pledge_limit(script.ruleset, script.state, nation, crisis)
    if not 1 <= command.units <= high:
        raise refuse(Reason.PLEDGE_TOO_LARGE, "5.4", low=1, high=high, held_by=held_by)
    pledge = _pledge(nation, command.units, command.condition, released=False)
    if pledge not in [made for made in crisis.pledges if made.nation == nation]:
        script.happen(_pledge_made(crisis.id, pledge))


def _require_pledge(crisis: Crisis, nation: NationId) -> Pledge:
    found = next((pledge for pledge in crisis.pledges if pledge.nation == nation), None)
    if found is None:
        raise refuse(Reason.NO_PLEDGE, "5.4", crisis=crisis.id)
    return found


def withdraw_pledge(script: Script, nation: NationId, command: c.WithdrawPledge) -> None:
    """Take a promise back while diplomacy lasts."""
    require_phase(script, Phase.DIPLOMACY)
    crisis = require_crisis(script, command.crisis)
    _require_pledge(crisis, nation)
    script.happen(e.PledgeWithdrawn(crisis=crisis.id, nation=nation))


def _require_target(crisis: Crisis, nation: NationId) -> None:
    if crisis.target != nation:
        raise refuse(Reason.NOT_TARGET, "5.7", nation=crisis.target)


def release_pledge(script: Script, nation: NationId, command: c.ReleasePledge) -> None:
    """Let another nation off."""
    require_phase(script, Phase.DIPLOMACY, Phase.PLANNING)
    crisis = require_crisis(script, command.crisis)
    _require_target(crisis, nation)
    if command.nation == nation:
        raise refuse(Reason.RELEASE_SELF, "5.7")
    if not _require_pledge(crisis, command.nation).released:
        script.happen(e.PledgeReleased(crisis=crisis.id, nation=command.nation))


def decline_units(script: Script, nation: NationId, command: c.DeclineUnits) -> None:
    """Refuse or admit another nation's units: sovereignty."""
    require_phase(script, Phase.DIPLOMACY)
    crisis = require_crisis(script, command.crisis)
    _require_target(crisis, nation)
    require_nation(script, command.nation)
    if command.nation == nation:
        raise refuse(Reason.DECLINE_SELF, "5.7")
    if (command.nation in crisis.declined) != command.declined:
        script.happen(e.UnitsDeclined(crisis=crisis.id, nation=command.nation, declined=command.declined))
