"""Units on another's soil and training missions: ended, paid for, carried out (rules 14.1 to 14.3)."""

from rules.engine import commands as c
from rules.engine import events as e
from rules.engine.deals import SendMission
from rules.engine.decide.diplomacy import require_nation, require_phase
from rules.engine.decide.script import Script
from rules.engine.errors import Reason, refuse
from rules.engine.formulas.presence import found_at, station_price
from rules.engine.ids import Cause, Module, NationId, Phase, Quantity
from rules.engine.ties import Stationing


def end_stationing(script: Script, nation: NationId, command: c.EndStationing) -> None:
    """Call units home, or send them home."""
    if Module.STATIONING not in script.ruleset.scenario.modules:
        raise refuse(Reason.NOT_IN_SCENARIO, "14.2", module=Module.STATIONING.value)
    require_phase(script, Phase.DIPLOMACY)
    require_nation(script, command.guest)
    require_nation(script, command.host)
    if nation not in (command.guest, command.host):
        raise refuse(Reason.NOT_YOUR_UNITS, "14.2", nation=command.guest)
    found = found_at(script.state.ties, command.guest, command.host, command.domain)
    if found is None:
        raise refuse(Reason.NOBODY_STATIONED, "14.2", domain=command.domain.value, nation=command.host)
    _end(script, found, nation)


def _end(script: Script, kept: Stationing, by: NationId | None) -> None:
    script.happen(e.StationingEnded(guest=kept.guest, host=kept.host, domain=kept.domain, by=by))


def pay_presence(script: Script) -> None:
    """Pay a new year of what is stationed, as it is sorted; what its guest cannot pay ends (rules 14.2)."""
    for kept in script.state.ties.stationed:
        price = station_price(script.ruleset, kept.units)
        if price > script.number(kept.guest, Quantity.BUDGET):
            _end(script, kept, None)
        else:
            script.nation(kept.guest, Quantity.BUDGET, -price, Cause.PRESENCE, "14.2")
    script.settle()


def send_missions(script: Script) -> None:
    """Let the year's training missions raise levels, once investment was paid in (rules 14.3)."""
    if Module.MISSIONS not in script.ruleset.scenario.modules:
        return
    script.settle()
    for deal in script.state.ties.deals:
        for term in deal.terms:
            if isinstance(term, SendMission):
                _teach(script, term)


def _teach(script: Script, mission: SendMission) -> None:
    paid = script.state.nations[mission.receiver].invested[mission.domain]
    level = script.level_now(mission.receiver, mission.domain) + 1
    script.level(mission.receiver, mission.domain, (level, paid), (Cause.MISSION, "14.3", None))
