"""Decisions looked into: what a nation could have planned, and how far apart that would have come out.

Plans are tried on tables that the nation imagines. The best and the worst are chosen on one half of them and measured
on the other, so that luck is not taken for sense.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from rules.bots.planner import REFUSED, Foresight, Planner
from rules.bots.plans import sensible_plan
from rules.bots.policies import POLICIES
from rules.bots.seat import seat_of
from rules.engine.ids import CardId, NationId, OptionId, Phase
from rules.engine.plans import Plan
from rules.lab.playout import Game, Playout, Probe
from rules.lab.preferences import worths_to

PLANS: Final = 24
"""Tried for one decision, at most."""
HALF: Final = 6
"""Imagined tables of each half."""


def probed(table: Playout) -> Game:
    """Play a game to its end, and look each year into the decision of another nation."""
    found: list[Probe] = []
    while table.state.phase is not Phase.ENDED:
        table.talk()
        if not table.state.nations[_whose(table)].fallen:
            found.append(_probe(table, _whose(table)))
        table.plan()
        table.close()
        if table.state.phase is Phase.AFTERMATH:
            table.end_phase()
    return replace(table.summed_up(), probes=tuple(found))


def _whose(table: Playout) -> NationId:
    nations = table.state.settings.nations
    return nations[(table.state.round + int(table.seed[:8], 16)) % len(nations)]


def _probe(table: Playout, nation: NationId) -> Probe:
    seat = seat_of(table.look(nation), table.seed)
    policy = POLICIES["reciprocator"]
    planner = Planner(seat, policy, Foresight(ruleset=table.ruleset), worlds=2 * HALF)
    fair = sensible_plan(seat, policy)[0]
    sketch = planner.sketch_of(fair)
    targets = {crisis["id"] for crisis in seat.crises if seat.is_target(crisis)}
    alone = planner.plan_of(
        replace(sketch, units={key: sketch.units[key] if key in targets else 0 for key in sketch.units})
    )
    plans = [*islice(planner.nearby(sketch), PLANS), fair, *([alone] if alone else [])]
    chosen = [(_worth(planner, plan, 0), plan) for plan in plans]
    valid = [(worth, plan) for worth, plan in chosen if worth > REFUSED]
    best = max(valid, key=lambda one: one[0], default=(0, fair))[1]
    worst = min(valid, key=lambda one: one[0], default=(0, fair))[1]
    usual = _worth(planner, fair, HALF)
    return Probe(
        best_over_worst=_worth(planner, best, HALF) - _worth(planner, worst, HALF),
        best_over_fair=_worth(planner, best, HALF) - usual,
        nothing_pays=alone is not None and _worth(planner, alone, HALF) > usual,
        liked=tuple(_liked(table, nation)),
    )


def _liked(table: Playout, nation: NationId) -> Iterator[tuple[CardId, OptionId, tuple[OptionId, ...]]]:
    for crisis in table.state.crises.values():
        worths = worths_to(table, table.state, crisis, nation)
        if len(worths) > 1:
            yield crisis.card, max(worths, key=worths.__getitem__), tuple(worths)


def _worth(planner: Planner, plan: Plan, start: int) -> int:
    """Return what a plan is worth on one half of the imagined tables, on average."""
    worths: Sequence[int] = [planner.played(world, plan) for world in planner.worlds[start : start + HALF]]
    return REFUSED if REFUSED in worths else sum(worths) // HALF
