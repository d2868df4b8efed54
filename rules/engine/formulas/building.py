"""Why units cannot be stationed somewhere, and why a training mission cannot be sent (rules 14.1, 14.3)."""

from rules.engine.deals import SendMission, StationUnits, Term, named_in
from rules.engine.errors import Reason, Refusal
from rules.engine.formulas.deals import on_mission
from rules.engine.formulas.envoys import ENVOYS
from rules.engine.formulas.presence import stationed_of
from rules.engine.ids import Domain, Module, NationId
from rules.engine.module_constants import given
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState


def _no(reason: Reason, rule: str, **facts: int | str) -> Refusal:
    return Refusal(reason=reason, rule=rule, facts=facts)


def _domain_refusal(ruleset: Ruleset, domain: Domain, rule: str) -> Refusal | None:
    if domain in ruleset.scenario.domains:
        return None
    return _no(Reason.UNKNOWN_DOMAIN, rule, domains=", ".join(ruleset.scenario.domains))


def stationing_refusal(ruleset: Ruleset, term: StationUnits) -> Refusal | None:
    """Return why such units could never be stationed there, or None; whether there are enough is another matter."""
    if Module.STATIONING not in ruleset.scenario.modules:
        return _no(Reason.NOT_IN_SCENARIO, "14.1", module=Module.STATIONING.value)
    if term.guest == term.host or term.units < 1 or term.domain is ENVOYS:
        return _no(Reason.BAD_TERM, "14.1", term="stationing")
    return _domain_refusal(ruleset, term.domain, "14.1")


def mission_refusal(ruleset: Ruleset, state: GameState, term: SendMission) -> Refusal | None:
    """Return why a mission has nothing to teach, or None."""
    if Module.MISSIONS not in ruleset.scenario.modules:
        return _no(Reason.NOT_IN_SCENARIO, "14.3", module=Module.MISSIONS.value)
    if term.giver == term.receiver:
        return _no(Reason.BAD_TERM, "14.3", term="mission")
    ahead, unknown = given(ruleset.constants.building).mission_ahead, _domain_refusal(ruleset, term.domain, "14.3")
    if unknown is not None or not {term.giver, term.receiver} <= state.nations.keys():
        return unknown
    if lead(state, term.giver, term.receiver, term.domain) < ahead:
        return _no(Reason.NOT_AHEAD, "14.3", domain=term.domain.value, nation=term.giver, levels=ahead)
    return None


def lead(state: GameState, giver: NationId, receiver: NationId, domain: Domain) -> int:
    """Return by how many levels one nation is ahead of another in a domain; negative where it is behind."""
    return state.nations[giver].capability[domain] - state.nations[receiver].capability[domain]


def room_refusal(state: GameState, terms: tuple[Term, ...]) -> Refusal | None:
    """Return why terms together go beyond the levels of a nation, or its missions of the year."""
    wanted: dict[tuple[NationId, Domain], int] = {}
    busy = set(on_mission(state))
    for term in terms:
        if isinstance(term, StationUnits):
            key = (term.guest, term.domain)
            wanted[key] = wanted.get(key, 0) + term.units
        if isinstance(term, SendMission):
            twice = next((nation for nation in named_in(term) if nation in busy), None)
            if twice is not None:
                return _no(Reason.ON_MISSION, "14.3", nation=twice)
            busy.update(named_in(term))
    for (guest, domain), units in wanted.items():
        high = free_to_station(state, guest, domain)
        if units > high:
            return _no(Reason.OVER_LEVEL, "14.1", domain=domain.value, high=high)
    return None


def free_to_station(state: GameState, guest: NationId, domain: Domain) -> int:
    """Return how many more units of a domain a nation can keep abroad: its level, less those that are there (14.1)."""
    return max(0, state.nations[guest].capability.get(domain, 0) - stationed_of(state, guest, domain))
