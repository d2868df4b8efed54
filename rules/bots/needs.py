"""Where a crisis lacks nothing but money: its target has the levels, and has promised its budget away."""

from typing import Final

from rules.bots.seat import Seat
from rules.engine.formulas.economy import rate_cost
from rules.engine.view_types import CrisisView

HOME: Final = 1
"""About what a unit costs at home, in RP per 100 gdp; a bot counts other nations' money no more exactly."""


def missing_money(seat: Seat, crisis: CrisisView) -> int:
    """Return the RP with which the target could bring what the sheet lacks; for the own nation without its savings."""
    short = crisis["forecast"]["short"]
    if not short:
        return 0
    target, mine = seat.target(crisis), seat.is_target(crisis)
    price = rate_cost(HOME, target["gdp"])
    idle = 0
    for need in crisis["needs"]:
        free = target["capability"].get(need["domain"], 0) - need["by"].get(crisis["target"], 0)
        idle += max(0, min(short.get(need["domain"], 0), free))
    promised = 0 if mine else sum([_promised(other, crisis["target"]) for other in seat.crises])
    money = 0 if mine else max(0, target["budget"] - promised * price)
    return max(0, idle * price - money)


def _promised(crisis: CrisisView, nation: str) -> int:
    pledge = crisis["pledges"].get(nation)
    return pledge["units"] if pledge and not pledge["released"] else 0
