"""What a response option is worth to a bot: its effects as the view tells them, weighed in hundredths of a point.

The weights are rules of thumb from the scorecard: a level, a point of support, a point of leadership. They need not be
exact, only sensible; the lab shows what comes of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from rules.bots.seat import Seat
from rules.engine.remembering import remembered_of_one
from rules.engine.view_types import CrisisView, OptionView

EffectView = Mapping[str, Any]

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


STRUCK: Final = frozenset({"target", "everyone", "contributors"})
"""Among whom the nation is, or is likely to be, that a crisis strikes."""
OTHERS_MAY_NOT: Final = 60
"""Per cent: how likely it is that others pick the same option."""


class Dilemma:
    """A choice before a seat: the crisis, how many units the seat sends there, and how kind its policy is."""

    __slots__ = ("contained", "crisis", "exact", "kindness", "near", "others", "outcome", "sends", "severity", "target")

    def __init__(self, seat: Seat, crisis: CrisisView, sends: int, kindness: int) -> None:
        """Read what every option is weighed by."""
        self.crisis = crisis
        self.sends = sends
        self.kindness = kindness
        self.severity = crisis["severity"]
        self.outcome = crisis["forecast"]["outcome"]
        self.contained = self.outcome == "contained"
        self.target = seat.is_target(crisis)
        self.near = seat.own["region"] == seat.target(crisis)["region"]
        self.others = len(seat.view["nations"]) - 1
        # The introduction is balanced with bots that count less harm as theirs whomever it is for.
        self.exact = bool(seat.view["scenario"]["modules"])

    def shared(self, amount: int) -> int:
        """Return what a thing is worth that is worth so much to every nation."""
        return amount * (100 + self.kindness * self.others) // 100

    def coverage(self, mille: int) -> int:
        """Return what so much more coverage is worth: stability for all, less harm for the target."""
        if self.contained:
            mille = mille * ON_TOP // 100
        stability = self.shared(mille * self.severity * STABILITY // 300)
        harm = -HARM * mille * self.severity // 250
        return stability + (harm if self.target else harm * self.kindness // 100)

    def felt(self, who: str, amount: int) -> int:
        """Return what a thing is worth that happens to `who`, each so much; the seat is taken for the picker."""
        mine, theirs = self.touched(who)
        return amount * mine + amount * theirs * self.kindness // 100

    def touched(self, who: str) -> tuple[int, int]:
        """Return whether the seat is among `who`, and about how many others are."""
        others = self.others
        return {
            "picker": (1, 0),
            "pickers": (1, others // 3),
            "target": (1, 0) if self.target else (0, 1),
            "others": (0, others),
            "bystanders": (0, others // 2),
            "contributors": (1, others // 2),
            "neighbours": (0, 1) if self.target else (int(self.near), 1),
            "rivals": (0, 1),
            "everyone": (1, others),
        }[who]

    def spared(self, who: str, percent: int) -> int:
        """Return what less harm is worth: all of it to the target, a quarter to its neighbours, nothing to others."""
        harm = HARM * self.severity * (percent - 100) // 100
        if self.exact:
            mine, theirs = self.touched(who)
            suffers = harm if self.target else harm // 4 if self.near else 0
            elsewhere = harm // 4 if self.target or who == "neighbours" else harm if who in STRUCK else 0
            return suffers * mine + elsewhere * min(1, theirs) * self.kindness // 100
        if self.target or who == "target":
            return harm if self.target else harm * self.kindness // 100
        return harm // 4 if self.near else 0


@dataclass(slots=True)
class Term:
    """One effect of an option as bots weigh it, whoever looks at it."""

    operation: str
    who: str
    amount: int
    """Its worth to each nation that it touches, or its own number where it changes the crisis or the world."""
    chance: int
    outcomes: list[str]
    alone: bool
    """Whether it takes place whoever else picks the option."""


@remembered_of_one
def _terms(option: OptionView) -> list[Term]:
    """Read an option's effects once; six nations weigh the same ones."""
    return [_term(effect, kind) for kind, effects in option["effects"].items() for effect in effects]


def _term(effect: EffectView, kind: str) -> Term:
    return Term(
        operation=effect["type"],
        who=effect.get("who", "everyone"),
        amount=_each(effect),
        chance=effect.get("chance", 100),
        outcomes=effect.get("outcomes", []),
        alone=kind == "private" or effect.get("pickers_at_least", 1) == 1,
    )


def _each(effect: EffectView) -> int:
    """Return the worth of an effect to each nation that it touches, or its own number."""
    amount: int = effect.get("amount", 0)
    match effect["type"]:
        case "change_nation":
            return QUANTITIES.get(effect["quantity"], RESOURCE_POINT) * amount
        case "change_trust":
            return TRUST * amount
        case "change_exposure":
            return EXPOSURE * amount
        case "change_capability":
            return LEVEL * amount
        case "scale_demand" | "add_coverage" | "shift_outcome" | "scale_units" | "scale_harm":
            number: int = effect.get("amount", effect.get("percent", effect.get("steps", 0)))
            return number
        case "change_tension" | "change_stability":
            return amount
        case _:
            return 0


def best_option(dilemma: Dilemma, allowed: Mapping[str, int]) -> str | None:
    """Return the option worth most among those allowed (by price in RP), or None when doing nothing is as good."""
    options = dilemma.crisis.get("options", {})
    worth = {name: _worth(dilemma, options[name], price) for name, price in allowed.items()}
    best = max(sorted(worth), key=worth.__getitem__, default=None)
    nothing = worth["nothing"] if "nothing" in worth else _worth(dilemma, options["nothing"], 0)
    return best if best is not None and worth[best] > nothing else None


def _worth(dilemma: Dilemma, option: OptionView, price: int) -> int:
    total = -price * RESOURCE_POINT - option["cost_influence"] * INFLUENCE
    if option["contributes"]:
        total += dilemma.coverage(1000 * sum(option["contributes"].values()) // dilemma.crisis["units"])
    for term in _terms(option):
        total += _likely(dilemma, term) * _effect(dilemma, term) // 100
    return total


def _likely(dilemma: Dilemma, term: Term) -> int:
    """Return how likely an effect is to take place, in per cent."""
    chance = term.chance
    if term.outcomes:
        chance = chance * (AS_FORECAST if dilemma.outcome in term.outcomes else ELSEWHERE) // 100
    return chance if term.alone else chance * OTHERS_MAY_NOT // 100


def _effect(dilemma: Dilemma, term: Term) -> int:
    """Return the worth of one effect if it takes place."""
    match term.operation:
        case "change_nation" | "change_trust" | "change_exposure" | "change_capability":
            return dilemma.felt(term.who, term.amount)
        case "scale_harm":
            return dilemma.spared(term.who, term.amount)
        case "change_tension":
            return dilemma.shared(TENSION * term.amount)
        case "change_stability":
            return dilemma.shared(STABILITY * term.amount)
        case _:
            return _on_coverage(dilemma, term)


def _on_coverage(dilemma: Dilemma, term: Term) -> int:
    """Return the worth of an effect on how far the crisis is covered."""
    match term.operation:
        case "scale_demand":
            return dilemma.coverage(-8 * term.amount)
        case "add_coverage":
            return dilemma.coverage(term.amount)
        case "shift_outcome":
            return dilemma.coverage(-280 * term.amount)
        case "scale_units" if term.who != "others":
            return dilemma.coverage(10 * (term.amount - 100) * dilemma.sends // dilemma.crisis["units"])
        case _:
            return 0
