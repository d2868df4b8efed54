"""How nations come to work better together: by service in the same crisis (rules 10.3)."""

from itertools import combinations

from rules.engine.decide.script import Script
from rules.engine.effects import Picks
from rules.engine.formulas.ties import served
from rules.engine.ids import Cause, Module
from rules.engine.module_constants import given
from rules.engine.state import Crisis


def grow_together(script: Script, crisis: Crisis, picks: Picks) -> None:
    """Bring each two nations closer that sent units to a crisis."""
    if Module.EXERCISES not in script.ruleset.scenario.modules:
        return
    constants = given(script.ruleset.constants.exercises)
    there = [nation for nation in script.state.settings.nations if picks.units[nation]]
    for one, other in combinations(there, 2):
        gain = served(script.pair_now(one, other), constants)
        script.pair(one, other, gain, (Cause.SERVED_TOGETHER, "10.3", crisis.id))
