"""What a response option is worth to a bot: its effects as the view tells them, weighed in hundredths of a point.

The weights are rules of thumb from the scorecard: a level, a point of support, a point of leadership. They need not be
exact, only sensible; the lab shows what comes of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast

from rules.bots.seat import Seat
from rules.engine.view_types import CrisisView, OptionView

EffectView = Mapping[str, int | str | list[str]]

RESOURCE_POINT: Final = 13
INFLUENCE: Final = 4
STABILITY: Final = 40
"""To every nation: the world's stability scales all scores."""
TENSION: Final = -45
SUPPORT: Final = 13
HARM: Final = -65
EXPOSURE: Final = -15
LEVEL: Final = 75
TRUST: Final = 1
QUANTITIES: Final = {"gdp": 9, "support": SUPPORT, "influence": INFLUENCE, "earned": 30, "record": 4, "harm": HARM}
ELSEWHERE: Final = 35
"""Per cent: how likely an outcome is that the sheet does not forecast."""
AS_FORECAST: Final = 65
ON_TOP: Final = 30
"""Per cent: what more coverage is still worth where the sheet already says "contained"."""


@dataclass(frozen=True, slots=True)
class Dilemma:
    """A choice before a seat: the crisis, how many units the seat sends there, and how kind its policy is."""

    seat: Seat
    crisis: CrisisView
    sends: int
    kindness: int


def best_option(dilemma: Dilemma, allowed: Mapping[str, int]) -> str | None:
    """Return the option worth most among those allowed (by price in RP), or None when doing nothing is as good."""
    options = dilemma.crisis.get("options", {})
    worth = {name: _worth(dilemma, options[name], price) for name, price in allowed.items()}
    best = max(sorted(worth), key=worth.__getitem__, default=None)
    nothing = worth["nothing"] if "nothing" in worth else _worth(dilemma, options["nothing"], 0)
    return best if best is not None and worth[best] > nothing else None


def _worth(dilemma: Dilemma, option: OptionView, price: int) -> int:
    total = -price * RESOURCE_POINT - option["cost_influence"] * INFLUENCE
    total += _coverage(dilemma, 1000 * sum(option["contributes"].values()) // dilemma.crisis["units"])
    for kind, effects in option["effects"].items():
        for effect in effects:
            total += _likely(dilemma.crisis, effect, kind) * _effect(dilemma, effect) // 100
    return total


def _likely(crisis: CrisisView, effect: EffectView, kind: str) -> int:
    """Return how likely an effect is to take place, in per cent."""
    chance = cast("int", effect.get("chance", 100))
    outcomes = cast("list[str]", effect.get("outcomes", []))
    if outcomes:
        chance = chance * (AS_FORECAST if crisis["forecast"]["outcome"] in outcomes else ELSEWHERE) // 100
    others_needed = cast("int", effect.get("pickers_at_least", 1)) - 1
    return chance * 60 // 100 if others_needed and kind != "private" else chance


def _shared(dilemma: Dilemma, amount: int) -> int:
    """Return what a thing is worth that is worth so much to every nation."""
    return amount * (100 + dilemma.kindness * (len(dilemma.seat.view["nations"]) - 1)) // 100


def _coverage(dilemma: Dilemma, mille: int) -> int:
    """Return what so much more coverage is worth: stability for all, less harm for the target."""
    severity = dilemma.crisis["severity"]
    if dilemma.crisis["forecast"]["outcome"] == "contained":
        mille = mille * ON_TOP // 100
    stability = _shared(dilemma, mille * severity * STABILITY // 300)
    harm = -HARM * mille * severity // 250
    return stability + (harm if dilemma.seat.is_target(dilemma.crisis) else harm * dilemma.kindness // 100)


def _felt(dilemma: Dilemma, who: str, amount: int) -> int:
    """Return what a thing is worth that happens to `who`, each of them so much; the seat is taken for the picker."""
    others = len(dilemma.seat.view["nations"]) - 1
    target = dilemma.seat.is_target(dilemma.crisis)
    mine, theirs = {
        "picker": (1, 0),
        "pickers": (1, others // 3),
        "target": (1, 0) if target else (0, 1),
        "others": (0, others),
        "bystanders": (0, others // 2),
        "contributors": (1, others // 2),
        "neighbours": (0, 1) if target else (int(_is_near(dilemma)), 1),
        "rivals": (0, 1),
        "everyone": (1, others),
    }[who]
    return amount * mine + amount * theirs * dilemma.kindness // 100


def _is_near(dilemma: Dilemma) -> bool:
    return dilemma.seat.own["region"] == dilemma.seat.target(dilemma.crisis)["region"]


def _effect(dilemma: Dilemma, effect: EffectView) -> int:
    """Return the worth of one effect if it takes place."""
    if effect["type"] in _OF_THE_CRISIS:
        return _of_the_crisis(dilemma, effect)
    who = cast("str", effect.get("who", "everyone"))
    if effect["type"] == "scale_harm":
        return _spared(dilemma, who, cast("int", effect["percent"]))
    return _felt(dilemma, who, _each(effect))


_OF_THE_CRISIS = frozenset(
    {"scale_demand", "add_coverage", "shift_outcome", "change_tension", "change_stability", "scale_units", "count_only"}
)


def _of_the_crisis(dilemma: Dilemma, effect: EffectView) -> int:
    """Return the worth of an effect on the crisis or the world."""
    amount = cast("int", effect.get("amount", effect.get("percent", effect.get("steps", 0))))
    match effect["type"]:
        case "scale_demand":
            return _coverage(dilemma, -8 * amount)
        case "add_coverage":
            return _coverage(dilemma, amount)
        case "shift_outcome":
            return _coverage(dilemma, -280 * amount)
        case "scale_units":
            own = 10 * (amount - 100) * dilemma.sends // dilemma.crisis["units"]
            return _coverage(dilemma, own) if effect["who"] != "others" else 0
        case "change_tension":
            return _shared(dilemma, TENSION * amount)
        case "change_stability":
            return _shared(dilemma, STABILITY * amount)
        case _:
            return 0


def _spared(dilemma: Dilemma, who: str, percent: int) -> int:
    """Return what less harm is worth: all of it to the target, a quarter to its neighbours, nothing to others."""
    crisis, target = dilemma.crisis, dilemma.seat.is_target(dilemma.crisis)
    harm = HARM * crisis["severity"] * (percent - 100) // 100
    if target or who == "target":
        return harm if target else harm * dilemma.kindness // 100
    return harm // 4 if _is_near(dilemma) else 0


def _each(effect: EffectView) -> int:
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
        case _:
            return 0
