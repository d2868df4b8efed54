"""The policies: what each kind of bot promises, brings and cares for, as small functions of what its seat sees."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rules.bots import bonds
from rules.bots.seat import Seat, lacking, short_now
from rules.engine.view_types import CrisisView, NationView

GOOD_RECORD = 60
POOR_RECORD = 35
RESOURCE_POINT = 16
BROKEN = 38
EARNED = 38
REPUTATION = 30
"""What the opportunist counts with, in hundredths of a point."""
MENDED = 80
"""Last round's own value from which a poor record is forgiven."""


class Wish(NamedTuple):
    """How many units a bot would promise to a crisis, at least what it has promised, and why (a key of words)."""

    units: int
    why: str


@dataclass(frozen=True, slots=True)
class Policy:
    """One way to play: what to promise, which promises to keep, what to add unpromised, whom to care for."""

    name: str
    pledge: Callable[[Seat, CrisisView], Wish]
    keeps: Callable[[Seat, CrisisView], bool]
    """Whether a promise of its own will be kept."""
    adds: Callable[[Seat, CrisisView], int]
    """Units beyond the promise for another nation's crisis."""
    kindness: int
    """What a good thing for one other nation is worth, in per cent of the same thing at home."""
    plan_why: str
    opening_why: str = "position"
    """What it says of itself when talk opens; whoever means to promise nothing says so."""
    by_chance: bool = False
    """Plans by coin instead of by sense."""
    effort: int = 20
    """Where it would have its effort, in tenths of a per cent of gdp, where nations choose theirs."""
    follows: bool = False
    """Whether it makes little more effort than the others do."""
    credit: bool = False
    """Whether it signs contracts with industry that are paid later."""
    upholds: bool = True
    """Whether it does what its agreements ask."""
    samples: bool = False
    """Whether it tries its plans on imagined tables first."""


NOTHING = Wish(0, "plan_own")


def deserved(seat: Seat, crisis: CrisisView) -> int:
    """Return how much of a fair share the target's record deserves, in per cent; all of it where an agreement binds.

    One good year mends a poor record.
    """
    return 100 if seat.agreements and crisis["target"] in bonds.fellows(seat) else deserving(seat.target(crisis))


def deserving(nation: NationView) -> int:
    """Return how much of a fair part a nation's record deserves, in per cent."""
    recent = nation["record_history"][-1:]
    if nation["record"] >= GOOD_RECORD or (recent and recent[0] >= MENDED):
        return 100
    return 50 if nation["record"] >= POOR_RECORD else 0


def _ask(seat: Seat, crisis: CrisisView) -> int:
    return crisis["asks"].get(seat.me, 0)


def _have(seat: Seat, crisis: CrisisView) -> int:
    return seat.promised.get(crisis["id"], 0)


def _others_spoke(seat: Seat, crisis: CrisisView) -> bool:
    """Return whether at least half of the other nations have pledged."""
    return 2 * len(crisis["pledges"].keys() - {seat.me}) >= len(seat.view["nations"]) - 1


def _own(seat: Seat, crisis: CrisisView) -> Wish:
    return Wish(_ask(seat, crisis), "pledge_own")


def _pledge_nothing(_seat: Seat, _crisis: CrisisView) -> Wish:
    return NOTHING


def _pledge_as_deserved(seat: Seat, crisis: CrisisView) -> Wish:
    if seat.is_target(crisis):
        return _own(seat, crisis)
    percent, have = deserved(seat, crisis), _have(seat, crisis)
    units = (_ask(seat, crisis) * percent + 99) // 100
    if units > have:
        units = min(units, have + short_now(crisis))
    if percent < 100:
        return Wish(units, "pledge_less")
    return Wish(units, "pledge_deserved" if seat.target(crisis)["given"] else "pledge_fair")


def _pledge_more_than_fair(seat: Seat, crisis: CrisisView) -> Wish:
    if seat.is_target(crisis):
        return _own(seat, crisis)
    have, short, ask = _have(seat, crisis), short_now(crisis), _ask(seat, crisis)
    if have and short and _others_spoke(seat, crisis):
        return Wish(min(have + short, 2 * ask + 1), "pledge_more")
    return Wish(max(1, ask), "pledge_fair")


def _pledge_to_be_seen(seat: Seat, crisis: CrisisView) -> Wish:
    """Promise a whole share; words cost nothing yet."""
    return Wish(_ask(seat, crisis), "pledge_own" if seat.is_target(crisis) else "pledge_seen")


def _pledge_late(seat: Seat, crisis: CrisisView) -> Wish:
    have, short = _have(seat, crisis), short_now(crisis)
    if not short or not _others_spoke(seat, crisis):
        return NOTHING
    return Wish(min(have + short, _ask(seat, crisis) + 1), "pledge_late")


def _keep(_seat: Seat, _crisis: CrisisView) -> bool:
    return True


def breaking_pays(seat: Seat, crisis: CrisisView) -> bool:
    """Return whether what is saved looks better than what a broken promise costs, in hundredths of a point.

    A short sight on purpose: it sees the levels that the money would build, the leadership that a broken promise costs
    and that help which goes well earns, and a little of what others will think; not what the world loses.
    """
    saved = seat.promised[crisis["id"]] * seat.may_about(crisis)["price"] * RESOURCE_POINT
    goes_well = crisis["forecast"]["outcome"] in ("contained", "managed")
    return saved > BROKEN + (EARNED if goes_well else 0) + (0 if seat.is_last_round() else REPUTATION)


def _keep_unless_it_pays(seat: Seat, crisis: CrisisView) -> bool:
    return seat.is_target(crisis) or not breaking_pays(seat, crisis)


def _add_nothing(_seat: Seat, _crisis: CrisisView) -> int:
    return 0


def _add_all(_seat: Seat, crisis: CrisisView) -> int:
    """Return all that the sheet still lacks: better too much from many than too little."""
    return short_now(crisis)


def _fill_late(seat: Seat, crisis: CrisisView) -> int:
    """Return this nation's part of the gap among those who have promised nothing."""
    short = short_now(crisis)
    silent = [nation for nation in seat.view["nations"] if nation not in crisis["pledges"]]
    if not short or not deserved(seat, crisis) or seat.me not in silent:
        return 0
    total = sum(seat.view["nations"][nation]["gdp"] for nation in silent)
    return min(sum(lacking(seat, crisis).values()), max(1, short * seat.own["gdp"] // total))


_ALL = (
    Policy("random", _pledge_nothing, _keep, _add_nothing, 0, "plan_chance", by_chance=True),
    Policy("free_rider", _pledge_nothing, _keep, _add_nothing, 0, "plan_own", opening_why="position_alone", effort=18),
    Policy("altruist", _pledge_more_than_fair, _keep, _add_all, 100, "plan_filled", effort=26),
    Policy("reciprocator", _pledge_as_deserved, _keep, _add_nothing, 15, "plan_kept", effort=24, follows=True),
    Policy(
        "opportunist",
        _pledge_to_be_seen,
        _keep_unless_it_pays,
        _add_nothing,
        10,
        "plan_kept",
        credit=True,
        upholds=False,
    ),
    Policy(
        "planner", _pledge_as_deserved, _keep, _add_nothing, 15, "plan_tried", effort=24, follows=True, samples=True
    ),
    Policy("late", _pledge_late, _keep, _fill_late, 40, "plan_filled", opening_why="position_waits", effort=22),
)

POLICIES: Mapping[str, Policy] = {policy.name: policy for policy in _ALL}
"""All policies by the name that tables and commands use."""
