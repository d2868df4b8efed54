"""The policy `random`: every choice by keyed coin, so that the same view and seed always give the same move."""

import hashlib
from collections.abc import Iterator

from rules.bots.plans import Draft, allowed_options, invest, new_draft
from rules.bots.policies import Wish
from rules.bots.seat import DOMAINS, Seat
from rules.engine.chance import Stream
from rules.engine.ids import CrisisId, OptionId
from rules.engine.plans import Choice, Plan
from rules.engine.view_types import CrisisView


def coin(seat: Seat, purpose: str) -> Stream:
    """Return this seat's own stream of chance for a purpose, another one each round and phase."""
    clock = seat.view["clock"]
    seed = hashlib.sha256(seat.seed.encode()).hexdigest()
    return Stream(seed=seed, name=f"{seat.me}:{clock['round']}:{clock['phase']}:{purpose}")


def chance_wish(seat: Seat, crisis: CrisisView) -> Wish:
    """Return a promise by coin: in half of the crises, up to twice the fair share."""
    stream = coin(seat, crisis["id"])
    units = stream.between(1, 2 * crisis["fair"][seat.me]) if stream.below(2) else 0
    return Wish(units, "pledge_chance")


def _send(draft: Draft, crisis: CrisisView, stream: Stream) -> None:
    limits = draft.seat.may_about(crisis)
    here = draft.placed.setdefault(CrisisId(crisis["id"]), {})
    for name in limits["deploy"]:
        domain = DOMAINS[name]
        most = draft.affordable(domain, limits["price"])
        units = stream.between(0, most) if stream.below(2) else 0
        here[domain] = units
        draft.pay(domain, units, limits["price"])


def _effort(seat: Seat) -> int | None:
    limit = seat.may.get("effort")
    return coin(seat, "effort").between(limit["low"], limit["high"]) if limit else None


def _outreach(seat: Seat, money: int) -> int:
    limit = seat.may.get("outreach")
    return coin(seat, "outreach").between(0, max(0, min(money, limit["high"]))) if limit else 0


def _hardened(seat: Seat, money: int) -> Iterator[tuple[CrisisId, int]]:
    """Yield crises to harden against, with their prices."""
    for crisis in sorted(seat.crises, key=lambda one: one["id"]):
        limit = seat.may_about(crisis).get("harden")
        if limit and limit["allowed"] and limit["cost"] <= money and coin(seat, f"{crisis['id']}:harden").below(2):
            money -= limit["cost"]
            yield CrisisId(crisis["id"]), limit["cost"]


def chance_plan(seat: Seat) -> Plan:
    """Return a legal plan in which units, options and investment are drawn."""
    draft = new_draft(seat)
    for crisis in sorted(seat.crises, key=lambda one: one["id"]):
        if not seat.may_about(crisis)["declined"]:
            _send(draft, crisis, coin(seat, crisis["id"]))
    for crisis in sorted(seat.crises, key=lambda one: one["id"]):
        allowed = allowed_options(draft, crisis)
        place = coin(seat, f"{crisis['id']}:option").below(len(allowed) + 1)
        if place < len(allowed):
            name = sorted(allowed)[place]
            draft.money -= allowed[name]
            draft.influence -= seat.may_about(crisis)["options"][name]["cost_influence"]
            draft.choices.append(Choice(crisis=CrisisId(crisis["id"]), option=OptionId(name)))
    draft.settle_home(_effort(seat), _hardened(seat, draft.money), _outreach)
    invest(draft, coin(seat, "invest").between(0, max(0, draft.money)))
    return draft.finished()
