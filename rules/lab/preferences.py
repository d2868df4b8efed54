"""Which response option every nation would like best, tried out on tables that it imagines as a planner does."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from rules.bots.planner import REFUSED, Foresight, Planner
from rules.bots.plans import sensible_plan
from rules.bots.policies import POLICIES
from rules.bots.seat import seat_of
from rules.engine.copying import revise
from rules.engine.formulas.options import options_of
from rules.engine.ids import Decides, NationId, OptionId
from rules.engine.plans import NO_OPTION, Choice
from rules.engine.state import Crisis, GameState
from rules.lab.glance import glance
from rules.lab.playout import Playout

Preferences = Mapping[NationId, Mapping[OptionId, int]]
"""What every option is worth to each nation, in hundredths of a point."""
POLICY: Final = POLICIES["reciprocator"]
"""Whose plan the options are tried with."""


def preferences(table: Playout, state: GameState, crisis: Crisis) -> Preferences:
    """Return what each option would be worth: picked by oneself, or by the target where it alone decides.

    Options that a nation may not pick, or cannot pay, are left out; so is a nation that has none.
    """
    found = {nation: worths_to(table, state, crisis, nation) for nation in table.policies}
    return {nation: worths for nation, worths in found.items() if len(worths) > 1}


def worths_to(table: Playout, state: GameState, crisis: Crisis, nation: NationId) -> Mapping[OptionId, int]:
    """Return what each option would be worth to one nation; nothing where the card offers none."""
    dilemma = table.ruleset.cards[crisis.card].dilemma
    if dilemma is None:
        return {}
    targets = dilemma.decides is Decides.TARGET
    seat = seat_of(glance(table.ruleset, state, nation), table.seed)
    planner = Planner(seat, POLICY, Foresight(ruleset=table.ruleset))
    first = planner.sketch_of(sensible_plan(seat, POLICY)[0])
    found: dict[OptionId, int] = {}
    for option in options_of(table.ruleset.cards[crisis.card]):
        own = "" if option == NO_OPTION or (targets and nation != crisis.target) else option
        plan = planner.plan_of(replace(first, picks={**first.picks, crisis.id: own}))
        worlds: Sequence[GameState] = planner.worlds
        if targets and nation != crisis.target:
            worlds = [_picked(world, crisis, option) for world in worlds]
        if plan is not None:
            worths = [planner.played(world, plan) for world in worlds]
            if REFUSED not in worths:
                found[option] = sum(worths) // len(worths)
    return found


def _picked(world: GameState, crisis: Crisis, option: OptionId) -> GameState:
    """Return an imagined table on which the target picks an option."""
    plan = world.plans[crisis.target]
    others = [choice for choice in plan.choices if choice.crisis != crisis.id]
    chosen = revise(plan, choices=tuple(sorted([*others, Choice(crisis=crisis.id, option=option)])))
    return revise(world, plans={**world.plans, crisis.target: chosen})
