"""Choices that are none: needs that do not add up, a "do nothing" that is free, options that nobody could pay."""

from collections.abc import Iterator, Sequence

from rules.engine.ids import Quantity
from rules.packs.building import Shelf
from rules.packs.problems import Path, Problem
from rules.packs.schema.crises import CapabilityRequirement, CrisisModel, NothingModel, OptionModel
from rules.packs.schema.effects import (
    AddCoverage,
    AnyEffect,
    ChangeCapability,
    ChangeExposure,
    ChangeNation,
    ChangeStability,
    ChangeTension,
    ChangeTrust,
    ScaleDemand,
    ScaleHarm,
    ScaleUnits,
    ScheduleCard,
    ShiftOutcome,
)
from rules.packs.schema.nations import NationModel
from rules.packs.validation import Checked

WHOLE = 1000
AFFORDABLE_RATE = 5
"""RP per 100 gdp: half of an ordinary budget, which a nation can spare for an option."""


def balance_problems(checked: Checked, shelf: Shelf) -> Iterator[Problem]:
    """Yield what makes a card no crisis or its dilemma no dilemma."""
    nations = tuple(shelf.nations.values())
    for place, card in enumerate(checked.pack.crises):
        path: Path = ("crises", place)
        weights = sum(need.weight for need in card.needs)
        for number, stage in enumerate(card.stages):
            total = sum(need.weight for need in stage.needs)
            if stage.needs and total != WHOLE:
                where = (*path, "stages", number, "needs")
                yield checked.assembled.problem(where, f"the weights add up to {total}", f"let them add up to {WHOLE}")
        if weights != WHOLE:
            wrong = f"the weights add up to {weights}"
            yield checked.assembled.problem((*path, "needs"), wrong, f"let them add up to {WHOLE}")
        if card.earliest > card.latest:
            wrong = "the earliest round is after the latest"
            yield checked.assembled.problem((*path, "earliest"), wrong, "turn them round")
        if card.dilemma is not None:
            if card.kind != "opportunity":
                yield from _nothing(checked, (*path, "dilemma", "nothing"), card.dilemma.nothing)
            yield from _options(checked, (*path, "dilemma", "options"), card, nations)


def _nothing(checked: Checked, path: Path, nothing: NothingModel) -> Iterator[Problem]:
    effects = (*nothing.public, *nothing.club, *nothing.private)
    if not any(is_bad(effect) for effect in effects):
        wrong = "doing nothing costs nobody anything"
        cure = "let it hurt a little, such as support of the target and its neighbours by 2"
        yield checked.assembled.problem(path, wrong, cure)


def _options(checked: Checked, path: Path, card: CrisisModel, nations: Sequence[NationModel]) -> Iterator[Problem]:
    options = card.dilemma.options if card.dilemma else ()
    for place, option in enumerate(options):
        effects = (*option.public, *option.club, *option.private)
        if not effects and not option.contributes:
            yield checked.assembled.problem((*path, place), "this option does nothing", "give it an effect")
        elif not option.contributes and all(is_bad(effect) for effect in effects):
            wrong = "everything about this option is bad for somebody"
            yield checked.assembled.warning((*path, place), wrong, "let somebody gain, or nobody will pick it")
        if nations and not any(_can(nation, option) for nation in nations):
            wrong = "no nation meets what this option requires"
            yield checked.assembled.problem((*path, place, "requires"), wrong, "ask for less")
    poorest = min(nations, key=lambda nation: nation.gdp, default=None)
    if poorest is not None and not any(_can(poorest, it) and it.cost_rate <= AFFORDABLE_RATE for it in options):
        wrong = f"{poorest.id}, the poorest nation, can pick none of these"
        yield checked.assembled.problem(
            path, wrong, f"let one ask for no level and at most {AFFORDABLE_RATE} RP a 100 gdp"
        )


def _can(nation: NationModel, option: OptionModel) -> bool:
    return all(
        nation.capability.get(requirement.domain, 0) >= requirement.level
        for requirement in option.requires
        if isinstance(requirement, CapabilityRequirement)
    )


def is_bad(effect: AnyEffect) -> bool:
    """Return whether an effect is bad for those it touches, or for the common cause."""
    match effect:
        case ScaleDemand(percent=amount) | ShiftOutcome(steps=amount):
            return amount > 0
        case ChangeTension(amount=amount) | ChangeExposure(amount=amount):
            return amount > 0
        case ChangeNation(quantity=Quantity.HARM, amount=amount):
            return amount > 0
        case ChangeNation(amount=amount) | ChangeTrust(amount=amount) | ChangeCapability(amount=amount):
            return amount < 0
        case ChangeStability(amount=amount) | AddCoverage(amount=amount):
            return amount < 0
        case ScaleHarm(percent=percent):
            return percent > 100
        case ScaleUnits(percent=percent):
            return percent < 100
        case _:
            return isinstance(effect, ScheduleCard)
