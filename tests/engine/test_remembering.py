"""What was remembered from one state is never shown for another, however little they differ."""

import json
import random
from collections.abc import Callable

import pytest
from hypothesis import given

from rules.engine import codec
from rules.engine.actors import FacilitatorViewer, SeatViewer
from rules.engine.copying import revise
from rules.engine.explain import explain
from rules.engine.ids import Domain, Phase
from rules.engine.plans import IfNation, Plan, Pledge, Unconditional
from rules.engine.screen import screen
from rules.engine.state import GameState, Seals
from tests.engine.builders import ASH, BAY, COB, FIRST, SECOND, a_crisis, a_nation, a_state, sheet, stormy
from tests.engine.games import RANDOMLY, Rules, few, seeds
from tests.engine.random_play import play

Change = Callable[[GameState], GameState]


def fresh(state: GameState) -> GameState:
    """The same state made of objects that nobody has seen."""
    return codec.decode_state(json.loads(codec.canonical(codec.encode_state(state))))


def require_alike(state: GameState, rules: Rules = stormy) -> None:
    """Compare what is shown of a state with what is shown of a fresh copy."""
    for viewer in (SeatViewer(nation=state.settings.nations[1]), FacilitatorViewer()):
        assert screen(rules(), state, viewer) == screen(rules(), fresh(state), viewer)


def _pledges(state: GameState, *pledges: Pledge) -> GameState:
    other = revise(sheet(state, SECOND), pledges=pledges)
    return revise(state, crises={**state.crises, SECOND: other})


def _of_target(state: GameState, **fields: object) -> GameState:
    return a_nation(state, sheet(state).target, **fields)


CHANGES: dict[str, Change] = {
    "a pledge elsewhere": lambda state: _pledges(state, Pledge(nation=BAY, units=3, condition=Unconditional())),
    "a conditional pledge elsewhere": lambda state: _pledges(
        state, Pledge(nation=BAY, units=2, condition=IfNation(nation=ASH, units=1))
    ),
    "interoperability": lambda state: revise(state, interoperability=10),
    "readiness": lambda state: a_nation(state, BAY, readiness=35),
    "exposure": lambda state: _of_target(state, exposure=dict.fromkeys(state.tension, 3)),
    "levels": lambda state: a_nation(
        state, BAY, capability={Domain.FORCES: 1, Domain.INTELLIGENCE: 0, Domain.RELIEF: 3}
    ),
    "budget": lambda state: a_nation(state, BAY, budget=1),
    "support": lambda state: a_nation(state, BAY, support=0),
    "phase": lambda state: revise(state, phase=Phase.PLANNING, plans=dict.fromkeys(state.settings.nations, Plan())),
    "ready": lambda state: revise(state, ready=(BAY,)),
    "sealed": lambda state: revise(state, sealed=(BAY,)),
    "seals": lambda state: revise(state, settings=revise(state.settings, seals=Seals.COUNT), sealed=(BAY,)),
    "regions": lambda state: _of_target(state, region=state.nations[ASH].region),
    "stability": lambda state: revise(state, stability=20),
    "round": lambda state: revise(state, round=2),
    "pause": lambda state: revise(state, clock=revise(state.clock, paused=True)),
    "cards": lambda state: revise(state, used=state.used[:1]),
}


def sheets() -> GameState:
    """Diplomacy in which two nations have pledged to the first crisis, one of them on condition."""
    promised = (
        Pledge(nation=BAY, units=2, condition=Unconditional()),
        Pledge(nation=COB, units=1, condition=IfNation(nation=BAY, units=3)),
        Pledge(nation=ASH, units=1, condition=Unconditional(), released=True),
    )
    state = a_crisis(a_state(Phase.DIPLOMACY, stormy()), FIRST, "raid", pledges=promised, convener=BAY)
    return a_crisis(state, SECOND, "drought", pledges=())


@pytest.mark.parametrize("name", CHANGES)
def test_a_screen_follows_every_change_also_where_most_stays_as_it_was(name: str) -> None:
    state = sheets()
    require_alike(state)

    require_alike(CHANGES[name](state))
    require_alike(state)


@pytest.mark.parametrize("name", CHANGES)
def test_an_explanation_follows_every_change(name: str) -> None:
    state, changed = sheets(), CHANGES[name](sheets())
    paths = [("crises", "r1c1", "forecast", "coverage"), ("crises", "r1c1", "demand"), ("you", "spent")]

    for path in paths:
        for one in (state, changed):
            viewer = SeatViewer(nation=BAY)
            assert explain(stormy(), one, viewer, path) == explain(stormy(), fresh(one), viewer, path)


@RANDOMLY
@given(seeds)
@few
def test_small_changes_anywhere_in_a_game_are_shown(rules: Rules, seed: int) -> None:
    rng = random.Random(seed)
    for step in play(rules(), seed):
        state = step.after
        if step.applied and rng.random() < 0.1:
            require_alike(state, rules)
            nation = rng.choice(state.settings.nations)
            require_alike(a_nation(state, nation, support=rng.randint(0, 100), readiness=rng.randint(0, 100)), rules)
            require_alike(revise(state, interoperability=rng.randint(0, 100)), rules)


def test_what_is_shown_is_shared_and_showing_again_changes_nothing() -> None:
    state = sheets()
    first = codec.canonical(screen(stormy(), state, SeatViewer(nation=BAY)))

    for change in CHANGES.values():
        screen(stormy(), change(state), SeatViewer(nation=ASH))

    assert codec.canonical(screen(stormy(), state, SeatViewer(nation=BAY))) == first
