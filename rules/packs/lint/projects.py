"""Projects that could not be begun: unknown ones, ones without their module, ones whose host has no such domain."""

from collections.abc import Iterator

from rules.engine.ids import Module
from rules.packs.building import Shelf
from rules.packs.lint.references import close_to
from rules.packs.problems import Path, Problem
from rules.packs.schema.projects import ProjectModel, RaiseLevel
from rules.packs.schema.scenarios import ScenarioModel
from rules.packs.validation import Checked

WHY_WORDS = 60
NEEDED = (Module.DEALS, Module.TECHNOLOGY)
"""Parts of the rules that projects are built on."""


def project_problems(checked: Checked, shelf: Shelf) -> Iterator[Problem]:
    """Yield what would keep the projects of a pack from being begun, or their words from being read."""
    prefix = checked.pack.pack.id
    for place, project in enumerate(checked.pack.projects):
        path: Path = ("projects", place)
        if project.id.partition(".")[0] != prefix:
            wrong = f"{project.id} is not of this pack"
            yield checked.assembled.problem((*path, "id"), wrong, f"begin it with {prefix}.")
        if len(set(project.ways)) < len(project.ways):
            yield checked.assembled.problem((*path, "ways"), "a way stands here twice", "name each once")
    for language, texts in checked.pack.texts.items():
        for name, words in texts.projects.items():
            count = len(words.why.split())
            if count > WHY_WORDS:
                where = ("texts", language, "projects", name, "why")
                yield checked.assembled.problem(where, f"it has {count} words", f"cut it to {WHY_WORDS}")
    for place, scenario in enumerate(checked.pack.scenarios):
        yield from _offered(checked, shelf, ("scenarios", place), scenario)


def _offered(checked: Checked, shelf: Shelf, path: Path, scenario: ScenarioModel) -> Iterator[Problem]:
    on = Module.PROJECTS in scenario.modules
    if on != bool(scenario.projects):
        wrong = "projects are on and none is offered" if on else "projects are offered and the module is off"
        yield checked.assembled.problem((*path, "modules"), wrong, "name projects and the module, or neither")
    for module in NEEDED if on else ():
        if module not in scenario.modules:
            wrong = f"projects need {module.value}"
            yield checked.assembled.problem((*path, "modules"), wrong, f"add {module.value}, or take projects out")
    for place, name in enumerate(scenario.projects):
        where = (*path, "projects", place)
        project = shelf.projects.get(name)
        if project is None:
            cure = close_to(name, shelf.projects)
            yield checked.assembled.problem(where, f"there is no project {name}", cure)
        else:
            yield from _domains(checked, where, scenario, project)


def _domains(checked: Checked, path: Path, scenario: ScenarioModel, project: ProjectModel) -> Iterator[Problem]:
    raised = [effect.domain for effect in project.effects if isinstance(effect, RaiseLevel)]
    for domain in (project.domain, *raised):
        if domain not in scenario.domains:
            wrong = f"{project.id} builds {domain.value}, which the scenario does not have"
            yield checked.assembled.problem(path, wrong, "add the domain or take the project out")
