"""What a response option is worth to a bot: its effects as the view tells them, weighed in hundredths of a point.

The weights are rules of thumb from the scorecard: a level, a point of support, a point of leadership. They need not be
exact, only sensible; the lab shows what comes of them.
"""

from collections.abc import Mapping
from typing import Final, cast

from rules.bots.seat import Seat
from rules.engine.view_types import CrisisView, OptionView

EffectView = Mapping[str, int | str | list[str]]

RESOURCE_POINT: Final = 16
INFLUENCE: Final = 10
STABILITY: Final = 40
"""To every nation: the world's stability scales all scores."""
TENSION: Final = -90
SUPPORT: Final = 20
HARM: Final = -85
EXPOSURE: Final = -40
LEVEL: Final = 95
TRUST: Final = 4
QUANTITIES: Final = {"gdp": 12, "support": SUPPORT, "influence": INFLUENCE, "earned": 40, "record": 5, "harm": HARM}
ELSEWHERE: Final = 35
"""Per cent: how likely an outcome is that the sheet does not forecast."""
AS_FORECAST: Final = 65


def best_option(seat: Seat, crisis: CrisisView, kindness: int, allowed: Mapping[str, int]) -> str | None:
    """Return the option worth most among those allowed (by price in RP), or None when doing nothing is as good."""
    options = crisis.get("options", {})
    worth = {name: _worth(seat, crisis, options[name], kindness, price) for name, price in allowed.items()}
    best = max(sorted(worth), key=worth.__getitem__, default=None)
    nothing = _worth(seat, crisis, options["nothing"], kindness, 0)
    return best if best is not None and worth[best] > nothing else None


def _worth(seat: Seat, crisis: CrisisView, option: OptionView, kindness: int, price: int) -> int:
    total = -price * RESOURCE_POINT - option["cost_influence"] * INFLUENCE
    total += sum(option["contributes"].values()) * _coverage(seat, crisis, 100, kindness)
    for kind, effects in option["effects"].items():
        for effect in effects:
            total += _likely(crisis, effect, kind) * _effect(seat, crisis, effect, kindness) // 100
    return total


def _likely(crisis: CrisisView, effect: EffectView, kind: str) -> int:
    """Return how likely an effect is to take place, in per cent."""
    chance = cast("int", effect.get("chance", 100))
    outcomes = cast("list[str]", effect.get("outcomes", []))
    if outcomes:
        chance = chance * (AS_FORECAST if crisis["forecast"]["outcome"] in outcomes else ELSEWHERE) // 100
    others_needed = cast("int", effect.get("pickers_at_least", 1)) - 1
    return chance * 60 // 100 if others_needed and kind != "private" else chance


def _shared(seat: Seat, kindness: int, amount: int) -> int:
    """Return what a thing is worth that is worth so much to every nation."""
    return amount * (100 + kindness * (len(seat.view["nations"]) - 1)) // 100


def _coverage(seat: Seat, crisis: CrisisView, mille: int, kindness: int) -> int:
    """Return what so much more coverage is worth: stability for all, less harm for the target."""
    stability = _shared(seat, kindness, mille * crisis["severity"] * STABILITY // 300)
    harm = -HARM * mille * crisis["severity"] // 250
    return stability + (harm if seat.is_target(crisis) else harm * kindness // 100)


def _felt(seat: Seat, crisis: CrisisView, who: str, kindness: int, amount: int) -> int:
    """Return what a thing is worth that happens to `who`, each of them so much; the seat is taken for the picker."""
    others = len(seat.view["nations"]) - 1
    target = seat.is_target(crisis)
    mine, theirs = {
        "picker": (1, 0),
        "pickers": (1, others // 3),
        "target": (1, 0) if target else (0, 1),
        "others": (0, others),
        "bystanders": (0, others // 2),
        "contributors": (1, others // 2),
        "neighbours": (0, 1) if target else (int(_near(seat, crisis)), 1),
        "rivals": (0, 1),
        "everyone": (1, others),
    }[who]
    return amount * mine + amount * theirs * kindness // 100


def _near(seat: Seat, crisis: CrisisView) -> bool:
    return seat.own["region"] == seat.target(crisis)["region"]


def _effect(seat: Seat, crisis: CrisisView, effect: EffectView, kindness: int) -> int:
    """Return the worth of one effect if it takes place."""
    operation = effect["type"]
    if operation in _WHOLE:
        return _whole(seat, crisis, effect, kindness)
    who = cast("str", effect.get("who", "everyone"))
    return _felt(seat, crisis, who, kindness, _each(crisis, effect))


_WHOLE = frozenset(
    {"scale_demand", "add_coverage", "shift_outcome", "change_tension", "change_stability", "scale_units", "count_only"}
)


def _whole(seat: Seat, crisis: CrisisView, effect: EffectView, kindness: int) -> int:
    """Return the worth of an effect on the crisis or the world."""
    amount = cast("int", effect.get("amount", effect.get("percent", effect.get("steps", 0))))
    match effect["type"]:
        case "scale_demand":
            return _coverage(seat, crisis, -8 * amount, kindness)
        case "add_coverage":
            return _coverage(seat, crisis, amount, kindness)
        case "shift_outcome":
            return _coverage(seat, crisis, -280 * amount, kindness)
        case "scale_units":
            return _coverage(seat, crisis, amount - 100, kindness) if effect["who"] != "others" else 0
        case "change_tension":
            return _shared(seat, kindness, TENSION * amount // 2)
        case "change_stability":
            return _shared(seat, kindness, STABILITY * amount)
        case _:
            return 0


def _each(crisis: CrisisView, effect: EffectView) -> int:
    """Return the worth of an effect to each nation that it touches."""
    amount = cast("int", effect.get("amount", 0))
    match effect["type"]:
        case "change_nation":
            return QUANTITIES.get(cast("str", effect["quantity"]), RESOURCE_POINT) * amount
        case "change_trust":
            return TRUST * amount
        case "change_exposure":
            return EXPOSURE * amount
        case "change_capability":
            return LEVEL * amount
        case "scale_harm":
            return HARM * crisis["severity"] * (cast("int", effect["percent"]) - 100) // 100
        case _:
            return 0
