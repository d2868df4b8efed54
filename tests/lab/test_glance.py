"""What a bot sees at a glance equals the whole view, wherever it looks."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pytest

from rules.bots.policies import POLICIES
from rules.bots.runner import turn
from rules.engine.actors import SeatViewer
from rules.engine.copying import revise
from rules.engine.ids import Module, Phase
from rules.engine.ruleset import Ruleset
from rules.engine.screen import screen
from rules.lab.glance import glance
from rules.lab.parts import Part
from rules.lab.playout import Playout
from rules.lab.running import game_seed
from rules.packs.registry import load_shipped
from tests.engine.builders import standard

PLAIN = load_shipped().ruleset("first_watch")
AT_HOME = frozenset({Module.EFFORT, Module.READINESS, Module.OUTREACH, Module.HARDENING})
RICHER = revise(PLAIN, scenario=revise(PLAIN.scenario, modules=AT_HOME))
VEILED = revise(PLAIN, scenario=revise(PLAIN.scenario, modules=AT_HOME | {Module.INTELLIGENCE}))
FULL = standard()
EITHER = pytest.mark.parametrize(
    "rules", [PLAIN, RICHER, VEILED, FULL], ids=["introduction", "at_home", "veiled", "full"]
)
MIX = ["random", "altruist", "reciprocator", "opportunist", "late", "free_rider", "reciprocator"]


def differences(seen: object, whole: object, path: str = "view") -> list[str]:
    """Return the places where what is seen differs from the whole view; every key of the whole is looked at."""
    if isinstance(whole, Mapping) and isinstance(seen, Mapping):
        too_much = [f"{path}.{key}" for key in seen if key not in whole]
        return too_much + [wrong for key in whole for wrong in differences(seen[key], whole[key], f"{path}.{key}")]
    if isinstance(whole, list) and isinstance(seen, Sequence) and len(seen) == len(whole):
        pairs = enumerate(zip(seen, whole, strict=True))
        return [wrong for place, (one, other) in pairs for wrong in differences(one, other, f"{path}.{place}")]
    return [] if seen == whole else [path]


@EITHER
@pytest.mark.parametrize("number", range(4))
def test_a_glance_shows_what_the_whole_view_shows(number: int, rules: Ruleset) -> None:
    playout = Playout(rules, MIX[: 3 + number], game_seed("glance", number))
    while playout.state.phase is not Phase.ENDED:
        if playout.state.phase in (Phase.DIPLOMACY, Phase.PLANNING):
            for nation in playout.policies:
                whole = screen(rules, playout.state, SeatViewer(nation=nation))
                assert differences(glance(rules, playout.state, nation), whole) == []
                playout.speak(nation)
        playout.end_phase()


@EITHER
@pytest.mark.parametrize("policy", POLICIES)
def test_a_bot_does_the_same_at_a_glance_and_with_the_whole_view(policy: str, rules: Ruleset) -> None:
    playout = Playout(rules, MIX, game_seed("glance", policy == "late"))
    while playout.state.phase is not Phase.ENDED:
        if playout.state.phase in (Phase.DIPLOMACY, Phase.PLANNING):
            for nation in playout.policies:
                whole = screen(rules, playout.state, SeatViewer(nation=nation))
                assert turn(policy, glance(rules, playout.state, nation), "x") == turn(policy, whole, "x")
                playout.speak(nation)
        playout.end_phase()


class Counted(Part):
    """A part of a number: known, made from it, and whole."""

    makers = MappingProxyType({"made": lambda part: 10 * part.of})

    def whole(self) -> Mapping[str, Any]:
        """Return the whole part."""
        return {"whole": 2}


def test_a_key_that_no_view_has_is_a_key_error() -> None:
    part = Counted(known=1)
    part.of = 3

    assert (part["known"], part["made"], part["whole"]) == (1, 30, 2)
    with pytest.raises(KeyError):
        part["absent"]
