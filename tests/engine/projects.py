"""Tables at which nations begin projects: the rules, rich partners, and years in which nothing else happens."""

from functools import cache

from rules.engine.commands import AcceptDeal, ProposeDeal
from rules.engine.copying import revise
from rules.engine.deals import StartProject
from rules.engine.formulas.deals import offer_id
from rules.engine.ids import NationId, Phase, ProjectId, Way, WorkId
from rules.engine.plans import Plan
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState
from rules.engine.works import Project
from tests.engine.builders import (
    ASH,
    BAY,
    COB,
    a_crisis,
    a_nation,
    a_state,
    ended_phase,
    full,
    played,
    projects_for,
    seat,
)

RANGE, SECRETARIAT = (ProjectId(f"full_spectrum.{name}") for name in ("cyber_range", "standing_secretariat"))
WORK = WorkId("r1p1")
BOTH = (ASH, BAY)
THREE = (ASH, BAY, COB)


@cache
def together() -> Ruleset:
    """The full rules without chance in coverage, over four rounds, with projects as they are shipped."""
    scenario = revise(full().scenario, friction=False, rounds=4, rounds_max=4)
    return revise(full(), scenario=scenario, **projects_for(scenario.domains))


def rich(phase: Phase = Phase.DIPLOMACY) -> GameState:
    """A first round of three nations of 100 gdp with 30 RP each."""
    state = a_state(phase, together())
    for nation in THREE:
        state = a_nation(state, nation, gdp=100_000, budget=30)
    return state


def begun(
    state: GameState, way: Way = Way.STANDARD, partners: tuple[NationId, ...] = BOTH, card: ProjectId = RANGE
) -> GameState:
    """The state after the partners have struck a deal for a project whose host is the first of them."""
    terms = (StartProject(project=card, way=way, host=partners[0], partners=partners),)
    offer = offer_id(state, partners[0], terms)
    state = played(together(), state, ProposeDeal(terms=terms), seat(partners[0]))
    for partner in partners[1:]:
        state = played(together(), state, AcceptDeal(offer=offer), seat(partner))
    return state


def project(state: GameState, place: int = 0) -> Project:
    """A project of the state."""
    return state.works.projects[place]


def calmed(state: GameState) -> GameState:
    """The state with crises that ask for nothing, so that nothing but the works changes numbers."""
    for crisis in state.crises:
        state = a_crisis(state, crisis, "flood", demand=0, severity=1)
    return state


def revealed(state: GameState, **plans: Plan) -> GameState:
    """The state after this year's reveal, with these plans, or what they opened as."""
    while state.phase is not Phase.PLANNING:
        state = ended_phase(together(), state)
    plans_now = {nation: plans.get(nation, plan) for nation, plan in state.plans.items()}
    return ended_phase(together(), revise(state, plans=plans_now))


def next_talks(state: GameState) -> GameState:
    """The next round's diplomacy, every nation with money."""
    round_ = state.round
    while state.round == round_ or state.phase is not Phase.DIPLOMACY:
        state = ended_phase(together(), state)
    for nation in THREE:
        state = a_nation(state, nation, budget=30)
    return state
