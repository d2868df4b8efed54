"""The closed list of effects as authors write them, with the bounds of each; names and fields are the engine's."""

from typing import Annotated, Literal

from pydantic import Field

from rules.engine import cards as engine
from rules.engine.cards import Who
from rules.engine.ids import Domain, Outcome, Quantity, Threat
from rules.packs.schema.fields import FullId, Slug, Strict

Percent = Annotated[int, Field(ge=0, le=200)]


class EffectModel(Strict):
    """What all effects share."""

    outcomes: tuple[Outcome, ...] = ()
    """Applies only after one of these outcomes; left out: always."""
    chance: int = Field(default=100, ge=1, le=100)
    """Per cent."""
    pickers_at_least: int = Field(default=1, ge=1, le=10)
    """How many nations must have picked the option."""


class ScaleDemand(EffectModel):
    """Change the crisis's demand by so many per cent before coverage is counted."""

    effect: Literal["scale_demand"]
    percent: int = Field(ge=-60, le=60)


class ScaleUnits(EffectModel):
    """Let the units that `who` sent count at so many per cent."""

    effect: Literal["scale_units"]
    who: Who
    percent: Percent


class CountOnly(EffectModel):
    """Let only the units of these domains count."""

    effect: Literal["count_only"]
    domains: tuple[Domain, ...] = Field(min_length=1)


class AddCoverage(EffectModel):
    """Add to coverage, in per mille."""

    effect: Literal["add_coverage"]
    amount: int = Field(ge=-400, le=400)


class ShiftOutcome(EffectModel):
    """Make the outcome so many steps worse (positive) or better (negative)."""

    effect: Literal["shift_outcome"]
    steps: int = Field(ge=-3, le=3)


class ScaleHarm(EffectModel):
    """Let the harm that `who` takes from this crisis count at so many per cent."""

    effect: Literal["scale_harm"]
    who: Who
    percent: Percent


class ChangeNation(EffectModel):
    """Change a nation's number: support and influence in points, gdp in per mille of itself."""

    effect: Literal["change_nation"]
    quantity: Quantity
    who: Who
    amount: int = Field(ge=-30, le=30)


class ChangeTrust(EffectModel):
    """Change how every nation of `observers` sees every nation of `who`."""

    effect: Literal["change_trust"]
    observers: Who
    who: Who
    amount: int = Field(ge=-20, le=20)


class ChangeTension(EffectModel):
    """Change the tension of a threat; the card's own where none is named."""

    effect: Literal["change_tension"]
    threat: Threat | None = None
    amount: int = Field(ge=-3, le=3)


class ChangeStability(EffectModel):
    """Change the world's stability."""

    effect: Literal["change_stability"]
    amount: int = Field(ge=-10, le=10)


class ChangeExposure(EffectModel):
    """Change exposure to a threat; the card's own where none is named."""

    effect: Literal["change_exposure"]
    who: Who
    threat: Threat | None = None
    amount: int = Field(ge=-2, le=2)


class ChangeCapability(EffectModel):
    """Raise or lower the level of a domain."""

    effect: Literal["change_capability"]
    who: Who
    domain: Domain
    amount: int = Field(ge=-2, le=2)


class ScheduleCard(EffectModel):
    """Bring a card to the horizon some rounds later, at the same target."""

    effect: Literal["schedule_card"]
    card: FullId
    rounds: int = Field(ge=1, le=4)


class Mark(EffectModel):
    """Leave a tag for the debrief and for finales."""

    effect: Literal["mark"]
    tag: Slug


AnyEffect = Annotated[
    ScaleDemand
    | ScaleUnits
    | CountOnly
    | AddCoverage
    | ShiftOutcome
    | ScaleHarm
    | ChangeNation
    | ChangeTrust
    | ChangeTension
    | ChangeStability
    | ChangeExposure
    | ChangeCapability
    | ScheduleCard
    | Mark,
    Field(discriminator="effect"),
]

EFFECTS: dict[str, type[engine.EffectType]] = {
    "scale_demand": engine.ScaleDemand,
    "scale_units": engine.ScaleUnits,
    "count_only": engine.CountOnly,
    "add_coverage": engine.AddCoverage,
    "shift_outcome": engine.ShiftOutcome,
    "scale_harm": engine.ScaleHarm,
    "change_nation": engine.ChangeNation,
    "change_trust": engine.ChangeTrust,
    "change_tension": engine.ChangeTension,
    "change_stability": engine.ChangeStability,
    "change_exposure": engine.ChangeExposure,
    "change_capability": engine.ChangeCapability,
    "schedule_card": engine.ScheduleCard,
    "mark": engine.Mark,
}
"""The engine's class behind each name."""


def effect_from(model: AnyEffect) -> engine.EffectType:
    """Return the engine's effect for a validated one."""
    values = {name: value for name, value in model if name != "effect"}
    return EFFECTS[model.effect](**values)
