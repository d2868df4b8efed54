"""Agendas that nobody could reach, and scenarios with too few of them."""

from collections.abc import Iterator

from rules.engine.agendas import OF_NEIGHBOURS, OF_RIVALS, Feat
from rules.engine.ids import Module
from rules.packs.building import Shelf
from rules.packs.lint.references import close_to
from rules.packs.problems import Path, Problem
from rules.packs.schema.agendas import AgendaModel
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
    for place, scenario in enumerate(checked.pack.scenarios):
        yield from _scenario(checked, shelf, ("scenarios", place), scenario)


def _reach(agenda: AgendaModel) -> bool:
    return agenda.start > 0 or any(part.points > 0 for part in agenda.parts)


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
