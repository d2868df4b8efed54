"""How each policy deals: with whom it trains, to whom it gives aid, and what it asks for itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from rules.bots.chances import coin
from rules.bots.needs import missing_money
from rules.bots.policies import deserving
from rules.bots.seat import Seat

TRUSTED: Final = 40
"""Trust from which a reciprocator trains with a nation: more than between rivals, less than between strangers."""
EVEN: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """One way to deal."""

    trains: Callable[[Seat, str], bool]
    """Whether it wants to train with another nation."""
    gives: Callable[[Seat, str], bool]
    """Whether it gives that nation aid."""
    invites: Callable[[Seat], bool]
    """Whether it proposes an exercise."""
    binds: Callable[[Seat, str], bool]
    """Whether it would bind itself to that nation for years."""
    founds: bool = False
    """Whether it proposes agreements."""
    not_with: str = "deal_not_with"
    """Why it does not train (a key of words)."""
    no_aid: str = "deal_undeserved"
    """Why it gives nothing (a key of words)."""
    generous: int = 0
    """Per cent of what it can spare that it offers as aid unasked."""
    begs: bool = True
    """Whether it asks for aid where its own crisis lacks money."""
    builds: bool = False
    """Whether it proposes projects."""
    tosses: Callable[[Seat, str], bool] = lambda _seat, _offer: False
    """Whether a coin says no to an offer."""


def _always(_seat: Seat, _other: str = "") -> bool:
    return True


def _never(_seat: Seat, _other: str = "") -> bool:
    return False


def _record(seat: Seat, other: str) -> int:
    return deserving(seat.view["nations"][other])


def _lacks_money(seat: Seat, other: str) -> bool:
    return any(crisis["target"] == other and missing_money(seat, crisis) for crisis in seat.crises)


def _trusted(seat: Seat, other: str) -> bool:
    return _record(seat, other) == 100 and seat.own["trust"][other] >= TRUSTED


def _deserves_aid(seat: Seat, other: str) -> bool:
    """Return whether a nation has helped others itself, and lacks money for its own crisis."""
    helped = seat.view["nations"][other]["given"] > 0
    return helped and _record(seat, other) == 100 and _lacks_money(seat, other)


def _useful(seat: Seat, other: str) -> bool:
    """Return whether a nation brings enough to others' crises for practice with it to pay."""
    return _record(seat, other) > 0 and seat.view["nations"][other]["given"] > 0


def _faithful(seat: Seat, other: str) -> bool:
    """Return whether a nation is one to be bound to: trusted, and after the first year one that has helped others."""
    helped = seat.view["clock"]["round"] == 1 or seat.view["nations"][other]["given"] > 0
    return helped and _trusted(seat, other)


def _fair(seat: Seat, other: str) -> bool:
    return _record(seat, other) > 0


def _tossed(seat: Seat, purpose: str) -> bool:
    return coin(seat, purpose).below(EVEN) == 0


MANNERS: Mapping[str, Manner] = {
    "random": Manner(
        trains=lambda seat, other: _tossed(seat, f"train:{other}"),
        binds=_always,
        gives=lambda seat, other: _tossed(seat, f"aid:{other}"),
        invites=lambda seat: _tossed(seat, "invite"),
        not_with="deal_chance",
        no_aid="deal_chance",
        generous=50,
        tosses=lambda seat, offer: _tossed(seat, f"offer:{offer}"),
    ),
    "free_rider": Manner(
        trains=_never, gives=_never, invites=_never, binds=_never, not_with="deal_alone", no_aid="deal_own"
    ),
    "altruist": Manner(
        trains=_always, gives=_always, invites=_always, binds=_always, founds=True, builds=True, generous=50, begs=False
    ),
    "reciprocator": Manner(
        trains=_trusted, gives=_deserves_aid, invites=_always, binds=_faithful, founds=True, builds=True
    ),
    "planner": Manner(trains=_trusted, gives=_deserves_aid, invites=_always, binds=_faithful, founds=True, builds=True),
    "opportunist": Manner(
        trains=_useful, gives=_never, invites=_always, binds=_always, not_with="deal_no_use", no_aid="deal_own"
    ),
    "late": Manner(trains=_fair, gives=_deserves_aid, invites=_never, binds=_fair),
}
"""By the name of the policy."""
