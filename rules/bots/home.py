"""What a bot does at home where a table plays with it: effort, the own public, hardening (rules 9).

Nothing of it is in a view whose scenario has no such module, and then nothing is planned.
"""

from collections.abc import Iterator
from typing import Final

from rules.bots import bonds
from rules.bots.choices import EXPOSURE, HARM, RESOURCE_POINT
from rules.bots.policies import Policy
from rules.bots.seat import Seat
from rules.engine.ids import CrisisId
from rules.engine.view_types import CrisisView

TIRED: Final = 35
"""Support under which no bot asks more than `USUAL` of its public."""
USUAL: Final = 20
MORE: Final = 2
"""How much more effort than the least of the others' a bot makes that follows them."""
CALM: Final = 55
"""Support from which a bot saves its words, but for the last round, whose support counts at the end."""
EXPECTED: Final = {"contained": 1, "managed": 3, "partial": 5, "failed": 8}
"""Eighths of the harm of failing that a bot counts with, by what the sheet forecasts."""


def effort(seat: Seat, policy: Policy) -> int | None:
    """Return the effort to set, or None where it stays: a step towards the policy's own, less for a tired public."""
    limit = seat.may.get("effort")
    if limit is None:
        return None
    wanted = min(policy.effort, _of_others(seat)) if policy.follows else policy.effort
    if seat.own["support"] < TIRED:
        wanted = min(wanted, USUAL)
    if policy.upholds:
        wanted = max(wanted, bonds.floor(seat))
    wanted = max(limit["low"], min(limit["high"], wanted))
    return wanted if wanted != seat.own["effort"] else None


def _of_others(seat: Seat) -> int:
    """Return a little more than the least effort of all others, and no less than usual: a burden all share or none."""
    return max(USUAL, MORE + min(nation["effort"] for key, nation in seat.view["nations"].items() if key != seat.me))


def outreach(seat: Seat, money: int) -> int:
    """Return the RP for the own public: the fewest that bring most, where support is low or counts at the end."""
    limit = seat.may.get("outreach")
    if limit is None or not (seat.own["support"] < CALM or seat.is_last_round()):
        return 0
    brings = limit["brings"][: max(0, money) + 1]
    return brings.index(max(brings))


def hardened(seat: Seat, money: int) -> Iterator[tuple[CrisisId, int]]:
    """Yield the crises that are worth hardening against, gravest first, with their prices, as far as money goes."""
    for crisis in seat.crises:
        limit = seat.may_about(crisis).get("harden")
        if limit is None or not limit["allowed"] or limit["cost"] > money:
            continue
        saved = _expected(seat, crisis) // 2 - (EXPOSURE if limit["lowers_exposure"] else 0)
        if saved > limit["cost"] * RESOURCE_POINT:
            money -= limit["cost"]
            yield CrisisId(crisis["id"]), limit["cost"]


def _expected(seat: Seat, crisis: CrisisView) -> int:
    """Return what the harm to expect weighs, in hundredths of a point."""
    stakes = crisis["stakes"]
    points = stakes["harm"] if seat.is_target(crisis) else stakes["neighbours"]
    return -HARM * points * EXPECTED[crisis["forecast"]["outcome"]] // 8
