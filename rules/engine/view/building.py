"""What a seat may offer to station or to teach, and what it may end (rules 14.1 to 14.3)."""

from rules.engine.formulas.building import free_to_station, lead
from rules.engine.formulas.deals import on_mission
from rules.engine.formulas.envoys import ENVOYS
from rules.engine.ids import NAMES, NationId
from rules.engine.module_constants import given
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.view.ties import place_of
from rules.engine.view_ties import MissionsMayView, StationingMayView


def may_station(ruleset: Ruleset, state: GameState, nation: NationId) -> StationingMayView:
    """Return how many units a seat could keep abroad, and whose it may send or call home."""
    free = {
        NAMES[domain]: free_to_station(state, nation, domain)
        for domain in ruleset.scenario.domains
        if domain is not ENVOYS
    }
    ended = [place_of(kept) for kept in state.ties.stationed if nation in (kept.guest, kept.host)]
    return {"price": given(ruleset.constants.building).station_price, "units": free, "can_end": ended}


def may_teach(ruleset: Ruleset, state: GameState, nation: NationId) -> MissionsMayView:
    """Return whom a seat could teach, and who could teach it, with the domains."""
    constants, busy = given(ruleset.constants.building), on_mission(state)
    free = [] if nation in busy else [other for other in state.settings.nations if other not in busy | {nation}]
    shown: MissionsMayView = {"cost": constants.mission_cost, "send": {}, "receive": {}}
    for other in free:
        ahead = {domain: lead(state, nation, other, domain) for domain in ruleset.scenario.domains}
        if any(levels >= constants.mission_ahead for levels in ahead.values()):
            shown["send"][other] = [NAMES[domain] for domain, by in ahead.items() if by >= constants.mission_ahead]
        if any(-levels >= constants.mission_ahead for levels in ahead.values()):
            shown["receive"][other] = [NAMES[domain] for domain, by in ahead.items() if -by >= constants.mission_ahead]
    return shown
