"""Tables as they may be when all others have planned: how well each keeps its word, and what it picks, is drawn."""

import hashlib
from typing import Final

from rules.bots.imagining import imagine
from rules.bots.policies import GOOD_RECORD, POOR_RECORD
from rules.bots.seat import Seat
from rules.engine.chance import Stream
from rules.engine.copying import revise
from rules.engine.formulas.options import choosable, option_price, option_refusal
from rules.engine.formulas.promises import pledged_units, standing_orders
from rules.engine.ids import NationId
from rules.engine.plans import Choice, Plan
from rules.engine.ruleset import Ruleset
from rules.engine.state import GameState

KEEPS: Final = 95
KEEPS_LESS: Final = 80
KEEPS_SELDOM: Final = 50
"""Per cent: how often others keep a promise, by whether their record is good, middling or poor."""
PICKS: Final = 50
"""Per cent: how often others pick something where a card offers options."""


def a_world(ruleset: Ruleset, seat: Seat, number: int) -> GameState:
    """Return an imagined table on which all others have planned."""
    seed = hashlib.sha256(seat.seed.encode()).hexdigest()
    stream = Stream(seed=seed, name=f"{seat.me}:{seat.view['clock']['round']}:world{number}")
    state = imagine(ruleset, seat.view, stream)
    pledged = pledged_units(ruleset, state)
    plans = {}
    for nation in state.settings.nations:
        if nation != seat.me:
            orders = standing_orders(ruleset, state, nation, pledged)
            plans[nation] = _with_choices(ruleset, state, nation, _half_hearted(state, nation, orders, stream), stream)
    return revise(state, plans=plans)


def _half_hearted(state: GameState, nation: NationId, orders: Plan, stream: Stream) -> Plan:
    """Return orders of which some promises to others are not kept, more often by those of poor record."""
    record = state.nations[nation].record
    percent = KEEPS if record >= GOOD_RECORD else KEEPS_LESS if record >= POOR_RECORD else KEEPS_SELDOM
    broken = {crisis.id for crisis in state.crises.values() if crisis.target != nation and stream.below(100) >= percent}
    return revise(orders, deployments=tuple(sent for sent in orders.deployments if sent.crisis not in broken))


def _with_choices(ruleset: Ruleset, state: GameState, nation: NationId, plan: Plan, stream: Stream) -> Plan:
    choices, left = [], state.nations[nation].budget
    for crisis in state.crises.values():
        options = choosable(ruleset.cards[crisis.card])
        if not options or stream.below(100) >= PICKS:
            continue
        option = options[stream.below(len(options))]
        price, influence = option_price(ruleset, state, nation, crisis, option)
        sends = plan.units(crisis.id) > 0
        if price + influence <= left and option_refusal(ruleset, state, nation, crisis, option, sends=sends) is None:
            choices.append(Choice(crisis=crisis.id, option=option))
            left -= price
    return revise(plan, choices=tuple(sorted(choices)))
