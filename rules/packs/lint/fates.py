"""Agendas that nobody could reach, events that never come or touch nobody, finales without cards."""

from collections.abc import Iterator

from rules.engine.agendas import OF_NEIGHBOURS, OF_RIVALS, Feat
from rules.engine.cards import Who
from rules.engine.ids import Module
from rules.packs.building import Shelf
from rules.packs.lint.references import close_to
from rules.packs.problems import Path, Problem
from rules.packs.schema.agendas import AgendaModel
from rules.packs.schema.effects import ChangeExposure, ChangeTension, ScheduleCard
from rules.packs.schema.events import WHOM, EventModel
from rules.packs.schema.scenarios import ScenarioModel
from rules.packs.validation import Checked

NEEDS: dict[Feat, Module] = {Feat.EXERCISED: Module.EXERCISES, Feat.AIDED: Module.DEALS}
"""Feats that only a module makes possible."""


def fate_problems(checked: Checked, shelf: Shelf) -> Iterator[Problem]:
    """Yield what is wrong with agendas and with the scenarios that deal them."""
    for place, agenda in enumerate(checked.pack.agendas):
        if not _reach(agenda):
            path: Path = ("agendas", place, "parts")
            yield checked.assembled.problem(path, "this agenda is worth nothing", "let a part bring points, or `start`")
    for place, event in enumerate(checked.pack.events):
        yield from _event(checked, shelf, ("events", place), event)
    for place, scenario in enumerate(checked.pack.scenarios):
        yield from _turns(checked, shelf, ("scenarios", place), scenario)
        yield from _scenario(checked, shelf, ("scenarios", place), scenario)


def _reach(agenda: AgendaModel) -> bool:
    return agenda.start > 0 or any(part.points > 0 for part in agenda.parts)


def _event(checked: Checked, shelf: Shelf, path: Path, event: EventModel) -> Iterator[Problem]:
    if bool(event.round) == bool(event.when):
        wrong = "this event has both a round and conditions" if event.round else "nothing says when this event comes"
        yield checked.assembled.problem(path, wrong, "write either `round` or `when`")
    if event.round and event.foreseen >= event.round:
        yield checked.assembled.problem((*path, "foreseen"), "this is before the first round", "let it come later")
    for place, effect in enumerate(event.effects):
        for name in ("who", "observers"):
            if getattr(effect, name, Who.TARGET) not in WHOM:
                cure = f"write one of {', '.join(WHOM)}"
                yield checked.assembled.problem((*path, "effects", place, name), "nobody picks or sends here", cure)
        if isinstance(effect, ChangeTension | ChangeExposure) and effect.threat is None:
            yield checked.assembled.problem((*path, "effects", place), "no threat is named", "add `threat`")
        if isinstance(effect, ScheduleCard) and effect.card not in shelf.crises:
            wrong = f"there is no card {effect.card}"
            yield checked.assembled.problem((*path, "effects", place, "card"), wrong, close_to("it", shelf.crises))


def _turns(checked: Checked, shelf: Shelf, path: Path, scenario: ScenarioModel) -> Iterator[Problem]:
    for place, key in enumerate(scenario.events):
        if key not in shelf.events:
            where = (*path, "events", place)
            yield checked.assembled.problem(where, f"there is no event {key}", close_to(key, shelf.events))
            continue
        brought = {effect.card for effect in shelf.events[key].effects if isinstance(effect, ScheduleCard)}
        for card in sorted(brought - set(scenario.cards)):
            wrong = f"{key} brings {card}, which is not among the cards"
            yield checked.assembled.problem((*path, "events", place), wrong, "add it, or take this event out")
    for place, finale in enumerate(scenario.finales):
        for card in sorted(set(finale.cards) - set(shelf.crises)):
            where = (*path, "finales", place, "cards")
            yield checked.assembled.problem(where, f"there is no card {card}", close_to(card, shelf.crises))
    if scenario.finales and scenario.finales[0].tags:
        wrong = "the first finale, which comes where no tag was left, asks for tags"
        yield checked.assembled.warning((*path, "finales", 0, "tags"), wrong, "leave its tags empty")


def _scenario(checked: Checked, shelf: Shelf, path: Path, scenario: ScenarioModel) -> Iterator[Problem]:
    known = [shelf.agendas[key] for key in scenario.agendas if key in shelf.agendas]
    for place, key in enumerate(scenario.agendas):
        if key not in shelf.agendas:
            where = (*path, "agendas", place)
            yield checked.assembled.problem(where, f"there is no agenda {key}", close_to(key, shelf.agendas))
    if Module.AGENDAS not in scenario.modules:
        return
    most = max(seating.seats for seating in scenario.seatings)
    free = sum(not {part.feat for part in agenda.parts} & (OF_RIVALS | OF_NEIGHBOURS) for agenda in known)
    if free < most:
        wrong = f"{free} agendas are open to every nation, and {most} nations can sit here"
        yield checked.assembled.problem((*path, "agendas"), wrong, f"list at least {most} without rivals or neighbours")
    for agenda in known:
        for module in sorted({NEEDS[part.feat] for part in agenda.parts if part.feat in NEEDS} - set(scenario.modules)):
            wrong = f"{agenda.id} counts what the module {module.value} brings"
            yield checked.assembled.problem((*path, "agendas"), wrong, "switch the module on or take the agenda out")
